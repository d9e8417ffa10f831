package io.dataconnectors.jdbc.internal.connector;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A moment by both clocks: one of them stands still while a machine sleeps, and the other may be set. */
record Moment(long nanos, long millis) {
    static Moment now() {
        return new Moment(System.nanoTime(), System.currentTimeMillis());
    }

    boolean isOlderThan(Duration age) {
        return System.nanoTime() - nanos > TimeUnit.NANOSECONDS.convert(age)
                || System.currentTimeMillis() - millis > TimeUnit.MILLISECONDS.convert(age);
    }
}
