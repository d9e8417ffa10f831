package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Auth;
import io.dataconnectors.CallQuery;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Limits;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.Secret;
import io.dataconnectors.fuzz.Eventually;
import io.dataconnectors.http.HttpConnectorExecutor.Builder;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.ConnectionProblem;
import io.dataconnectors.spi.ConnectorExecutor;
import io.dataconnectors.spi.ConnectorListener;
import io.dataconnectors.spi.RequestSigner;
import io.dataconnectors.spi.SecretResolver;
import io.dataconnectors.spi.TokenStore;
import io.dataconnectors.spi.transport.Exchange;
import io.dataconnectors.spi.transport.Transport;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever code of the host throws where it is called, each call that began has exactly one event of its end and one row in the
 * log. Errors of the JVM are passed on to the caller afterwards; of anything else the caller is told as of any failure.
 */
class HostCodeThatThrowsTest {
    private static TokenStub stub;

    @BeforeAll
    static void start() {
        stub = new TokenStub();
    }

    @AfterAll
    static void stop() {
        stub.close();
    }

    /** Makes what is to be thrown. */
    private enum Thrown {
        ASSERTION(() -> new AssertionError("a bug")),
        NO_CLASS(() -> new NoClassDefFoundError("Gone")),
        STACK(StackOverflowError::new),
        CHECKED(() -> new IOException("never declared")),
        MEMORY(() -> new OutOfMemoryError("as told"));

        private final Supplier<Throwable> maker;

        Thrown(Supplier<Throwable> maker) {
            this.maker = maker;
        }

        <T> T raise() {
            throw HostCodeThatThrowsTest.<RuntimeException>unchecked(maker.get());
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /**
     * Code of a host that throws.
     *
     * @param failure what the call fails as; null if it succeeds all the same
     * @param passesOn whether an error of the JVM in it reaches the caller
     */
    private record Point(String name, Plug plug, @Nullable FailureKind failure, boolean passesOn) {
        @Override
        public String toString() {
            return name;
        }
    }

    private interface Plug {
        Builder into(Builder builder, Thrown thrown);
    }

    private static Point resolver(String name, boolean atOnce) {
        return new Point(
                name,
                (builder, thrown) -> builder.secrets(new SecretResolver() {
                    @Override
                    public Secret resolve(Query query) {
                        return thrown.raise();
                    }

                    @Override
                    public boolean answersAtOnce() {
                        return atOnce;
                    }
                }),
                FailureKind.SECRET_UNAVAILABLE,
                true);
    }

    private static Point listener(String event) {
        return new Point(
                "a listener at " + event,
                (builder, thrown) -> builder.listener((ConnectorListener) Proxy.newProxyInstance(
                        ConnectorListener.class.getClassLoader(),
                        new Class<?>[] {ConnectorListener.class},
                        (proxy, method, arguments) -> method.getName().equals(event) ? thrown.raise() : null)),
                null,
                true);
    }

    private static Point transport(String name, boolean admits) {
        return new Point(
                name,
                (builder, thrown) -> builder.transport(rules -> new Transport() {
                    @Override
                    public CompletableFuture<Void> admit(String workspace, URI target) {
                        return admits ? CompletableFuture.completedFuture(null) : thrown.raise();
                    }

                    @Override
                    public void send(Exchange exchange) {
                        thrown.raise();
                    }

                    @Override
                    public void close() {}
                }),
                FailureKind.CONNECT_FAILED,
                !admits); // what sends is taken for the connection, whatever it throws
    }

    private static Point context(int step) {
        return new Point(
                "the context at step " + step,
                (builder, thrown) -> {
                    AtomicInteger steps = new AtomicInteger();
                    return builder.context(() -> task -> {
                        if (steps.incrementAndGet() == step) {
                            thrown.raise();
                        }
                        task.run();
                    });
                },
                FailureKind.CANCELLED,
                true);
    }

    private static List<Point> points() {
        return List.of(
                resolver("a resolver of secrets", false),
                resolver("a resolver of secrets that answers at once", true),
                new Point(
                        "a signer",
                        (builder, thrown) -> builder.signer("shop", request -> thrown.raise()),
                        FailureKind.AUTHENTICATION,
                        true),
                listener("started"),
                listener("sending"),
                listener("attempted"),
                listener("ended"),
                new Point(
                        "a resolver of names",
                        (builder, thrown) -> builder.names((host, port) -> thrown.raise()),
                        FailureKind.CONNECT_FAILED,
                        false),
                transport("a transport that is asked", false),
                transport("a transport that sends", true),
                new Point(
                        "a store of tokens",
                        (builder, thrown) -> builder.tokens((TokenStore) Proxy.newProxyInstance(
                                TokenStore.class.getClassLoader(),
                                new Class<?>[] {TokenStore.class},
                                (proxy, method, arguments) -> thrown.raise())),
                        null,
                        false),
                context(1));
    }

    static Stream<Arguments> throwing() {
        return points().stream()
                .flatMap(point -> Stream.of(Thrown.values()).map(thrown -> Arguments.of(point, thrown)));
    }

    @ParameterizedTest
    @MethodSource("throwing")
    void a_call_has_one_end_and_one_row_of_the_log(Point point, Thrown thrown) {
        for (boolean async : new boolean[] {false, true}) {
            Ends ends = new Ends();
            Builder builder = stub.executor()
                    .secrets(query -> Secret.of("s3cret"))
                    .signer("shop", request -> RequestSigner.Signature.header("X-Signature", "1"))
                    .listener(ends);
            try (HttpConnectorExecutor executor =
                    point.plug().into(builder, thrown).listener(ends.after()).build()) {
                ConnectorRegistry registry =
                        ConnectorRegistry.builder().executor(executor).build().in("acme");
                Outcome outcome = made(registry.executor(), definition(point), async);

                if (thrown == Thrown.MEMORY && point.passesOn()) {
                    assertThat(outcome.thrown()).isInstanceOf(OutOfMemoryError.class);
                } else {
                    assertThat(outcome.thrown()).isNull();
                    assertThat(kind(outcome.execution())).isEqualTo(point.failure());
                }
                Eventually.holds("the call is logged", () -> rows(registry).size() == 1);
                LoggedCall row = rows(registry).get(0);
                if (outcome.execution() != null) {
                    assertThat(row.failure()).isEqualTo(point.failure());
                    assertThat(row.delivery()).isEqualTo(outcome.execution().delivery());
                } else {
                    assertThat(row.failure()).isEqualTo(FailureKind.CANCELLED);
                    assertThat(row.message()).isEqualTo("An error ended the call");
                    assertThat(row.delivery()).isEqualTo(Delivery.UNKNOWN);
                }
                assertThat(ends.before).containsExactly("started", "ended");
                assertThat(ends.behind).containsExactly("started", "ended");
                Eventually.holds(
                        "the place is free", () -> executor.inFlight() == 0); // a thread of a plug-in may hold it
            }
        }
    }

    @Test
    void a_call_that_is_cancelled_before_it_began_has_its_end_too_whatever_a_listener_throws_as_it_begins() {
        Ends ends = new Ends();
        try (HttpConnectorExecutor executor = listener("started")
                .plug()
                .into(stub.executor(), Thrown.MEMORY)
                .listener(ends)
                .build()) {
            Thread.currentThread().interrupt();

            Outcome outcome = made(executor, Calls.get(stub.api.url() + "/orders"), false);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(outcome.thrown()).isInstanceOf(OutOfMemoryError.class);
            assertThat(ends.before).containsExactly("started", "ended");
        } finally {
            boolean unused = Thread.interrupted();
        }
    }

    @Test
    void an_attempt_that_an_error_of_the_jvm_ended_is_told_before_the_end_of_its_call() {
        Queue<String> told = new ConcurrentLinkedQueue<>();
        ConnectorListener watching = new ConnectorListener() {
            @Override
            public void sending(Call call, int attempt) {
                told.add("sending " + attempt);
            }

            @Override
            public void attempted(Call call, Attempt attempt) {
                told.add("attempted " + attempt.number() + " " + attempt.failure());
            }

            @Override
            public void ended(Call call, ConnectorListener.Outcome outcome) {
                told.add("ended after " + outcome.attempts());
            }
        };
        for (boolean async : new boolean[] {false, true}) {
            told.clear();
            try (HttpConnectorExecutor executor = listener("sending")
                    .plug()
                    .into(stub.executor(), Thrown.MEMORY)
                    .listener(watching)
                    .build()) {
                Outcome outcome = made(executor, Calls.get(stub.api.url() + "/orders"), async);

                assertThat(outcome.thrown()).isInstanceOf(OutOfMemoryError.class);
                assertThat(told).containsExactly("sending 1", "attempted 1 CANCELLED", "ended after 1");
            }
        }
    }

    /** With all the time that there is: on a busy machine the first connection may take long. */
    private static ConnectorDefinition.Builder definition(Point point) {
        return request(point).timeout(Limits.MAX_TIMEOUT);
    }

    private static ConnectorDefinition.Builder request(Point point) {
        return switch (point.name()) {
            case "a signer" -> Calls.get(stub.api.url() + "/orders").auth(Auth.signer("shop", Map.of()));
            case "a resolver of names" -> Calls.get("https://shop.example.com:" + stub.api.port() + "/orders");
            case "a store of tokens" -> stub.get();
            default -> Calls.get(stub.api.url() + "/orders").header("X-Key", "{{secret.key}}");
        };
    }

    @Nullable
    private static FailureKind kind(Execution execution) {
        return execution.failure() == null ? null : execution.failure().kind();
    }

    private static List<LoggedCall> rows(ConnectorRegistry registry) {
        return registry.log().find(CallQuery.all()).calls();
    }

    private record Outcome(
            @Nullable Execution execution, @Nullable Throwable thrown) {}

    private static Outcome made(ConnectorExecutor executor, ConnectorDefinition.Builder definition, boolean async) {
        try {
            return new Outcome(
                    async
                            ? executor.executeAsync(Calls.call(definition))
                                    .orTimeout(2, TimeUnit.MINUTES)
                                    .join()
                            : executor.execute(Calls.call(definition)),
                    null);
        } catch (CompletionException e) {
            return new Outcome(null, e.getCause());
        } catch (Error e) {
            return new Outcome(null, e);
        }
    }

    /** Notes how calls begin and end, before the listener that throws and after it. */
    private static final class Ends implements ConnectorListener {
        private final Queue<String> before;
        private final Queue<String> behind = new ConcurrentLinkedQueue<>();

        Ends() {
            this(new ConcurrentLinkedQueue<>());
        }

        private Ends(Queue<String> told) {
            before = told;
        }

        ConnectorListener after() {
            return new Ends(behind);
        }

        @Override
        public void started(Call call) {
            before.add("started");
        }

        @Override
        public void connectionFailed(Call call, ConnectionProblem problem) {}

        @Override
        public void ended(Call call, Outcome outcome) {
            before.add("ended");
        }
    }
}
