package io.dataconnectors.internal.form;

import io.dataconnectors.internal.form.Trail.Visitor;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The form of a part that says by its {@code type} of which kind it is. A new kind is one more entry in the list.
 *
 * @param <T> what every kind is one of
 */
public final class KindsForm<T> implements Form<T> {
    private static final String TYPE = "type";

    private final String name;
    private final String description;
    private final String example;
    private final T standIn;
    private final List<Kind<T, ?>> kinds;
    private final Words<Kind<T, ?>> words;

    /**
     * Takes the kinds.
     *
     * @param name what the part is called in the schema
     * @param description what it is, for people
     * @param example one of the kinds as JSON, for people who wrote something else
     * @param standIn what is gone on with where the kind cannot be told
     * @param kinds the kinds
     */
    public KindsForm(String name, String description, String example, T standIn, List<Kind<T, ?>> kinds) {
        this.name = name;
        this.description = description;
        this.example = " such as " + example;
        this.standIn = standIn;
        this.kinds = kinds;
        words = Words.of(kinds, Kind::word);
    }

    /**
     * One kind.
     *
     * @param word its {@code type} in the document
     * @param type its class
     * @param described returns its members other than {@code type}; the name of that form is the title of the kind
     */
    public record Kind<T, K extends T>(String word, Class<K> type, Supplier<ObjectForm<K>> described) {
        /** Takes a kind that is described already. */
        public Kind(String word, Class<K> type, ObjectForm<K> form) {
            this(word, type, () -> form);
        }

        private ObjectForm<K> form() {
            return described.get();
        }

        private Map<String, Object> write(T value, Writing out) {
            Map<String, Object> members = out.object();
            members.put(TYPE, word);
            form().write(type.cast(value), out, members);
            return Collections.unmodifiableMap(members);
        }

        private void texts(T value, Trail place, Visitor visitor) {
            form().texts(type.cast(value), place, visitor);
        }

        private Map<String, Object> schema(Schemas schemas) {
            Map<String, Object> schema = Schemas.keywords("title", form().name());
            schema.putAll(form().object(schemas, Map.of(TYPE, Map.of("const", word))));
            return schema;
        }
    }

    @Override
    public Optional<T> read(Node node) {
        Members members = node.members(example);
        Optional<Kind<T, ?>> kind = members.required(TYPE).word(words, "," + example);
        return Optional.of(kind.isPresent() ? kind.get().form().read(members) : standIn);
    }

    private Kind<T, ?> kindOf(T value) {
        return kinds.stream()
                .filter(kind -> kind.type().isInstance(value))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Object write(T value, Writing out) {
        return kindOf(value).write(value, out);
    }

    @Override
    public void texts(T value, Trail place, Visitor visitor) {
        kindOf(value).texts(value, place, visitor);
    }

    @Override
    public Map<String, Object> schema(Schemas schemas) {
        return schemas.refer(
                name,
                () -> Schemas.keywords(
                        "description",
                        description,
                        "oneOf",
                        kinds.stream().map(kind -> kind.schema(schemas)).toList()));
    }
}
