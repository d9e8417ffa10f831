package io.dataconnectors.http;

import javax.annotation.Nullable;

/**
 * Makes the end of a call the last event that its listeners hear. A thread that ends the call while another thread tells of
 * something else does not wait: the other thread tells of the end too, when its listeners have returned.
 */
final class LastWord {
    private boolean telling;

    @Nullable
    private Runnable end;

    /** Listeners are about to be told of something before the end. */
    synchronized void begins() {
        telling = true;
    }

    /** All listeners have been told. */
    void told() {
        Runnable held;
        synchronized (this) {
            telling = false;
            held = end;
        }
        if (held != null) {
            held.run();
        }
    }

    /** Ends the call: at once, or when all listeners have been told. */
    void end(Runnable ending) {
        synchronized (this) {
            if (telling) {
                end = ending;
                return;
            }
        }
        ending.run();
    }
}
