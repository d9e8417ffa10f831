package io.dataconnectors.internal.form;

import io.dataconnectors.internal.form.Trail.Visitor;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.annotation.Nullable;

/**
 * A form that is described elsewhere, or of which the schema tells more.
 *
 * @param form returns the form
 * @param told its schema
 */
record DerivedForm<V>(Supplier<Form<V>> form, Function<Schemas, Map<String, Object>> told) implements Form<V> {
    @Override
    public Optional<V> read(Node node) {
        return form.get().read(node);
    }

    @Nullable
    @Override
    public Object write(V value, Writing out) {
        return form.get().write(value, out);
    }

    @Override
    public void texts(V value, Trail place, Visitor visitor) {
        form.get().texts(value, place, visitor);
    }

    @Override
    public Map<String, Object> schema(Schemas schemas) {
        return told.apply(schemas);
    }
}
