package io.dataconnectors.template;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The functions of filters that take lists. */
final class ListFilters {
    private ListFilters() {}

    /** Joins the single values of a list; null elements are left out. */
    static UnaryOperator<Object> join(List<Object> arguments) {
        String separator = arguments.isEmpty() ? "," : (String) arguments.get(0);
        return value -> ((List<?>) value)
                .stream().filter(Objects::nonNull).map(PlainText::of).collect(Collectors.joining(separator));
    }

    static Object first(Object value) {
        List<?> items = (List<?>) value;
        return items.isEmpty() ? Special.ABSENT : items.get(0);
    }

    static Object last(Object value) {
        List<?> items = (List<?>) value;
        return items.isEmpty() ? Special.ABSENT : items.get(items.size() - 1);
    }

    /** The number of elements, members or characters. */
    static Object size(Object value) {
        if (value instanceof List<?> items) {
            return items.size();
        }
        if (value instanceof Map<?, ?> members) {
            return members.size();
        }
        String text = PlainText.of(value);
        return text.codePointCount(0, text.length());
    }
}
