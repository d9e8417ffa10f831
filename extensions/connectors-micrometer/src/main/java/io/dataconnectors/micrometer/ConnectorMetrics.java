package io.dataconnectors.micrometer;

import io.dataconnectors.FailureKind;
import io.dataconnectors.Method;
import io.dataconnectors.http.CallLimits;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.ConnectionProblem;
import io.dataconnectors.spi.ConnectorListener;
import io.dataconnectors.spi.ExecutionLog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import javax.annotation.Nullable;

/**
 * Feeds a registry of meters: timers of calls and of attempts, and gauges of the executor, the registry and the log that it is
 * told to watch. Safe for use by several threads.
 *
 * <pre>{@code
 * ConnectorMetrics metrics = new ConnectorMetrics(meters);
 * HttpConnectorExecutor executor = HttpConnectorExecutor.builder().listener(metrics).build();
 * metrics.watch(executor);
 * }</pre>
 *
 * <p>The tags are the method, the kind of the failure and the class of the status, such as {@code 2xx}: each combination is a
 * time series, so that names which customers give, and what they call, are no tags.
 */
public final class ConnectorMetrics implements ConnectorListener {
    private static final String NONE = "none";

    private final MeterRegistry meters;
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

    /** Creates metrics that watch nothing yet. */
    public ConnectorMetrics(MeterRegistry meters) {
        this.meters = Objects.requireNonNull(meters, "meters");
    }

    /** Has the gauges of calls in flight, of their limits and of paused origins read from an executor. */
    public void watch(HttpConnectorExecutor executor) {
        CallLimits limits = executor.limits();
        gauge("in.flight", "calls", "Calls in flight", executor, HttpConnectorExecutor::inFlight);
        gauge("in.flight.limit", "calls", "The most calls in flight", limits, CallLimits::inFlight);
        gauge(
                "in.flight.workspace",
                "calls",
                "Calls in flight of the workspace that has most",
                executor,
                http -> first(http.inFlightByWorkspace()));
        gauge(
                "in.flight.workspace.limit",
                "calls",
                "The most calls in flight of one workspace",
                limits,
                CallLimits::perWorkspace);
        gauge(
                "in.flight.origin",
                "calls",
                "Calls in flight to the origin that has most",
                executor,
                http -> first(http.inFlightByOrigin()));
        gauge(
                "in.flight.origin.limit",
                "calls",
                "The most calls in flight to one origin",
                limits,
                CallLimits::perOrigin);
        gauge("waiting", "calls", "Calls that wait for a place", executor, HttpConnectorExecutor::waiting);
        gauge("waiting.limit", "calls", "The most calls that wait for a place", limits, CallLimits::waiting);
        gauge(
                "paused",
                "origins",
                "Origins that the circuit breaker pauses, for each workspace",
                executor,
                HttpConnectorExecutor::paused);
    }

    /** Has the meters of live definitions, which are kept compiled, read from a registry; any view of it will do. */
    public void watch(ConnectorRegistry registry) {
        gauge(
                "live.kept",
                "definitions",
                "Live definitions that are kept compiled",
                registry,
                ConnectorRegistry::liveKept);
        counter(
                "live.loaded",
                "definitions",
                "Live definitions that were read and compiled",
                registry,
                ConnectorRegistry::liveLoaded);
    }

    /** Has the meters of calls that wait to be logged, and of those that were not logged, read from a log. */
    public void watch(ExecutionLog log) {
        gauge("log.waiting", "calls", "Calls that wait to be logged", log, ExecutionLog::waiting);
        counter("log.dropped", "calls", "Calls that were not logged", log, ExecutionLog::dropped);
    }

    private static int first(Map<String, Integer> mostFirst) {
        return mostFirst.values().stream().findFirst().orElse(0);
    }

    private <T> void gauge(String name, String unit, String description, T watched, ToDoubleFunction<T> value) {
        Gauge.builder("connectors." + name, () -> value.applyAsDouble(watched))
                .baseUnit(unit)
                .description(description)
                .register(meters);
    }

    /** Meters hold an object weakly, and a view of a registry may have no other owner. */
    private <T> void counter(String name, String unit, String description, T watched, ToDoubleFunction<T> value) {
        FunctionCounter.builder("connectors." + name, meters, same -> value.applyAsDouble(watched))
                .baseUnit(unit)
                .description(description)
                .register(meters);
    }

    @Override
    public void connectionFailed(Call call, ConnectionProblem problem) {
        Counter.builder("connectors.connections.failed")
                .description("Connections that failed, and why")
                .tag("failure", problem.kind().name())
                .register(meters)
                .increment();
    }

    @Override
    public void attempted(Call call, Attempt attempt) {
        record("connectors.attempts", call.method(), attempt.failure(), attempt.status(), attempt.duration());
    }

    @Override
    public void ended(Call call, Outcome outcome) {
        record("connectors.calls", call.method(), outcome.failure(), outcome.status(), outcome.duration());
    }

    private void record(
            String name, Method method, @Nullable FailureKind failure, @Nullable Integer status, Duration took) {
        Series series = new Series(name, method, failure, status == null ? 0 : status / 100);
        timers.computeIfAbsent(series, this::timer).record(took);
    }

    private Timer timer(Series series) {
        return Timer.builder(series.name)
                .description("How long " + series.name.substring(series.name.indexOf('.') + 1) + " took")
                .tag("method", series.method.name())
                .tag("failure", series.failure == null ? NONE : series.failure.name())
                .tag("status", series.statusClass == 0 ? NONE : series.statusClass + "xx")
                .register(meters);
    }

    private record Series(
            String name, Method method, @Nullable FailureKind failure, int statusClass) {}
}
