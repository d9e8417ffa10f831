package io.dataconnectors.internal.jsonpath;

import javax.annotation.Nullable;

/** {@code ?condition}: the children for which a condition holds (section 2.3.5). */
record FilterSelector(Condition condition) implements Selector {
    @Override
    public boolean select(@Nullable Object node, @Nullable Location at, Run run, Sink sink) {
        Children children = Children.of(node, at);
        while (children.next()) {
            run.visit(1);
            if (condition.test(children.value(), run) && !sink.accept(children.value(), children.location())) {
                return false;
            }
        }
        return true;
    }
}
