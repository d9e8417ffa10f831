package io.dataconnectors.internal.jsonpath;

import javax.annotation.Nullable;

/** Picks children of a node (RFC 9535, section 2.3). */
sealed interface Selector permits SingularSelector, WildcardSelector, SliceSelector, FilterSelector {
    /** Hands the children picked to the sink, in order. Returns false if the sink wanted no more. */
    boolean select(@Nullable Object node, @Nullable Location at, Run run, Sink sink);
}
