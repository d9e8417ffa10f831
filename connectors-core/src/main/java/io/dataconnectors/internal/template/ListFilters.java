package io.dataconnectors.internal.template;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The functions of filters that take lists. */
final class ListFilters {
    private static final int MOST_PARTS = 10_000;

    private ListFilters() {}

    /** The parts of a text between separators; of an empty text there are none. */
    static UnaryOperator<Object> split(List<Object> arguments) {
        String separator = arguments.isEmpty() ? "," : (String) arguments.get(0);
        if (separator.isEmpty()) {
            throw new UnfitValueException("'split' takes a separator that is not empty");
        }
        return value -> parts(PlainText.of(value), Pattern.quote(separator));
    }

    private static List<String> parts(String text, String separator) {
        if (text.isEmpty()) {
            return List.of();
        }
        String[] parts = text.split(separator, MOST_PARTS + 1);
        if (parts.length > MOST_PARTS) {
            throw new UnfitValueException("'split' makes at most " + MOST_PARTS + " parts");
        }
        return List.of(parts);
    }

    /** Joins the single values of a list; null elements are left out. */
    static UnaryOperator<Object> join(List<Object> arguments) {
        String separator = arguments.isEmpty() ? "," : (String) arguments.get(0);
        return value -> joined((List<?>) value, separator);
    }

    private static String joined(List<?> items, String separator) {
        TextOutput out = TextOutput.ofText();
        String before = "";
        for (Object item : items) {
            if (item != null) {
                out.append(before).append(PlainText.of(item));
                before = separator;
            }
        }
        return out.text();
    }

    static Object first(Object value) {
        List<?> items = (List<?>) value;
        return items.isEmpty() ? SpecialForm.ABSENT : items.get(0);
    }

    static Object last(Object value) {
        List<?> items = (List<?>) value;
        return items.isEmpty() ? SpecialForm.ABSENT : items.get(items.size() - 1);
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
