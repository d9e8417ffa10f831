package io.dataconnectors.http.internal.limit;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The numbers of calls at one moment.
 *
 * @param inFlight calls that have a place
 * @param waiting calls that wait for one
 * @param byWorkspace calls in flight of each workspace that has some, the workspace with the most of them first
 * @param byOrigin calls in flight to each origin that has some, the origin with the most of them first
 */
public record Load(int inFlight, int waiting, Map<String, Integer> byWorkspace, Map<String, Integer> byOrigin) {
    /** Copies and sorts the counts. */
    public Load {
        byWorkspace = mostFirst(byWorkspace);
        byOrigin = mostFirst(byOrigin);
    }

    private static Map<String, Integer> mostFirst(Map<String, Integer> counts) {
        Map<String, Integer> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(sorted);
    }

    /** Returns all numbers in one text. */
    @Override
    public String toString() {
        return inFlight + " calls in flight, by workspace " + byWorkspace + ", by origin " + byOrigin + "; " + waiting
                + " waiting";
    }
}
