package io.dataconnectors.micrometer;

import io.dataconnectors.FailureKind;
import io.dataconnectors.spi.ConnectorListener;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * Makes an observation of each call, {@value #NAME}, in the words of OpenTelemetry for clients of HTTP: {@code
 * http.request.method} and {@code error.type} (the kind of the failure) with few values, and {@code server.address}, {@code
 * server.port}, {@code url.template}, {@code http.response.status_code}, {@code http.request.resend_count}, {@code
 * connector.name}, {@code connector.workspace} and {@code connector.call_id} with many. A tracing handler makes a span of it, of
 * the kind client. Safe for use by several threads.
 *
 * <pre>{@code
 * ConnectorObservations observations = new ConnectorObservations(registry);
 * HttpConnectorExecutor executor = HttpConnectorExecutor.builder()
 *         .listener(observations)
 *         .context(observations::ofCaller)
 *         .rememberSecrets(Duration.ofSeconds(5))
 *         .build();
 * }</pre>
 *
 * <p>Nothing is added to the request: whom a customer calls is a stranger, who is told nothing of the host's traces.
 */
public final class ConnectorObservations implements ConnectorListener {
    /** The name of the observations. */
    public static final String NAME = "connectors.call";

    private static final int HTTPS = 443;

    private final ObservationRegistry registry;
    private final Map<Call, Observation> running = Collections.synchronizedMap(new IdentityHashMap<>());

    /** Creates observations of calls in a registry. */
    public ConnectorObservations(ObservationRegistry registry) {
        this.registry = Objects.requireNonNull(registry, "registry");
    }

    /**
     * Captures the observation that is current on this thread, for {@link
     * io.dataconnectors.http.HttpConnectorExecutor.Builder#context}: the observation of a call becomes a part of it, on whatever
     * thread the call runs.
     */
    public Executor ofCaller() {
        Observation caller = registry.getCurrentObservation();
        return caller == null ? Runnable::run : step -> within(caller, step);
    }

    private void within(Observation caller, Runnable step) {
        if (caller.equals(registry.getCurrentObservation())) {
            step.run();
            return;
        }
        Observation.Scope scope = caller.openScope();
        try {
            step.run();
        } finally {
            scope.close();
        }
    }

    @Override
    public void started(Call call) {
        if (registry.isNoop()) {
            return;
        }
        Target target = Target.of(call.url());
        Observation observation = Observation.createNotStarted(NAME, ConnectorObservations::sending, registry)
                .contextualName(call.method() + " " + target.template)
                .lowCardinalityKeyValue("http.request.method", call.method().name())
                .highCardinalityKeyValue("server.address", target.host)
                .highCardinalityKeyValue("server.port", target.port)
                .highCardinalityKeyValue("url.template", target.template)
                .highCardinalityKeyValue("connector.name", call.connector())
                .highCardinalityKeyValue("connector.workspace", call.workspace())
                .highCardinalityKeyValue("connector.call_id", call.callId());
        running.put(call, observation.start());
    }

    /** The context of what a client sends, whose setter writes nowhere. */
    private static SenderContext<Object> sending() {
        return new SenderContext<>((nowhere, key, value) -> {}, Kind.CLIENT);
    }

    @Override
    public void ended(Call call, Outcome outcome) {
        Observation observation = running.remove(call);
        if (observation == null) {
            return;
        }
        FailureKind failure = outcome.failure();
        observation.lowCardinalityKeyValue("error.type", failure == null ? KeyValue.NONE_VALUE : failure.name());
        if (outcome.status() != null) {
            observation.highCardinalityKeyValue("http.response.status_code", String.valueOf(outcome.status()));
        }
        if (outcome.attempts() > 1) {
            observation.highCardinalityKeyValue("http.request.resend_count", String.valueOf(outcome.attempts() - 1));
        }
        if (failure != null) {
            observation.error(new FailedCall(failure));
        }
        observation.stop();
    }

    /** What a span is told of a failure. It has no trace, for it was thrown nowhere. */
    private static final class FailedCall extends RuntimeException {
        FailedCall(FailureKind kind) {
            super(kind.name(), null, false, false);
        }
    }

    /** Where a call goes, as the template of its URL says: no placeholder stands before its path. */
    private record Target(String host, String port, String template) {
        static Target of(String url) {
            int from = url.indexOf("://") + 3;
            int query = url.indexOf('?');
            String whole =
                    query < 0 ? url : url.substring(0, query); // authors put into queries what no trace is to have
            int path = whole.indexOf('/', from);
            String authority = whole.substring(from, path < 0 ? whole.length() : path);
            int port = authority.indexOf(':', authority.indexOf(']') + 1);
            return new Target(
                    port < 0 ? authority : authority.substring(0, port),
                    port < 0 ? String.valueOf(HTTPS) : authority.substring(port + 1),
                    path < 0 ? "/" : whole.substring(path));
        }
    }
}
