package io.dataconnectors.micrometer;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Execution;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.http.EgressPolicy;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.testkit.StubApi;

/** An API on this machine, and calls of it. */
final class WatchedApi implements AutoCloseable {
    final StubApi stub = StubApi.start();

    HttpConnectorExecutor.Builder executor() {
        return HttpConnectorExecutor.builder()
                .egress(EgressPolicy.publicHttps().allowPort(stub.port()).openRange("127.0.0.1/32"))
                .sslContext(stub.sslContext());
    }

    ConnectorDefinition get(String path) {
        return ConnectorDefinition.builder("retrieve_order")
                .description("Fetches an order")
                .get(stub.url() + path)
                .build();
    }

    static Execution execute(HttpConnectorExecutor executor, ConnectorDefinition definition) {
        return executor.execute(new ConnectorCall(
                "acme", definition, Invocation.builder().callId("c-1").build()));
    }

    void answers(String path, int status) {
        stub.on(Method.GET, path).answer(status, "{}");
    }

    @Override
    public void close() {
        stub.close();
    }
}
