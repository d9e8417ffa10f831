package io.dataconnectors.internal.pattern;

/** Pays for looking for a pattern, while it is looked for. */
@FunctionalInterface
public interface Meter {
    /**
     * Pays for so many steps; one takes about 10 nanoseconds, at most. What this throws ends the search and reaches whoever
     * began it.
     */
    void pay(long steps);
}
