package io.dataconnectors.http;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Execution;
import io.dataconnectors.Invocation;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.NameResolver;
import io.dataconnectors.testkit.StubSockets;
import io.dataconnectors.testkit.internal.fault.RawServer;
import io.dataconnectors.testkit.internal.transport.TestedTransport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** What the tests of the executor have in common: executors that may call this machine, and definitions. */
final class Calls {
    private static final Optional<TestedTransport> OTHER =
            ServiceLoader.load(TestedTransport.class).findFirst();

    private Calls() {}

    /** Returns a builder with the transport of the module that runs these tests: the JDK's, unless it brings another. */
    static HttpConnectorExecutor.Builder builder() {
        HttpConnectorExecutor.Builder builder = HttpConnectorExecutor.builder();
        OTHER.ifPresent(other -> builder.transport(other::open));
        return builder;
    }

    static boolean isOnTheJdk() {
        return OTHER.isEmpty();
    }

    /** Skips a test on other transports. */
    static void onTheJdkAlone(String because) {
        assumeTrue(isOnTheJdk(), because);
    }

    /** Returns a builder for an executor that trusts stubs, calls their port, and does not pause between attempts. */
    static HttpConnectorExecutor.Builder executor(int port) {
        return builder().egress(loopback(port)).sslContext(StubSockets.client()).random(zero());
    }

    static EgressPolicy loopback(int port) {
        return EgressPolicy.publicHttps().allowPort(port).openRange("127.0.0.1/32");
    }

    /** Returns a resolver that gives the port which is called. */
    static NameResolver names(Names source) {
        return (host, port) -> Arrays.stream(source.resolve(host))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    interface Names {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private static RandomGenerator zero() {
        return () -> 0;
    }

    /** Returns a policy that lets raw servers be called, and nothing else of this machine. */
    static EgressPolicy loopback(Iterable<RawServer> servers) {
        EgressPolicy policy = EgressPolicy.publicHttps().openRange("127.0.0.1/32");
        for (RawServer server : servers) {
            policy = policy.allowPort(server.port());
        }
        return policy;
    }

    static ConnectorDefinition.Builder get(String url) {
        return ConnectorDefinition.builder("retrieve_order")
                .description("Fetches an order")
                .get(url);
    }

    static ConnectorDefinition.Builder post(String url) {
        return ConnectorDefinition.builder("refund_order")
                .description("Refunds an order")
                .post(url);
    }

    static ConnectorCall call(ConnectorDefinition.Builder definition) {
        return call(definition, Invocation.empty());
    }

    static ConnectorCall call(ConnectorDefinition.Builder definition, Invocation invocation) {
        return new ConnectorCall("acme", definition.build(), invocation);
    }

    /**
     * Makes a call that has 1, 3, 9 and 27 seconds, until it comes far enough: on a busy machine, where the first handshake of a
     * JVM may take a while, it may not come far in little time.
     */
    static Execution inMoreAndMoreTime(Function<Duration, Execution> call, Predicate<Execution> farEnough) {
        Execution last = call.apply(Duration.ofSeconds(1));
        for (int seconds = 3; seconds < 60 && !farEnough.test(last); seconds *= 3) {
            last = call.apply(Duration.ofSeconds(seconds));
        }
        return last;
    }

    /** Makes one call with an executor of its own that may call a port. */
    static Execution execute(int port, ConnectorDefinition.Builder definition) {
        try (HttpConnectorExecutor executor = executor(port).build()) {
            return executor.execute(call(definition));
        }
    }
}
