package io.dataconnectors.document;

import io.dataconnectors.internal.jsonpath.JsonPointer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javax.annotation.Nullable;

/** One object that is being written, member by member in the order of the document. */
final class Written {
    private final JsonPointer pointer;
    private final TemplateText templates;
    private final Map<String, Object> members = new LinkedHashMap<>();

    private Written(JsonPointer pointer, TemplateText templates) {
        this.pointer = pointer;
        this.templates = templates;
    }

    static Written document(TemplateText templates) {
        return new Written(JsonPointer.ROOT, templates);
    }

    /** Returns the members of an object that stands in a list with others that are none. */
    <T> Map<String, Object> members(T value, BiConsumer<T, Written> writer) {
        return child(pointer, value, writer);
    }

    Written put(String name, @Nullable Object value) {
        members.put(name, value);
        return this;
    }

    /** Puts a value unless it is what its absence means. */
    Written putUnless(@Nullable Object absent, String name, @Nullable Object value) {
        return Objects.equals(value, absent) ? this : put(name, value);
    }

    Written template(String name, String text) {
        return put(name, templates.of(pointer.append(name).text(), text));
    }

    /** Puts a template; one of several lines line by line, as {@link Node#lines} reads it. */
    Written lines(String name, String text) {
        String written = templates.of(pointer.append(name).text(), text);
        return put(name, written.indexOf('\n') < 0 ? written : List.of(written.split("\n", -1)));
    }

    Written templateUnless(String absent, String name, String text) {
        return putUnless(absent, name, templates.of(pointer.append(name).text(), text));
    }

    /** Returns how a path is written. */
    String path(String text) {
        return templates.path(text);
    }

    /** Returns how a zone is written; null where there is none. */
    @Nullable
    String zone(@Nullable String text) {
        return text == null ? null : templates.zone(text);
    }

    /** Puts an object, unless there is nothing to write in it. */
    <T> Written object(String name, T value, BiConsumer<T, Written> writer) {
        Map<String, Object> object = child(pointer.append(name), value, writer);
        return object.isEmpty() ? this : put(name, object);
    }

    /** Puts a list of objects, unless it is empty. */
    <T> Written list(String name, List<T> values, BiConsumer<T, Written> writer) {
        return values.isEmpty() ? this : listOfAny(name, values, writer);
    }

    /** Puts a list that is a member of the document even if it is empty. */
    <T> Written listOfAny(String name, List<T> values, BiConsumer<T, Written> writer) {
        JsonPointer place = pointer.append(name);
        List<Object> list = new ArrayList<>();
        for (T value : values) {
            list.add(child(place.append(list.size()), value, writer));
        }
        return put(name, Collections.unmodifiableList(list));
    }

    /** Puts a value as it is if it is the only one, and a list of several; nothing if there is none. */
    <T> Written oneOrList(String name, List<T> values, Function<T, Object> form) {
        List<Object> forms = values.stream().map(form).toList();
        return forms.isEmpty() ? this : put(name, forms.size() == 1 ? forms.get(0) : forms);
    }

    private <T> Map<String, Object> child(JsonPointer place, T value, BiConsumer<T, Written> writer) {
        Written child = new Written(place, templates);
        writer.accept(value, child);
        return child.members();
    }

    Written leaveOut(String name) {
        members.remove(name);
        return this;
    }

    Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }
}
