package io.dataconnectors.internal.jsonpath;

import javax.annotation.Nullable;

/** A query inside a filter: from the root ({@code $}) or from the current node ({@code @}). */
record FilterQuery(boolean fromRoot, Query query) implements Expression {
    boolean singular() {
        return query.singular();
    }

    boolean each(@Nullable Object current, Run run, Sink sink) {
        return query.each(fromRoot ? run.root() : current, null, run, sink);
    }

    @Nullable
    Object single(@Nullable Object current, Run run) {
        return query.single(fromRoot ? run.root() : current, run);
    }
}
