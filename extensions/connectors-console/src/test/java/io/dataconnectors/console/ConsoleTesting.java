package io.dataconnectors.console;

import com.sun.net.httpserver.HttpServer;
import io.dataconnectors.Answer;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Dependent;
import io.dataconnectors.Input;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.Output;
import io.dataconnectors.console.jdk.ConsoleHandler;
import io.dataconnectors.console.spi.ConsoleAccess;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleRequest;
import io.dataconnectors.http.EgressPolicy;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.store.InMemorySecretStore;
import io.dataconnectors.testkit.StubApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.annotation.Nullable;

/**
 * A console on 127.0.0.1 at a path of its own, over a registry in memory whose calls go to a stub API over HTTPS. People log in
 * with a cookie, {@code person=ada}; {@link #person} says who may do what.
 */
public final class ConsoleTesting implements AutoCloseable {
    /** The path at which the console is mounted. */
    public static final String BASE = "/app/connectors";

    /** A name under which the API is found too, at the port of HTTPS, as in a picture. */
    public static final String SHOP = "shop.example.com";

    private final StubApi api = StubApi.start();
    private final InMemorySecretStore secrets = new InMemorySecretStore();
    private final HttpConnectorExecutor executor = HttpConnectorExecutor.builder()
            .secrets(secrets)
            .names(api.names(SHOP, "127.0.0.1"))
            .sslContext(api.sslContext())
            .egress(EgressPolicy.publicHttps().allowPort(api.port()).openRange("127.0.0.1/32"))
            .build();
    private final Map<String, ConsoleAccess.Answer> people = new ConcurrentHashMap<>();
    private final List<Dependent> dependents = new CopyOnWriteArrayList<>();
    private volatile Function<Connector, List<Dependent>> resolver = connector -> List.copyOf(dependents);
    private final ConnectorRegistry registry = ConnectorRegistry.builder()
            .executor(executor)
            .dependencies("workflows", connector -> resolver.apply(connector))
            .build();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "console-test");
        thread.setDaemon(true);
        return thread;
    });
    private final Supplier<Console> consoles;
    private volatile Console console;
    private volatile boolean away;
    private final HttpServer server;

    private ConsoleTesting(@Nullable ConsoleAccess access, Consumer<Console.Builder> settings) {
        person("ada", "acme", EnumSet.allOf(Right.class));
        consoles = () -> {
            Console.Builder builder = Console.builder(registry, access == null ? this::admit : access)
                    .secrets(secrets);
            settings.accept(builder);
            return builder.build();
        };
        console = consoles.get();
        try {
            server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(BASE, exchange -> {
            if (away) {
                exchange.close(); // a connection that ends without a word
            } else {
                new ConsoleHandler(console).handle(exchange);
            }
        });
        server.setExecutor(threads);
        server.start();
    }

    /** Starts a console for one test; {@code ada} of {@code acme} has every right. */
    public static ConsoleTesting start() {
        return new ConsoleTesting(null, settings -> {});
    }

    /** Starts a console with settings of the host's. */
    public static ConsoleTesting start(Consumer<Console.Builder> settings) {
        return new ConsoleTesting(null, settings);
    }

    /** Starts a console to which somebody else says who may do what. */
    public static ConsoleTesting open(ConsoleAccess access) {
        return new ConsoleTesting(access, settings -> {});
    }

    private ConsoleAccess.Answer admit(ConsoleRequest request) {
        String cookies = String.join("; ", request.headers("Cookie"));
        return people.entrySet().stream()
                .filter(person -> cookies.contains("person=" + person.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(ConsoleAccess.nobody("/login"));
    }

    /** Says who somebody is, from now on. */
    public void person(String name, String workspace, EnumSet<Right> rights) {
        people.put(name, ConsoleAccess.visitor(workspace, name, rights));
    }

    /** Ends somebody's login. */
    public void logOut(String name) {
        people.remove(name);
    }

    /** Has the server be away, as one that is restarted or behind a network that is lost, or be back. */
    public void away(boolean gone) {
        away = gone;
    }

    /** Ends the console, and begins another over the same connectors, as a host that is restarted does. */
    public void restart() {
        console.close();
        console = consoles.get();
    }

    /** Returns the console itself. */
    Console console() {
        return console;
    }

    /** Returns the API that connectors call. */
    public StubApi api() {
        return api;
    }

    /** Returns the connectors of the workspace acme, for ada. */
    public ConnectorRegistry acme() {
        return registry.in("acme").by("ada");
    }

    /** Returns the connectors of any workspace. */
    public ConnectorRegistry registry() {
        return registry;
    }

    /** Returns where secrets are kept. */
    public InMemorySecretStore secrets() {
        return secrets;
    }

    /** Returns what uses every connector; tests add to it and take from it. */
    public List<Dependent> dependents() {
        return dependents;
    }

    /** Has something else say what uses a connector. */
    public void dependents(Function<Connector, List<Dependent>> instead) {
        resolver = instead;
    }

    /** Returns the address of the console, without a slash at its end. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + BASE;
    }

    /** Returns a client with the login of a person, or of nobody if there is no such person. */
    public TestClient client(String person) {
        return new TestClient(url(), "person=" + person);
    }

    /** Returns a definition that reads an order from the API, which answers it. */
    public ConnectorDefinition order(String name) {
        api.on(Method.GET, "/orders/{id}").answer(Answer.json(200, "{\"status\": \"delivered\", \"id\": 1042}"));
        return ConnectorDefinition.builder(name)
                .description("Fetches an order, when somebody asks where it is")
                .input(Input.string("order_id").required())
                .get(api.url() + "/orders/{{order_id}}")
                .output(Output.at("status", "$.status"))
                .build();
    }

    /** Returns a connector of acme that was tested and set live. */
    public Connector live(String name) {
        Connector draft = acme().create(order(name));
        long seen = acme().test(draft.id(), Invocation.of("order_id", "1042")).revision();
        return acme().setLive(draft.id(), seen);
    }

    @Override
    public void close() {
        server.stop(0);
        console.close();
        executor.close();
        api.close();
        threads.shutdownNow();
    }
}
