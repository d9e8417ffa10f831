package io.dataconnectors.internal.jsonpath;

import java.util.List;
import javax.annotation.Nullable;

/** {@code 0}, {@code -1}: the element of an array, counted from its end if negative (section 2.3.3). */
record IndexSelector(long index) implements SingularSelector {
    @Override
    @Nullable
    public Object child(@Nullable Object node) {
        if (node instanceof List<?> elements && has(elements)) {
            return elements.get(position(elements));
        }
        return Nothing.NOTHING;
    }

    @Override
    public boolean select(@Nullable Object node, @Nullable Location at, Run run, Sink sink) {
        if (node instanceof List<?> elements && has(elements)) {
            int position = position(elements);
            return sink.accept(elements.get(position), Location.below(at, position));
        }
        return true;
    }

    private boolean has(List<?> elements) {
        return index < 0 ? -index <= elements.size() : index < elements.size();
    }

    private int position(List<?> elements) {
        return (int) (index < 0 ? elements.size() + index : index);
    }
}
