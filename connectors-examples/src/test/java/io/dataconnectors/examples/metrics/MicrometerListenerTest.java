package io.dataconnectors.examples.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.http.EgressPolicy;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.ConnectorListener;
import io.dataconnectors.testkit.ConnectorListenerContract;
import io.dataconnectors.testkit.StubApi;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MicrometerListenerTest extends ConnectorListenerContract {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MicrometerListener listener = new MicrometerListener(registry, Set.of("retrieve_order"));

    @Override
    protected ConnectorListener listener() {
        return listener;
    }

    @Test
    void a_call_is_timed_by_connector_method_outcome_and_delivery() {
        try (StubApi api = StubApi.start();
                HttpConnectorExecutor executor = HttpConnectorExecutor.builder()
                        .egress(EgressPolicy.publicHttps().allowPort(api.port()).openRange("127.0.0.1/32"))
                        .sslContext(api.sslContext())
                        .listener(listener)
                        .listener(ConnectorListener.logging())
                        .build()) {
            api.on(Method.GET, "/orders/{id}").answer(200, "{}");
            execute(executor, api, "retrieve_order", "/orders/1042");
            execute(executor, api, "retrieve_order", "/orders/1043");
            execute(executor, api, "retrieve_order", "/unknown");
            execute(executor, api, "named_by_a_customer", "/orders/1044");
        }

        assertThat(registry.getMeters())
                .extracting(MicrometerListenerTest::reading)
                .containsExactlyInAnyOrder(
                        "connectors.calls.active[]=0",
                        "connectors.attempts[connector:retrieve_order, got:2xx]=2",
                        "connectors.attempts[connector:retrieve_order, got:4xx]=1",
                        "connectors.attempts[connector:other, got:2xx]=1",
                        "connectors.calls[connector:retrieve_order, delivery:ANSWERED, method:GET, outcome:OK]=2",
                        "connectors.calls[connector:retrieve_order, delivery:ANSWERED, method:GET, outcome:HTTP_STATUS]=1",
                        "connectors.calls[connector:other, delivery:ANSWERED, method:GET, outcome:OK]=1");
    }

    private static void execute(HttpConnectorExecutor executor, StubApi api, String connector, String path) {
        ConnectorDefinition definition = ConnectorDefinition.builder(connector)
                .description("Fetches an order")
                .get(api.url() + path)
                .build();
        executor.execute(new ConnectorCall("acme", definition, Invocation.empty()));
    }

    private static String reading(Meter meter) {
        StringBuilder text = new StringBuilder(meter.getId().getName()).append('[');
        meter.getId()
                .getTags()
                .forEach(tag -> text.append(text.charAt(text.length() - 1) == '[' ? "" : ", ")
                        .append(tag.getKey())
                        .append(':')
                        .append(tag.getValue()));
        double first = meter.measure().iterator().next().getValue();
        return text.append("]=").append((int) first).toString();
    }
}
