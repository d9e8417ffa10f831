package io.dataconnectors.console.internal.web;

import io.dataconnectors.console.spi.ConsoleAccess.Visitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many tests each person has under way, from the pages and over the API together: nobody fills the host's threads with APIs
 * that hang. Safe for use by several threads.
 */
public final class TestsUnderWay {
    private static final int MOST_OF_A_PERSON = 5;

    private final Map<List<String>, Integer> counts = new HashMap<>();

    /**
     * Counts a test that begins. {@link #end} is called once when it has ended.
     *
     * @throws Refusal if the person has too many under way
     */
    public synchronized void begin(Visitor visitor) {
        int count = counts.getOrDefault(of(visitor), 0);
        if (count >= MOST_OF_A_PERSON) {
            String message = "You have " + MOST_OF_A_PERSON + " tests under way. Wait for one, or cancel it.";
            throw Refusal.of(429, "too-many-tests", message);
        }
        counts.put(of(visitor), count + 1);
    }

    /** Counts a test that has ended. */
    public synchronized void end(Visitor visitor) {
        counts.computeIfPresent(of(visitor), (person, count) -> count == 1 ? null : count - 1);
    }

    private static List<String> of(Visitor visitor) {
        return List.of(visitor.workspace(), visitor.person());
    }
}
