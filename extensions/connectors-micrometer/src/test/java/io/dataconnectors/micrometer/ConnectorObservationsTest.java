package io.dataconnectors.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Auth;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Header;
import io.dataconnectors.Input;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.Secret;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.ConnectorListener;
import io.dataconnectors.testkit.ConnectorListenerContract;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectorObservationsTest extends ConnectorListenerContract {
    private final Tracing tracing = new Tracing();
    private final ObservationRegistry registry = ObservationRegistry.create();
    private final ConnectorObservations observations = new ConnectorObservations(registry);
    private final WatchedApi api = new WatchedApi();

    ConnectorObservationsTest() {
        registry.observationConfig().observationHandler(tracing);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Override
    protected ConnectorListener listener() {
        return observations;
    }

    private HttpConnectorExecutor executor() {
        return api.executor()
                .listener(observations)
                .context(observations::ofCaller)
                .secrets(query -> Secret.of("tok-1f7c"))
                .rememberSecrets(Duration.ofSeconds(5))
                .build();
    }

    @Test
    void a_call_is_a_span_in_the_words_of_open_telemetry() {
        api.answers("/orders", 200);
        try (HttpConnectorExecutor executor = executor()) {
            WatchedApi.execute(executor, api.get("/orders?key=of-an-author"));
        }

        assertThat(tracing.spans)
                .containsExactly("GET /orders CLIENT {error.type=none, http.request.method=GET}"
                        + " {connector.call_id=c-1, connector.name=retrieve_order, connector.workspace=acme,"
                        + " http.response.status_code=200, server.address=127.0.0.1, server.port=" + api.stub.port()
                        + ", url.template=/orders} null");
    }

    @Test
    void a_call_that_was_sent_again_and_failed_says_so() {
        api.stub.on(Method.GET, "/orders").answer(Answer.json(503, "{}"), Answer.json(404, "{}"));
        try (HttpConnectorExecutor executor = executor()) {
            WatchedApi.execute(executor, api.get("/orders"));
        }

        assertThat(tracing.spans)
                .singleElement()
                .asString()
                .contains("{error.type=HTTP_STATUS, http.request.method=GET}")
                .contains("http.request.resend_count=1")
                .contains("http.response.status_code=404")
                .endsWith("HTTP_STATUS");
    }

    @Test
    void a_call_that_got_no_answer_has_no_status() {
        try (HttpConnectorExecutor executor = executor()) {
            WatchedApi.execute(
                    executor,
                    api.get("/").toBuilder()
                            .get("https://10.0.0.1/orders/{{id}}")
                            .input(Input.string("id").defaultValue("7"))
                            .build());
        }

        assertThat(tracing.spans)
                .containsExactly("GET /orders/{{id}} CLIENT {error.type=BLOCKED, http.request.method=GET}"
                        + " {connector.call_id=c-1, connector.name=retrieve_order, connector.workspace=acme,"
                        + " server.address=10.0.0.1, server.port=443, url.template=/orders/{{id}}} BLOCKED");
    }

    /** A tracing handler writes the trace into what is sent, by the setter that the observation gives it. */
    @Test
    void nothing_of_a_trace_is_added_to_the_request() {
        api.answers("/orders", 200);
        try (HttpConnectorExecutor plain = api.executor().build();
                HttpConnectorExecutor observed = executor()) {
            WatchedApi.execute(plain, api.get("/orders"));
            Observation.createNotStarted("request", registry)
                    .observe(() -> WatchedApi.execute(observed, api.get("/orders")));
        }

        assertThat(tracing.written).isEqualTo(1);
        List<Header> unobserved = api.stub.requests().get(0).headers();
        assertThat(unobserved).isNotEmpty();
        assertThat(api.stub.requests().get(1).headers()).isEqualTo(unobserved);
        assertThat(api.stub.requests().get(1).header("traceparent")).isNull();
    }

    @Test
    void a_call_is_a_part_of_what_its_caller_does_whatever_thread_makes_it() {
        api.answers("/orders", 200);
        ConnectorDefinition withSecret = api.get("/orders").toBuilder()
                .auth(Auth.bearer("{{secret.token}}"))
                .build();
        try (HttpConnectorExecutor executor = executor()) {
            Observation.createNotStarted("nightly run", registry).observe(() -> {
                WatchedApi.execute(executor, withSecret);
                executor.executeAsync(new ConnectorCall("acme", withSecret, Invocation.empty()))
                        .join();
            });
            WatchedApi.execute(executor, withSecret);
        }

        assertThat(tracing.parents).containsExactly("nightly run", "nightly run", "null");
        assertThat(registry.getCurrentObservation()).isNull();
    }

    @Test
    void a_registry_without_handlers_costs_nothing_and_fails_nothing() {
        api.answers("/orders", 200);
        ConnectorObservations unheard = new ConnectorObservations(ObservationRegistry.NOOP);
        try (HttpConnectorExecutor executor =
                api.executor().listener(unheard).context(unheard::ofCaller).build()) {
            assertThat(WatchedApi.execute(executor, api.get("/orders")).succeeded())
                    .isTrue();
        }
    }

    /** Does what a handler of traces does: it makes spans, and writes into what is sent that they are parts of a trace. */
    private static final class Tracing implements ObservationHandler<Observation.Context> {
        final List<String> spans = new CopyOnWriteArrayList<>();
        final List<String> parents = new CopyOnWriteArrayList<>();
        int written;

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }

        @Override
        public void onStart(Observation.Context context) {
            if (context instanceof SenderContext<?> sender) {
                write(sender);
            }
        }

        private <C> void write(SenderContext<C> sender) {
            written++;
            sender.getSetter()
                    .set(sender.getCarrier(), "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        }

        @Override
        public void onStop(Observation.Context context) {
            if (!(context instanceof SenderContext<?> sender)) {
                return;
            }
            Kind kind = sender.getKind();
            Throwable error = context.getError();
            var parent = context.getParentObservation();
            parents.add(parent == null ? "null" : parent.getContextView().getName());
            spans.add(Objects.requireNonNull(context.getContextualName()) + " " + kind + " "
                    + values(context.getLowCardinalityKeyValues()) + " " + values(context.getHighCardinalityKeyValues())
                    + " " + (error == null ? null : error.getMessage()));
        }

        private static String values(KeyValues values) {
            return values.stream()
                    .map(value -> value.getKey() + "=" + value.getValue())
                    .sorted()
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }
}
