package io.dataconnectors.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.CallQuery;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Invocation;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.Method;
import io.dataconnectors.http.CallLimits;
import io.dataconnectors.http.CircuitBreaker;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.ConnectorListener;
import io.dataconnectors.spi.ExecutionLog;
import io.dataconnectors.testkit.ConnectorListenerContract;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectorMetricsTest extends ConnectorListenerContract {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ConnectorMetrics metrics = new ConnectorMetrics(meters);
    private final WatchedApi api = new WatchedApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Override
    protected ConnectorListener listener() {
        return metrics;
    }

    @Test
    void calls_and_attempts_are_timed_by_method_failure_and_class_of_status() {
        api.answers("/orders/1", 200);
        api.answers("/orders/2", 201);
        try (HttpConnectorExecutor executor = api.executor().listener(metrics).build()) {
            WatchedApi.execute(executor, api.get("/orders/1"));
            WatchedApi.execute(executor, api.get("/orders/2"));
            WatchedApi.execute(executor, api.get("/unknown"));
            WatchedApi.execute(executor, blocked());
        }

        assertThat(readings())
                .containsExactlyInAnyOrder(
                        "connectors.calls[failure:none, method:GET, status:2xx]=2",
                        "connectors.calls[failure:HTTP_STATUS, method:GET, status:4xx]=1",
                        "connectors.calls[failure:BLOCKED, method:GET, status:none]=1",
                        "connectors.attempts[failure:none, method:GET, status:2xx]=2",
                        "connectors.attempts[failure:none, method:GET, status:4xx]=1");
    }

    private ConnectorDefinition blocked() {
        return api.get("/orders/1").toBuilder().get("https://10.0.0.1/orders").build();
    }

    @Test
    void why_connections_fail_is_counted() throws NoSuchAlgorithmException {
        try (HttpConnectorExecutor distrustful = api.executor()
                .sslContext(SSLContext.getDefault())
                .listener(metrics)
                .build()) {
            WatchedApi.execute(distrustful, api.get("/orders/1"));
        }

        assertThat(readings()).contains("connectors.connections.failed[failure:CERTIFICATE_NOT_TRUSTED]=1");
    }

    @Test
    void an_executor_shows_what_is_in_flight_beside_its_limits_and_what_is_paused() {
        api.answers("/orders", 503);
        try (HttpConnectorExecutor executor = api.executor()
                .circuitBreaker(CircuitBreaker.standard().failures(1))
                .limits(CallLimits.standard()
                        .inFlight(7)
                        .perWorkspace(5)
                        .perOrigin(6)
                        .waiting(8, 4))
                .build()) {
            metrics.watch(executor);
            WatchedApi.execute(executor, api.get("/orders"));

            assertThat(readings())
                    .containsExactlyInAnyOrder(
                            "connectors.in.flight[]=0",
                            "connectors.in.flight.limit[]=7",
                            "connectors.in.flight.workspace[]=0",
                            "connectors.in.flight.workspace.limit[]=5",
                            "connectors.in.flight.origin[]=0",
                            "connectors.in.flight.origin.limit[]=6",
                            "connectors.waiting[]=0",
                            "connectors.waiting.limit[]=8",
                            "connectors.paused[]=1");
        }
    }

    @Test
    void the_gauges_follow_the_calls_that_are_in_flight() {
        Set<String> seen = new TreeSet<>();
        try (HttpConnectorExecutor executor = api.executor().build()) {
            metrics.watch(executor);
            api.stub.on(Method.GET, "/orders").answer(request -> {
                seen.addAll(readings());
                return Answer.json(200, "{}");
            });
            WatchedApi.execute(executor, api.get("/orders"));
        }

        assertThat(seen)
                .contains(
                        "connectors.in.flight[]=1",
                        "connectors.in.flight.workspace[]=1",
                        "connectors.in.flight.origin[]=1");
    }

    @Test
    void a_registry_shows_what_is_live_and_kept_through_a_view_that_nobody_else_holds() {
        api.answers("/orders", 200);
        try (HttpConnectorExecutor executor = api.executor().build()) {
            ConnectorRegistry connectors =
                    ConnectorRegistry.builder().executor(executor).build();
            metrics.watch(connectors.in("another"));
            Connector draft = connectors.create(api.get("/orders"));
            connectors.test(draft.id(), Invocation.empty());
            connectors.setLive(draft.id(), draft.revision());
            connectors.execute("retrieve_order", Invocation.empty());
            connectors.execute("retrieve_order", Invocation.empty());
        }
        System.gc();

        assertThat(readings()).containsExactlyInAnyOrder("connectors.live.kept[]=1", "connectors.live.loaded[]=1");
    }

    @Test
    void a_log_shows_what_waits_and_was_dropped() {
        metrics.watch(new FullLog());

        assertThat(readings()).containsExactlyInAnyOrder("connectors.log.waiting[]=3", "connectors.log.dropped[]=2");
    }

    /** Names that customers give, and what they call, would be a time series each. */
    @Test
    void no_tag_has_values_that_a_customer_chose() {
        for (int customer = 0; customer < 10; customer++) {
            api.answers("/orders/" + customer, 200);
            try (HttpConnectorExecutor executor =
                    api.executor().listener(metrics).build()) {
                ConnectorDefinition own = api.get("/orders/" + customer).toBuilder()
                        .name("orders_" + customer)
                        .build();
                executor.execute(new ConnectorCall("customer-" + customer, own, Invocation.empty()));
            }
        }

        assertThat(meters.getMeters().stream()
                        .flatMap(meter -> meter.getId().getTags().stream())
                        .map(Tag::getKey)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("method", "failure", "status");
        assertThat(meters.getMeters()).hasSize(2);
    }

    private List<String> readings() {
        return meters.getMeters().stream()
                .map(ConnectorMetricsTest::reading)
                .sorted()
                .toList();
    }

    private static String reading(Meter meter) {
        String tags = meter.getId().getTags().stream()
                .map(tag -> tag.getKey() + ":" + tag.getValue())
                .collect(Collectors.joining(", ", "[", "]"));
        return meter.getId().getName() + tags + "="
                + (int) meter.measure().iterator().next().getValue();
    }

    private static final class FullLog implements ExecutionLog {
        @Override
        public void append(LoggedCall call) {}

        @Override
        public LoggedCall.Page find(String workspace, CallQuery query) {
            return new LoggedCall.Page(List.of(), null);
        }

        @Override
        public long erase(String workspace) {
            return 0;
        }

        @Override
        public long erase(String workspace, String onBehalfOf) {
            return 0;
        }

        @Override
        public int waiting() {
            return 3;
        }

        @Override
        public long dropped() {
            return 2;
        }
    }
}
