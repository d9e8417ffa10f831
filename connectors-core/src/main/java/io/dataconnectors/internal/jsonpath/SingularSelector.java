package io.dataconnectors.internal.jsonpath;

import javax.annotation.Nullable;

/** Picks one child at most. */
sealed interface SingularSelector extends Selector permits NameSelector, IndexSelector {
    /** The child, or {@link Nothing#NOTHING}. */
    @Nullable
    Object child(@Nullable Object node);
}
