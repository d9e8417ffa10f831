package io.dataconnectors.http;

import io.dataconnectors.http.internal.limit.Load;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Numbers of calls of an executor that are in flight and that wait at a moment, beside {@link CallLimits}. Immutable.
 *
 * <pre>{@code
 * Gauge.builder("connectors.in.flight", executor, http -> http.load().inFlight()).register(meters);
 * }</pre>
 */
public final class CallLoad {
    private final int inFlight;
    private final int waiting;
    private final Map<String, Integer> byWorkspace;
    private final Map<String, Integer> byOrigin;

    CallLoad(Load load) {
        inFlight = load.inFlight();
        waiting = load.waiting();
        byWorkspace = mostFirst(load.byWorkspace());
        byOrigin = mostFirst(load.byOrigin());
    }

    private static Map<String, Integer> mostFirst(Map<String, Integer> counts) {
        Map<String, Integer> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(sorted);
    }

    /** Returns how many calls are in flight. */
    public int inFlight() {
        return inFlight;
    }

    /** Returns how many calls wait for a place. */
    public int waiting() {
        return waiting;
    }

    /** Returns the calls in flight of each workspace that has some, the workspace with the most of them first. */
    public Map<String, Integer> byWorkspace() {
        return byWorkspace;
    }

    /** Returns the calls in flight to each origin that has some, the origin with the most of them first. */
    public Map<String, Integer> byOrigin() {
        return byOrigin;
    }

    /** Returns all numbers in one text. */
    @Override
    public String toString() {
        return inFlight + " calls in flight, by workspace " + byWorkspace + ", by origin " + byOrigin + "; " + waiting
                + " waiting";
    }
}
