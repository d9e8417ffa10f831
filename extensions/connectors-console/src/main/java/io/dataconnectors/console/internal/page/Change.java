package io.dataconnectors.console.internal.page;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Difference;
import io.dataconnectors.Difference.Kind;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * One difference between two definitions, as people read it.
 *
 * @param place where it is, such as {@code inputs › order_id › maxLength}
 * @param before what was there, or null if nothing was
 * @param after what is there, or null if nothing is
 */
public record Change(
        String place, @Nullable String before, @Nullable String after) {
    /** Returns what differs, in the order of the documents. */
    public static List<Change> between(ConnectorDefinition before, ConnectorDefinition after) {
        Map<String, Object> earlier = ConnectorDocument.toValue(before);
        Map<String, Object> later = ConnectorDocument.toValue(after);
        return ConnectorDocument.differences(before, after).stream()
                .map(difference -> of(difference, difference.kind() == Kind.REMOVED ? earlier : later))
                .toList();
    }

    private static Change of(Difference difference, Object document) {
        return new Change(
                place(difference.pointer(), document),
                difference.kind() == Kind.ADDED ? null : said(difference.before()),
                difference.kind() == Kind.REMOVED ? null : said(difference.after()));
    }

    private static String said(@Nullable Object value) {
        return value instanceof String text ? text : Json.writePretty(value);
    }

    /** Elements of lists are called by their names, or else counted from 1. */
    private static String place(String pointer, @Nullable Object document) {
        List<String> steps = new ArrayList<>();
        Object value = document;
        for (String segment : pointer.split("/", -1)) {
            String name = segment.replace("~1", "/").replace("~0", "~");
            if (value instanceof List<?> elements && name.matches("\\d{1,9}")) {
                int index = Integer.parseInt(name);
                value = index < elements.size() ? elements.get(index) : null;
                steps.add(
                        value instanceof Map<?, ?> element && element.get("name") instanceof String called
                                ? called
                                : String.valueOf(index + 1));
            } else if (!name.isEmpty()) {
                value = value instanceof Map<?, ?> members ? members.get(name) : null;
                steps.add(name);
            }
        }
        return String.join(" › ", steps);
    }
}
