package io.dataconnectors.fuzz;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what other threads bring about, with pauses: who asks again at once takes the processor from those he waits for. */
public final class Eventually {
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);
    private static final long PAUSE = 5;

    private Eventually() {}

    /** Returns once a condition holds; fails if it does not within a minute. */
    public static void holds(BooleanSupplier condition) {
        holds("what is waited for", condition);
    }

    /** Returns once a condition holds; fails with its description if it does not within a minute. */
    public static void holds(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("Not within a minute: " + what);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
