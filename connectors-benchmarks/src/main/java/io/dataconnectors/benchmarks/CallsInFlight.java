package io.dataconnectors.benchmarks;

import io.dataconnectors.Answer;
import io.dataconnectors.Execution;
import io.dataconnectors.Secret;
import io.dataconnectors.http.CallLimits;
import io.dataconnectors.http.EgressPolicy;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.http.JdkTransport;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.store.InMemoryConnectorStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Heap and threads of calls in flight: many are started at once, and an API in a process of its own holds their answers back until
 * the heap was measured. Each way has a JVM of its own. The argument is the number of calls (10,000) through the relay, which
 * has some connections, for which the other calls wait. With {@code direct} each has a connection, and a handshake before its
 * time is over: a tenth of the calls. The JDK's client alone, with as many connections, tells how much of that is its own.
 */
final class CallsInFlight {
    private static final String FEW = "128";
    private static final String BARE = "by hand, java.net.http";

    private CallsInFlight() {}

    /** Measures all ways, and prints a table. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int calls = args.length > 0 && !args[0].isBlank() ? Integer.parseInt(args[0].strip()) : 10_000;
        String all = String.valueOf(calls);
        String some = String.valueOf(calls / 10);
        StringBuilder table = new StringBuilder("| calls in flight, Java " + Runtime.version()
                + " | calls | KB of heap each | threads | answered |\n|---|---|---|---|---|\n");
        try (Api api = Api.start()) {
            for (String[] way : new String[][] {{"relay", all, FEW}, {"direct", some, some}, {BARE, some, some}}) {
                Process client = api.client(List.of("-Xmx2g"), Client.class, way);
                try (BufferedReader row = Api.reader(client)) {
                    String measured = row.readLine();
                    table.append(measured == null ? "| " + way[0] + " | " + way[1] + " | not measured | | |" : measured)
                            .append('\n');
                    client.waitFor();
                }
            }
        }
        Results.tell("calls-in-flight", table.toString());
    }

    /** Starts the calls of one way. */
    static final class Client {
        private Client() {}

        /** Takes the port that nobody needs here, the certificate, the way, the number of calls, and how many the API is to have. */
        public static void main(String[] args) throws IOException, GeneralSecurityException, InterruptedException {
            Process holding = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-classpath",
                            System.getProperty("java.class.path"),
                            Holding.class.getName(),
                            args[1],
                            args[4])
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader said = Api.reader(holding)) {
                String port = said.readLine();
                measure(Site.of(port, args[1]), args[2], Integer.parseInt(args[3]), said, holding);
            } finally {
                holding.destroy(); // its calls would keep this process
            }
            System.exit(0);
        }

        private static void measure(Site site, String way, int calls, BufferedReader said, Process holding)
                throws IOException {
            Supplier<CompletableFuture<Boolean>> call =
                    way.equals(BARE) ? bare(site) : connector(registry(site, way, calls));
            long before = heap();
            List<CompletableFuture<Boolean>> running =
                    Stream.generate(call).limit(calls).toList();
            CompletableFuture<?> tooSoon = CompletableFuture.anyOf(running.toArray(CompletableFuture[]::new))
                    .thenAccept(ended -> holding.destroy());
            if (said.readLine() == null) { // else the API has as many as it is to have
                throw new IllegalStateException("A call ended before all were in flight");
            }
            tooSoon.cancel(false);
            double each = (heap() - before) / 1024.0 / calls;
            holding.outputWriter().write("go\n");
            holding.outputWriter().flush();
            long answered = running.stream().filter(CompletableFuture::join).count();
            int threads = ManagementFactory.getThreadMXBean().getPeakThreadCount();
            System.out.printf(Locale.ROOT, "| %s | %d | %.1f | %d | %d |%n", way, calls, each, threads, answered);
        }

        private static Supplier<CompletableFuture<Boolean>> connector(ConnectorRegistry registry) {
            return () -> registry.executeAsync(Connectors.name(Size.SMALL), Connectors.invocation())
                    .thenApply(Execution::succeeded);
        }

        /** As the library configures it, without anything of the library. */
        private static Supplier<CompletableFuture<Boolean>> bare(Site site) {
            HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(site.trust())
                    .executor(Runnable::run)
                    .build();
            HttpRequest request = HttpRequest.newBuilder(URI.create(site.url() + Size.SMALL.path()))
                    .header("Authorization", "Bearer " + Contestant.TOKEN)
                    .POST(HttpRequest.BodyPublishers.ofString("{\"order\": \"1042\"}"))
                    .build();
            return () -> client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                    .thenApply(answer -> answer.statusCode() == 200);
        }

        private static ConnectorRegistry registry(Site site, String way, int calls) {
            HttpConnectorExecutor executor = HttpConnectorExecutor.builder()
                    .egress(EgressPolicy.publicHttps().allowPort(site.port()).openRangeFor(Api.HOST, "127.0.0.1/32"))
                    .transport((way.equals("direct") ? JdkTransport.direct() : JdkTransport.relayed())::open)
                    .sslContext(site.trust())
                    .secrets(query -> Secret.of(Contestant.TOKEN))
                    .limits(CallLimits.standard()
                            .inFlight(calls)
                            .perWorkspace(calls)
                            .perOrigin(calls))
                    .build();
            ConnectorRegistry registry = ConnectorRegistry.builder()
                    .store(new InMemoryConnectorStore())
                    .acceptSimulatedTests()
                    .executor(executor)
                    .build()
                    .in("benchmark");
            Answer canned = Answer.json(200, new String(Answers.of(Size.SMALL), StandardCharsets.US_ASCII));
            String id = registry.create(Connectors.definition(site.url(), Size.SMALL).toBuilder()
                            .timeout(Duration.ofMinutes(1))
                            .build())
                    .id();
            registry.setLive(
                    id, registry.simulate(id, Connectors.invocation(), canned).revision());
            return registry;
        }

        private static long heap() {
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
    }

    /** The API: it says its port, then that a number of requests have come, and answers once it is told to. */
    static final class Holding {
        private static final int STACK = 256 * 1024;

        private final CountDownLatch told = new CountDownLatch(1);
        private final AtomicInteger missing;

        private Holding(int requests) {
            missing = new AtomicInteger(requests);
        }

        /** Takes the certificate, and the number of requests. */
        public static void main(String[] args) throws IOException, GeneralSecurityException {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            ServerSocket server = Certificate.server(Path.of(args[0]))
                    .getServerSocketFactory()
                    .createServerSocket(0, 1_000, loopback);
            Holding holding = new Holding(Integer.parseInt(args[1]));
            Daemon.start(() -> holding.accept(server));
            System.out.println(server.getLocalPort());
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (input.readLine() != null) {
                holding.told.countDown();
            }
        }

        private void accept(ServerSocket server) throws IOException {
            while (true) {
                Socket socket = server.accept();
                Thread thread = new Thread(null, () -> serve(socket), "holding", STACK);
                thread.setDaemon(true);
                thread.start();
            }
        }

        private void serve(Socket accepted) {
            try (Socket socket = accepted) {
                InputStream in = socket.getInputStream();
                byte[] buffer = new byte[8192];
                int length = 0;
                for (int read = in.read(buffer); read > 0; read = in.read(buffer, length, buffer.length - length)) {
                    length += read;
                    if (Server.isWhole(new String(buffer, 0, length, StandardCharsets.ISO_8859_1))) {
                        length = 0;
                        hold();
                        socket.getOutputStream().write(Server.answer(Size.SMALL));
                    }
                }
            } catch (IOException e) {
                // the other side went away
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private void hold() throws InterruptedException {
            if (missing.decrementAndGet() == 0) {
                System.out.println("all are here");
            }
            told.await();
        }
    }
}
