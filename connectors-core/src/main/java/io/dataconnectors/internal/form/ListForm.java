package io.dataconnectors.internal.form;

import io.dataconnectors.internal.form.Trail.Visitor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** The form of a list of values that all have the same form. */
public final class ListForm<V> implements Form<List<V>> {
    private final Form<V> element;
    private final Function<Node, List<Optional<V>>> reader;
    private final boolean filled;

    @Nullable
    private final Function<V, String> name;

    private ListForm(
            Form<V> element,
            Function<Node, List<Optional<V>>> reader,
            boolean filled,
            @Nullable Function<V, String> name) {
        this.element = element;
        this.reader = reader;
        this.filled = filled;
        this.name = name;
    }

    /** Returns the form of any list. */
    public static <V> ListForm<V> of(Form<V> element) {
        return new ListForm<>(element, node -> node.list(element::read), false, null);
    }

    /**
     * Returns the form of a list whose elements say their own names.
     *
     * @param element the form of an element
     * @param beside what an element says beside its name
     */
    public static <V> ListForm<V> named(Form<V> element, String beside) {
        return new ListForm<>(element, node -> node.named(beside, element::read), false, null);
    }

    /**
     * Returns the form of a list that is left out rather than empty.
     *
     * @param element the form of an element
     * @param example such a list, for messages; or an empty text
     */
    public static <V> ListForm<V> filled(Form<V> element, String example) {
        return new ListForm<>(element, node -> node.filledList(example, element::read), true, null);
    }

    /** Returns the form of the same list, in which the order of the elements means nothing: they are known by a name. */
    public ListForm<V> inAnyOrder(Function<V, String> elementName) {
        return new ListForm<>(element, reader, filled, elementName);
    }

    @Override
    public Optional<List<V>> read(Node node) {
        List<V> list = reader.apply(node).stream().flatMap(Optional::stream).toList();
        return node.value() instanceof List ? Optional.of(list) : Optional.empty();
    }

    @Override
    public Object write(List<V> values, Writing out) {
        Stream<Integer> order = IntStream.range(0, values.size()).boxed();
        if (name != null && out.isCanonical()) {
            order = order.sorted(Comparator.comparing(i -> name.apply(values.get(i))));
        }
        List<Object> list = new ArrayList<>();
        order.forEach(i -> list.add(element.write(values.get(i), out.at(i))));
        return Collections.unmodifiableList(list);
    }

    @Override
    public void texts(List<V> values, Trail place, Visitor visitor) {
        for (int i = 0; i < values.size(); i++) {
            element.texts(values.get(i), place.at(i), visitor);
        }
    }

    @Override
    public Map<String, Object> schema(Schemas schemas) {
        Map<String, Object> schema = Schemas.keywords("type", "array");
        if (filled) {
            schema.put("minItems", 1);
        }
        Map<String, Object> one = element.schema(schemas);
        if (!one.isEmpty()) {
            schema.put("items", one);
        }
        return schema;
    }

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
            return node.value() instanceof List
                    ? list.read(node)
                    : one.read(node).map(List::of);
        }

        @Nullable
        @Override
        public Object write(List<V> values, Writing out) {
            return isOne(values) ? one.write(values.get(0), out) : list.write(values, out);
        }

        @Override
        public void texts(List<V> values, Trail place, Visitor visitor) {
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
}
