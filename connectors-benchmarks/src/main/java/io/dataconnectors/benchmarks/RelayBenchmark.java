package io.dataconnectors.benchmarks;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.http.EgressPolicy;
import io.dataconnectors.http.HttpConnectorExecutor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import javax.net.ssl.SSLContext;

/**
 * Compares calls through the relay with direct ones: latency, CPU time of the process, bytes allocated; on connections that
 * are kept and on new ones; with 1 caller and with 16. The two take turns, round by round, so that what else the machine
 * does meets both; each pair of rounds gives a ratio, and the table shows the median of those with the quartiles.
 *
 * <p>The arguments: the number of pairs of rounds (20) and of calls in a round (4000; a tenth for new connections).
 */
final class RelayBenchmark {
    private static final int WARM_UP = 6;

    private final int pairs;
    private final int calls;
    private final String url;
    private final HttpConnectorExecutor relay;
    private final HttpConnectorExecutor direct;

    private RelayBenchmark(int pairs, int calls, int port, SSLContext trust) {
        this.pairs = pairs;
        this.calls = calls;
        url = "https://127.0.0.1:" + port;
        EgressPolicy policy = EgressPolicy.publicHttps().allowPort(port).openRange("127.0.0.1/32");
        relay = HttpConnectorExecutor.builder().egress(policy).sslContext(trust).build();
        direct = HttpConnectorExecutor.builder()
                .egress(policy.direct())
                .sslContext(trust)
                .build();
    }

    /** Runs it and prints a table. */
    public static void main(String[] args) throws IOException, GeneralSecurityException, InterruptedException {
        int pairs = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        int calls = args.length > 1 ? Integer.parseInt(args[1]) : 4_000;
        Path certificate = Files.createTempDirectory("benchmark").resolve("server.p12");
        Certificate.write(certificate);
        Process server = server(certificate);
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            int port = Integer.parseInt(output.readLine());
            new RelayBenchmark(pairs, calls, port, Certificate.client(certificate)).run();
        } finally {
            server.destroy();
            Files.delete(certificate);
            Files.delete(certificate.getParent());
        }
        System.exit(0); // on JDK 17 the clients' threads would go on
    }

    private static Process server(Path certificate) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Server.class.getName(),
                        certificate.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void run() throws InterruptedException {
        System.out.println("Java " + Runtime.version() + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, " + pairs + " pairs of rounds");
        System.out.println(
                "| connections | callers | direct: µs, CPU µs, bytes | relay: µs more | latency | CPU | bytes |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (int callers : new int[] {1, 16}) {
            compare("kept", "/kept", callers, calls);
        }
        for (int callers : new int[] {1, 16}) {
            compare("new", "/new", callers, calls / 10);
        }
    }

    private void compare(String connections, String path, int callers, int count) throws InterruptedException {
        ConnectorDefinition definition = definition(url + path);
        List<Sample> through = new ArrayList<>();
        List<Sample> straight = new ArrayList<>();
        try (Callers threads = new Callers(callers)) {
            for (int pair = -WARM_UP; pair < pairs; pair++) {
                Sample one = Sample.of(() -> threads.call(direct, definition, count));
                Sample other = Sample.of(() -> threads.call(relay, definition, count));
                if (pair >= 0) {
                    straight.add(one);
                    through.add(other);
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.0f, %.0f, %.0f | %s | %s | %s | %s |%n",
                connections,
                callers,
                Spread.of(straight, straight, (a, b) -> a.latency()).median(),
                Spread.of(straight, straight, (a, b) -> a.cpu()).median(),
                Spread.of(straight, straight, (a, b) -> a.bytes()).median(),
                Spread.of(through, straight, (a, b) -> a.latency() - b.latency())
                        .text("%.0f"),
                ratio(through, straight, Sample::latency),
                ratio(through, straight, Sample::cpu),
                ratio(through, straight, Sample::bytes));
    }

    private static String ratio(List<Sample> through, List<Sample> straight, ToDoubleFunction<Sample> of) {
        return Spread.of(through, straight, (a, b) -> of.applyAsDouble(a) / of.applyAsDouble(b))
                .text("%.2f");
    }

    private static ConnectorDefinition definition(String url) {
        return ConnectorDefinition.builder("retrieve_order")
                .description("Fetches an order")
                .get(url)
                .query("id", "{{order_id}}")
                .input(Input.string("order_id").required())
                .output("id", "$.id")
                .output("status", "$.status")
                .output("total", "$.total")
                .output("carrier", "$.carrier")
                .output("day", "$.day")
                .build();
    }
}
