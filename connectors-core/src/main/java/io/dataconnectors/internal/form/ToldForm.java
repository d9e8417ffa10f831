package io.dataconnectors.internal.form;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.annotation.Nullable;

/**
 * A form of which the schema tells something else.
 *
 * @param form the form
 * @param told its schema
 */
record ToldForm<V>(Form<V> form, Function<Schemas, Map<String, Object>> told) implements Form<V> {
    @Override
    public Optional<V> read(Node node) {
        return form.read(node);
    }

    @Nullable
    @Override
    public Object write(V value, Writing out) {
        return form.write(value, out);
    }

    @Override
    public void texts(V value, Trail place, TextVisitor visitor) {
        form.texts(value, place, visitor);
    }

    @Override
    public Map<String, Object> schema(Schemas schemas) {
        return told.apply(schemas);
    }
}
