package io.dataconnectors.http;

import javax.annotation.Nullable;

/**
 * Lets the end of a call be the last that its listeners hear. Who ends a call may do so while another thread tells of an attempt:
 * that thread goes on with the end then, so that nobody waits for code of the host.
 */
final class LastWord {
    private boolean telling;

    @Nullable
    private Runnable end;

    /** An attempt is about to be told of. */
    synchronized void begins() {
        telling = true;
    }

    /** All have been told of the attempt. */
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

    /** Ends the call: at once, or when all have been told of an attempt. */
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
