package io.dataconnectors.examples.metrics;

import io.dataconnectors.spi.ConnectorListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Feeds a Micrometer registry: the timer {@code connectors.calls} by connector, method, outcome and delivery, the counter
 * {@code connectors.attempts} by what each attempt got, and the gauge {@code connectors.calls.active}.
 *
 * <p>Every tag has few values, for each value is a time series. Customers name their connectors, so only those that the
 * host names here have a value of their own; neither workspaces nor URLs are tags.
 */
public final class MicrometerListener implements ConnectorListener {
    private static final String OTHER = "other";

    private final MeterRegistry registry;
    private final Set<String> connectors;
    private final AtomicInteger active = new AtomicInteger();

    /**
     * Makes a listener for a registry.
     *
     * @param connectors the names of connectors to be told apart; all others are {@code other}
     */
    public MicrometerListener(MeterRegistry registry, Set<String> connectors) {
        this.registry = registry;
        this.connectors = Set.copyOf(connectors);
        Gauge.builder("connectors.calls.active", active, AtomicInteger::get).register(registry);
    }

    @Override
    public void started(Call call) {
        active.incrementAndGet();
    }

    @Override
    public void attempted(Call call, Attempt attempt) {
        Integer status = attempt.status();
        String got =
                attempt.failure() != null ? attempt.failure().name() : status == null ? "none" : status / 100 + "xx";
        Counter.builder("connectors.attempts")
                .tags(Tags.of("connector", name(call), "got", got))
                .register(registry)
                .increment();
    }

    @Override
    public void ended(Call call, Outcome outcome) {
        active.decrementAndGet();
        Timer.builder("connectors.calls")
                .tags(Tags.of(
                        "connector", name(call),
                        "method", call.method().name(),
                        "outcome",
                                outcome.failure() == null
                                        ? "OK"
                                        : outcome.failure().name(),
                        "delivery", outcome.delivery().name()))
                .register(registry)
                .record(outcome.duration());
    }

    private String name(Call call) {
        return connectors.contains(call.connector()) ? call.connector() : OTHER;
    }
}
