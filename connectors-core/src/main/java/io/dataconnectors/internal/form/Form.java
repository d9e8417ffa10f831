package io.dataconnectors.internal.form;

import io.dataconnectors.internal.form.Trail.Visitor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.annotation.Nullable;

/**
 * The description of how a value stands in a JSON document.
 *
 * @param <V> the class of the value
 */
public interface Form<V> {
    /** Reads what stands at a place; if that is not such a value, the node notes the problem and nothing is returned. */
    Optional<V> read(Node node);

    /** Returns the value as plain JSON. */
    @Nullable
    Object write(V value, Writing out);

    /** Shows the texts of a value that are judged by no rules but those of all texts; templates and names have their own. */
    default void texts(V value, Trail place, Visitor visitor) {}

    /** Returns what a JSON Schema says of such a value. */
    Map<String, Object> schema(Schemas schemas);

    /** Returns a form that is described later, for values that have values like themselves within them. */
    static <V> Form<V> later(Supplier<Form<V>> form) {
        return new DerivedForm<>(form, schemas -> form.get().schema(schemas));
    }

    /** Returns the same form, with a keyword more in its schema, for a limit that is a rule and no matter of reading. */
    default Form<V> limited(String keyword, Object limit) {
        return new DerivedForm<>(() -> this, schemas -> {
            Map<String, Object> schema = new LinkedHashMap<>(schema(schemas));
            schema.put(keyword, limit);
            return schema;
        });
    }

    /** Returns the same form, which the schema tells once, under a name. */
    default Form<V> called(String name) {
        return new DerivedForm<>(() -> this, schemas -> schemas.refer(name, () -> schema(schemas)));
    }

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
}
