package io.dataconnectors.internal.jsonpath;

import java.util.Map;
import javax.annotation.Nullable;

/** {@code 'name'}: the member of an object (section 2.3.1). */
record NameSelector(String name) implements SingularSelector {
    @Override
    @Nullable
    public Object child(@Nullable Object node) {
        return member(node, name);
    }

    @Nullable
    static Object member(@Nullable Object node, String name) {
        if (node instanceof Map<?, ?> members) {
            Object value = members.get(name);
            return value != null || members.containsKey(name) ? value : Nothing.NOTHING;
        }
        return Nothing.NOTHING;
    }

    @Override
    public boolean select(@Nullable Object node, @Nullable Location at, Run run, Sink sink) {
        Object child = child(node);
        return child == Nothing.NOTHING || sink.accept(child, Location.below(at, name));
    }
}
