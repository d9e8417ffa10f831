package io.dataconnectors.internal.form;

import io.dataconnectors.internal.json.JavaValues.PlainNumbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.Nullable;

/**
 * The place at which a value is written, and how: as its author wrote it; or in the canonical form, in which two values are
 * the same text if and only if no call can tell them apart.
 */
public final class Writing {
    private final Trail place;

    @Nullable
    private final Templates canonical;

    private Writing(Trail place, @Nullable Templates canonical) {
        this.place = place;
        this.canonical = canonical;
    }

    /** Returns the beginning of a document that is written as it is. */
    public static Writing plain() {
        return new Writing(Trail.ROOT, null);
    }

    /** Returns the beginning of a document that is written in the canonical form. */
    public static Writing canonical(Templates templates) {
        return new Writing(Trail.ROOT, templates);
    }

    boolean isCanonical() {
        return canonical != null;
    }

    Writing at(String member) {
        return new Writing(place.at(member), canonical);
    }

    Writing at(int index) {
        return new Writing(place.at(index), canonical);
    }

    String template(String text) {
        return canonical == null ? text : canonical.of(place.pointer().text(), text);
    }

    String path(String text) {
        return canonical == null ? text : canonical.path(text);
    }

    String zone(String text) {
        return canonical == null ? text : canonical.zone(text);
    }

    /** Returns an object to be filled: the order of members means nothing in the canonical form. */
    Map<String, Object> object() {
        return canonical == null ? new LinkedHashMap<>() : new TreeMap<>();
    }

    /** Returns a plain value; in the canonical form numbers are told apart by what they count alone. */
    @Nullable
    Object value(@Nullable Object value) {
        return canonical == null ? value : comparable(value);
    }

    @Nullable
    private static Object comparable(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> members = new TreeMap<>();
            map.forEach((name, member) -> members.put((String) name, comparable(member)));
            return members;
        }
        if (value instanceof List<?> list) {
            List<Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(comparable(element)));
            return Collections.unmodifiableList(elements);
        }
        return value instanceof Number ? PlainNumbers.decimal(value).stripTrailingZeros() : value;
    }

    /** How the text of a template is written in the canonical form. */
    @FunctionalInterface
    public interface Templates {
        /**
         * Returns what is written.
         *
         * @param pointer where the template stands in the document
         * @param text the template as its author wrote it
         */
        String of(String pointer, String text);

        /**
         * Returns what is written of a path.
         *
         * @param text the path as its author wrote it
         */
        default String path(String text) {
            return text;
        }

        /**
         * Returns what is written of a zone.
         *
         * @param text the zone as its author wrote it
         */
        default String zone(String text) {
            return text;
        }
    }
}
