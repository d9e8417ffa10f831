package io.dataconnectors.internal.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The words that stand for certain values in a document, such as {@code "string"} for a type. */
public final class Words<V> implements Form<V> {
    private final Map<String, V> values = new LinkedHashMap<>();
    private final Function<V, String> word;

    private Words(Function<V, String> word) {
        this.word = word;
    }

    /** Returns the words of these values. */
    public static <V> Words<V> of(List<V> values, Function<V, String> word) {
        Words<V> words = new Words<>(word);
        for (V value : values) {
            words.values.put(word.apply(value), value);
        }
        return words;
    }

    /** Returns the words of all constants of an enum: their names in lower case. */
    public static <E extends Enum<E>> Words<E> of(Class<E> constants) {
        return of(
                List.of(constants.getEnumConstants()),
                constant -> constant.name().toLowerCase(Locale.ROOT));
    }

    Optional<V> find(String text) {
        return Optional.ofNullable(values.get(text));
    }

    Set<String> all() {
        return values.keySet();
    }

    @Override
    public Optional<V> read(Node node) {
        return node.word(this);
    }

    @Override
    public Object write(V value, Writing out) {
        return word.apply(value);
    }

    @Override
    public Map<String, Object> schema(Schemas schemas) {
        return Schemas.keywords("enum", List.copyOf(all()));
    }
}
