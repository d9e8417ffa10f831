package io.dataconnectors.internal.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * The form of several values of which there is mostly one: it stands by itself, and several stand in a list.
 *
 * @param one the form of a value
 * @param list the form of the list of several
 */
public record OneOrListForm<V>(Form<V> one, Form<List<V>> list) implements Form<List<V>> {
    /** Returns such a form; the same of a value by itself and of one in the list. */
    public static <V> OneOrListForm<V> of(Form<V> one, int most) {
        return new OneOrListForm<>(one, ListForm.filled(one, "").limited("maxItems", most));
    }

    @Override
    public Optional<List<V>> read(Node node) {
        return node.value() instanceof List ? list.read(node) : one.read(node).map(List::of);
    }

    @Nullable
    @Override
    public Object write(List<V> values, Writing out) {
        return isOne(values) ? one.write(values.get(0), out) : list.write(values, out);
    }

    @Override
    public void texts(List<V> values, Trail place, TextVisitor visitor) {
        if (isOne(values)) {
            one.texts(values.get(0), place, visitor);
        } else {
            list.texts(values, place, visitor);
        }
    }

    private static boolean isOne(List<?> values) {
        return values.size() == 1;
    }

    @Override
    public Map<String, Object> schema(Schemas schemas) {
        return Schemas.keywords("anyOf", List.of(one.schema(schemas), list.schema(schemas)));
    }
}
