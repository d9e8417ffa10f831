package io.dataconnectors.internal.form;

import io.dataconnectors.internal.form.Trail.Visitor;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * The form of an object whose names are the author's, and whose values all have the same form.
 *
 * @param entry the form of a value
 * @param prefix what stands before the names where violations tell them
 */
public record MapForm<V>(Form<V> entry, String prefix) implements Form<Map<String, V>> {
    /** Describes an object whose names are told as they are. */
    public MapForm(Form<V> entry) {
        this(entry, "");
    }

    @Override
    public Optional<Map<String, V>> read(Node node) {
        return node.entries(prefix, entry::read);
    }

    @Override
    public Object write(Map<String, V> values, Writing out) {
        Map<String, Object> object = out.object();
        values.forEach((name, value) -> object.put(name, entry.write(value, out.at(name))));
        return Collections.unmodifiableMap(object);
    }

    @Override
    public void texts(Map<String, V> values, Trail place, Visitor visitor) {
        values.keySet().forEach(name -> visitor.visit(name, place));
        values.forEach((name, value) -> entry.texts(value, place.at(name), visitor));
    }

    @Override
    public Map<String, Object> schema(Schemas schemas) {
        return Schemas.keywords("type", "object", "additionalProperties", entry.schema(schemas));
    }
}
