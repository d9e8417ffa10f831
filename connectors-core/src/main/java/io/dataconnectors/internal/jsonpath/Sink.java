package io.dataconnectors.internal.jsonpath;

import javax.annotation.Nullable;

/** Takes nodes as they are found. */
@FunctionalInterface
interface Sink {
    /** Takes a node; its place is {@code null} when nobody keeps places. Returns whether more nodes are wanted. */
    boolean accept(@Nullable Object value, @Nullable Location at);
}
