package io.dataconnectors.testkit;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.dataconnectors.Answer;
import io.dataconnectors.Method;
import io.dataconnectors.spi.NameResolver;
import io.dataconnectors.testkit.internal.tls.StubKeys;
import io.dataconnectors.testkit.internal.tls.StubTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * An HTTPS API on this machine that answers as it is told and remembers what it was asked. Safe for use by several
 * threads.
 *
 * <pre>{@code
 * try (StubApi api = StubApi.start()) {
 *     api.on(Method.GET, "/orders/{id}").answer(200, "{\"status\": \"delivered\"}");
 *
 *     // a connector calls api.url() + "/orders/1042" through an executor that trusts the stub and may reach it:
 *     HttpConnectorExecutor executor = HttpConnectorExecutor.builder()
 *             .sslContext(api.sslContext())
 *             .egress(EgressPolicy.publicHttps().allowPort(api.port()).openRange("127.0.0.1/32"))
 *             .build();
 *
 *     assertThat(api.requests()).extracting(StubRequest::target).containsExactly("/orders/1042");
 * }
 * }</pre>
 *
 * <p>It listens on 127.0.0.1 alone, with a certificate that is made anew in each JVM. A request that nothing
 * was told about is answered with status 404.
 */
public final class StubApi implements AutoCloseable {
    static {
        // without it the JDK's server writes the body of an answer 40 ms after its head, when that is acknowledged
        String noDelay = "sun.net.httpserver.nodelay";
        System.setProperty(noDelay, System.getProperty(noDelay, "true"));
    }

    private final HttpsServer server;
    private final StubKeys keys = StubTls.keys();
    private final ExecutorService threads;
    private final List<StubRoute> routes = new CopyOnWriteArrayList<>();
    private final List<StubRequest> requests = new CopyOnWriteArrayList<>();

    private StubApi(HttpsServer server) {
        this.server = server;
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "stub-api");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts an API on a free port that answers every request with 404.
     *
     * @throws UncheckedIOException if no port can be had
     */
    public static StubApi start() {
        return start(0);
    }

    /**
     * Starts an API on a port that answers every request with 404.
     *
     * @param port 1 to 65535, or 0 for one that is free
     * @throws UncheckedIOException if the port cannot be had
     */
    public static StubApi start(int port) {
        try {
            var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            HttpsServer server = HttpsServer.create(new InetSocketAddress(loopback, port), 0);
            StubApi api = new StubApi(server);
            server.setHttpsConfigurator(new HttpsConfigurator(StubTls.server(api.keys)));
            server.setExecutor(api.threads);
            server.createContext("/", new StubExchange(api.routes, api.requests));
            server.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException("The stub API cannot start", e);
        }
    }

    /** Returns where the API is, such as {@code https://127.0.0.1:43817}, without a slash at the end. */
    public String url() {
        return "https://127.0.0.1:" + port();
    }

    /** Returns the port on which the API listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    /**
     * Returns a resolver that points names at this API, and knows no others: a connector whose URL is that of a vendor calls
     * this API instead, port and all, and finds a certificate for the vendor's name here. The executor's policy opens the way:
     *
     * <pre>{@code
     * HttpConnectorExecutor.builder()
     *         .names(api.names("shop.example.com"))
     *         .sslContext(api.sslContext())
     *         .egress(EgressPolicy.publicHttps().allowPort(api.port()).openRangeFor("shop.example.com", "127.0.0.1/32"))
     *         .build();
     * }</pre>
     */
    public NameResolver names(String... hosts) {
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(List.of(hosts));
        known.forEach(keys::add);
        return (host, port) -> {
            if (!known.contains(host)) {
                throw new UnknownHostException("The stub API is " + known + ", not " + host);
            }
            return List.of(server.getAddress());
        };
    }

    /** Returns a new TLS context for clients, which trusts this API and nothing else. */
    public SSLContext sslContext() {
        return StubTls.client();
    }

    /** Returns the API's certificate in PEM form (RFC 7468), for clients that read a file of those they trust. */
    public String certificatePem() {
        return StubTls.pem();
    }

    /**
     * Begins to say how requests of a method and a path are answered; what is said last counts.
     *
     * @param path such as {@code /orders/{id}}, where {@code {id}} stands for any one segment; the query does not count
     */
    public On on(Method method, String path) {
        return new On(Objects.requireNonNull(method, "method"), StubPath.parse(path));
    }

    /** Returns the requests that came so far, in order, those answered with 404 among them. */
    public List<StubRequest> requests() {
        return List.copyOf(requests);
    }

    /** Ends the API and its connections. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** The requests of one method and path, to be answered. */
    public final class On {
        private final Method method;
        private final StubPath path;

        private On(Method method, StubPath path) {
            this.method = method;
            this.path = path;
        }

        /** Answers with a status and a JSON body. */
        public void answer(int status, String json) {
            answer(Answer.json(status, json));
        }

        /** Answers one request after another with these; with the last one from then on. */
        public void answer(Answer first, Answer... then) {
            List<Answer> rest = List.of(then);
            var count = new AtomicInteger();
            answer(request -> {
                int index = Math.min(count.getAndIncrement(), rest.size());
                return index == 0 ? first : rest.get(index - 1);
            });
        }

        /** Answers with what a function makes of the request. It may block: each request has a thread of its own. */
        public void answer(Function<StubRequest, Answer> handler) {
            routes.add(0, new StubRoute(method, path, Objects.requireNonNull(handler, "handler")));
        }
    }
}
