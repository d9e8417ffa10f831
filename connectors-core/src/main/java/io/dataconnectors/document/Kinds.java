package io.dataconnectors.document;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The kinds of a part that says by its {@code type} which one it is. A new kind is one more entry in the list.
 *
 * @param <T> what every kind is one of
 */
final class Kinds<T> {
    private static final String TYPE = "type";

    private final String example;
    private final List<Kind<T, ?>> kinds;
    private final Words<Kind<T, ?>> words;

    /**
     * Takes the kinds.
     *
     * @param example one of them as JSON, for people who wrote something else
     */
    Kinds(String example, List<Kind<T, ?>> kinds) {
        this.example = " such as " + example;
        this.kinds = kinds;
        words = Words.of(kinds, Kind::word);
    }

    /**
     * One kind.
     *
     * @param word its {@code type} in the document
     * @param type its class
     * @param reader makes it of the members other than {@code type}
     * @param writer writes the members other than {@code type}
     */
    record Kind<T, K extends T>(
            String word, Class<K> type, Function<Members, K> reader, BiConsumer<K, Written> writer) {
        private void write(T value, Written out) {
            writer.accept(type.cast(value), out.put(TYPE, word));
        }
    }

    /** Reads one, or returns the stand-in if its kind cannot be told. */
    T read(Node node, T standIn) {
        Members members = node.members(example);
        return members.required(TYPE)
                .word(words, "," + example)
                .map(kind -> read(kind, members))
                .orElse(standIn);
    }

    private T read(Kind<T, ?> kind, Members members) {
        T value = kind.reader().apply(members);
        members.refuseOthers();
        return value;
    }

    void write(T value, Written out) {
        kinds.stream().filter(kind -> kind.type().isInstance(value)).forEach(kind -> kind.write(value, out));
    }
}
