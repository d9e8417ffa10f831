package io.dataconnectors.internal.jsonpath;

import javax.annotation.Nullable;

/**
 * {@code *}: all children (section 2.3.2).
 *
 * @param dotted whether it is written {@code .*} and not {@code [*]}: they differ only where one may be many
 */
record WildcardSelector(boolean dotted) implements Selector {
    @Override
    public boolean select(@Nullable Object node, @Nullable Location at, Run run, Sink sink) {
        Children children = Children.of(node, at);
        while (children.next()) {
            run.visit(1);
            if (!sink.accept(children.value(), children.location())) {
                return false;
            }
        }
        return true;
    }
}
