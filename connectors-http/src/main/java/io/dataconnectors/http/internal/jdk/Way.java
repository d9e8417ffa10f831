package io.dataconnectors.http.internal.jdk;

import io.dataconnectors.Header;
import java.util.List;
import javax.annotation.Nullable;

/** The way of one attempt. It is told once what came of the attempt. */
interface Way {
    /** Leads straight to the target. */
    Way STRAIGHT = new Way() {};

    /** Returns header fields for who stands on the way: their names begin with Proxy-, and no target ever sees them. */
    default List<Header> headers() {
        return List.of();
    }

    /** Returns why the way was closed, or null if it was not. */
    @Nullable
    default Throwable refusal() {
        return null;
    }

    /** Is told that the attempt was answered. */
    default void arrived() {}

    /** Is told that the attempt failed or was given up. */
    default void abandoned() {}
}
