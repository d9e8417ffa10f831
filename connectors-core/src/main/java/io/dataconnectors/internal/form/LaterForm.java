package io.dataconnectors.internal.form;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.annotation.Nullable;

/**
 * A form that is described later.
 *
 * @param form returns it once it is described
 */
record LaterForm<V>(Supplier<Form<V>> form) implements Form<V> {
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
    public void texts(V value, Trail place, TextVisitor visitor) {
        form.get().texts(value, place, visitor);
    }

    @Override
    public Map<String, Object> schema(Schemas schemas) {
        return form.get().schema(schemas);
    }
}
