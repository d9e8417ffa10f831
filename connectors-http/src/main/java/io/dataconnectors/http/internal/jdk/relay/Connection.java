package io.dataconnectors.http.internal.jdk.relay;

import java.io.IOException;
import java.nio.channels.SelectionKey;

/** What the relay's thread looks after. Its methods are called by that thread alone. */
interface Connection {
    /** Does what a channel is ready for; what is thrown breaks the connection. */
    void ready(SelectionKey key) throws IOException;

    /** Is called after something was thrown that nobody expected, as when memory is short for a moment. */
    default void failed() {
        close(true);
    }

    /** Returns the time, as of {@link System#nanoTime()}, at which it will have taken too long. */
    long deadline();

    /** Is called once the deadline has passed; moves it, or closes. */
    void expired();

    /** Closes, once or more often. */
    void close(boolean broken);
}
