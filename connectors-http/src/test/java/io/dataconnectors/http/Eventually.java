package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what other threads bring about, with pauses: who asks again at once takes the processor from those he waits for. */
public final class Eventually {
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);
    private static final long PAUSE = 5;

    private Eventually() {}

    /** Returns once a condition holds; fails if it does not within a minute. */
    public static void holds(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE;
        boolean held = condition.getAsBoolean();
        while (!held && System.nanoTime() < end) {
            pause();
            held = condition.getAsBoolean();
        }
        assertThat(held).as(what).isTrue();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
