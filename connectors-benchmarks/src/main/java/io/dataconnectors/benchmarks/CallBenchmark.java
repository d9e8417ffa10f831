package io.dataconnectors.benchmarks;

import io.dataconnectors.http.EgressPolicy;
import io.dataconnectors.http.JdkTransport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javax.net.ssl.SSLContext;

/**
 * Compares calls: written by hand, and of a connector; directly, through a {@link BareRelay} and, the connector's alone,
 * through the library's. Latency, CPU time of the process, bytes allocated; on connections that are kept and on new ones; with 1
 * caller and with 16. They take turns, round by round, so that what else the machine does meets all; each set of rounds gives
 * ratios and differences, and the table shows their medians with the quartiles.
 *
 * <p>The arguments: the number of sets of rounds (12) and of calls in a round (4000; a tenth for new connections).
 */
final class CallBenchmark {
    private static final int WARM_UP = 10;

    private enum Way {
        BY_HAND,
        BY_HAND_BARE,
        DIRECT,
        BARE,
        RELAY
    }

    private final int sets;
    private final int calls;
    private final String url;
    private final SSLContext trust;
    private final EgressPolicy policy;
    private final InetSocketAddress bareRelay;

    private CallBenchmark(int sets, int calls, int port, SSLContext trust) throws IOException {
        this.sets = sets;
        this.calls = calls;
        this.trust = trust;
        url = "https://127.0.0.1:" + port;
        policy = EgressPolicy.publicHttps().allowPort(port).openRange("127.0.0.1/32");
        bareRelay = BareRelay.to(port);
    }

    /** Runs it and prints a table. */
    public static void main(String[] args) throws IOException, GeneralSecurityException, InterruptedException {
        int sets = args.length > 0 ? Integer.parseInt(args[0]) : 12;
        int calls = args.length > 1 ? Integer.parseInt(args[1]) : 4_000;
        Path certificate = Files.createTempDirectory("benchmark").resolve("server.p12");
        Certificate.write(certificate);
        Process server = Server.start(certificate);
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            int port = Integer.parseInt(output.readLine());
            new CallBenchmark(sets, calls, port, Certificate.client(certificate)).run();
        } finally {
            server.destroy();
            Files.delete(certificate);
            Files.delete(certificate.getParent());
        }
        System.exit(0); // on JDK 17 the clients' threads would go on
    }

    private void run() throws InterruptedException {
        System.out.println("Java " + Runtime.version() + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, " + sets + " sets of rounds");
        System.out.println("| connections, callers | by hand: µs, CPU µs, KB | direct to by hand: latency, CPU, bytes"
                + " | relay to direct: latency, CPU, bytes | relay: µs, CPU µs more | bare relay: µs, CPU µs more"
                + " | by hand, bare relay: µs, CPU µs more |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (int callers : new int[] {1, 16}) {
            compare("kept", "/kept", callers, calls);
        }
        for (int callers : new int[] {1, 16}) {
            compare("new", "/new", callers, calls / 10);
        }
    }

    private Map<Way, Contestant> contestants(String path) {
        return new EnumMap<>(Map.of(
                Way.BY_HAND, Contestant.byHand(url + path, trust, HttpClient.Builder.NO_PROXY),
                Way.BY_HAND_BARE, Contestant.byHand(url + path, trust, ProxySelector.of(bareRelay)),
                Way.DIRECT, Contestant.connector(url + path, trust, policy, JdkTransport.direct()),
                Way.BARE, Contestant.connector(url + path, trust, policy, JdkTransport.throughProxy(bareRelay)),
                Way.RELAY, Contestant.connector(url + path, trust, policy, JdkTransport.relayed())));
    }

    private void compare(String connections, String path, int callers, int count) throws InterruptedException {
        Map<Way, Contestant> contestants = contestants(path);
        Map<Way, List<Measurement>> samples = new EnumMap<>(Way.class);
        try (Callers threads = new Callers(callers)) {
            for (int set = -WARM_UP; set < sets; set++) {
                for (Map.Entry<Way, Contestant> each : contestants.entrySet()) {
                    Measurement sample = Measurement.of(() -> threads.call(each.getValue(), count));
                    if (set >= 0) {
                        samples.computeIfAbsent(each.getKey(), way -> new ArrayList<>())
                                .add(sample);
                    }
                }
            }
        }
        System.out.println("| " + connections + ", " + callers + " | " + row(samples) + " |");
    }

    private static String row(Map<Way, List<Measurement>> samples) {
        List<Measurement> byHand = samples.getOrDefault(Way.BY_HAND, List.of());
        List<Measurement> direct = samples.getOrDefault(Way.DIRECT, List.of());
        List<Measurement> relay = samples.getOrDefault(Way.RELAY, List.of());
        String cost = String.format(
                Locale.ROOT,
                "%.0f, %.0f, %.0f",
                median(byHand, Measurement::latency),
                median(byHand, Measurement::cpu),
                median(byHand, Measurement::bytes) / 1024);
        return String.join(
                " | ",
                cost,
                ratios(direct, byHand),
                ratios(relay, direct),
                more(relay, direct),
                more(samples.getOrDefault(Way.BARE, List.of()), direct),
                more(samples.getOrDefault(Way.BY_HAND_BARE, List.of()), byHand));
    }

    private static String more(List<Measurement> of, List<Measurement> than) {
        return more(of, than, Measurement::latency) + ", " + more(of, than, Measurement::cpu);
    }

    private static String more(List<Measurement> of, List<Measurement> than, ToDoubleFunction<Measurement> figure) {
        return Spread.of(of, than, (a, b) -> figure.applyAsDouble(a) - figure.applyAsDouble(b))
                .text("%.0f");
    }

    private static double median(List<Measurement> samples, ToDoubleFunction<Measurement> of) {
        return Spread.of(samples, samples, (a, b) -> of.applyAsDouble(a)).median();
    }

    private static String ratios(List<Measurement> of, List<Measurement> to) {
        return String.join(
                ", ",
                ratio(of, to, Measurement::latency),
                ratio(of, to, Measurement::cpu),
                ratio(of, to, Measurement::bytes));
    }

    private static String ratio(List<Measurement> of, List<Measurement> to, ToDoubleFunction<Measurement> figure) {
        return Spread.of(of, to, (a, b) -> figure.applyAsDouble(a) / figure.applyAsDouble(b))
                .text("%.2f");
    }
}
