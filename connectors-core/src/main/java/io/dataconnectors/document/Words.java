package io.dataconnectors.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The words that stand for certain values in a document, such as {@code "string"} for a type. */
final class Words<T> {
    private final Map<String, T> values = new LinkedHashMap<>();

    private Words() {}

    static <T> Words<T> of(List<T> values, Function<T, String> word) {
        Words<T> words = new Words<>();
        for (T value : values) {
            words.values.put(word.apply(value), value);
        }
        return words;
    }

    Optional<T> find(String word) {
        return Optional.ofNullable(values.get(word));
    }

    Set<String> all() {
        return values.keySet();
    }
}
