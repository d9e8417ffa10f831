package io.dataconnectors.http;

import java.util.concurrent.CountDownLatch;

/** What plug-ins, servers and callers do that hold up the thread they run on. */
final class Blocked {
    private Blocked() {}

    /** Returns when a test lets it, or its thread is interrupted. */
    static void until(CountDownLatch released) {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
