package io.dataconnectors.http;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Execution;
import io.dataconnectors.Invocation;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.testkit.StubApi;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;

/** What the tests of the executor have in common: executors that may call this machine, and definitions. */
final class Calls {
    private Calls() {}

    /** Returns a builder for an executor that trusts stubs, calls their port, and does not pause between attempts. */
    static HttpConnectorExecutor.Builder executor(int port) {
        return HttpConnectorExecutor.builder()
                .egress(loopback(port))
                .sslContext(trust())
                .random(zero());
    }

    static EgressPolicy loopback(int port) {
        return EgressPolicy.publicHttps().allowPort(port).openRange("127.0.0.1/32");
    }

    static SSLContext trust() {
        try (StubApi api = StubApi.start()) {
            return api.sslContext();
        }
    }

    private static RandomGenerator zero() {
        return () -> 0;
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

    /** Makes one call with an executor of its own that may call a port. */
    static Execution execute(int port, ConnectorDefinition.Builder definition) {
        try (HttpConnectorExecutor executor = executor(port).build()) {
            return executor.execute(call(definition));
        }
    }
}
