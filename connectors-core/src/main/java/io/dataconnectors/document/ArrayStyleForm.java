package io.dataconnectors.document;

import io.dataconnectors.ArrayStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a list is written, in the query and in a form. */
final class ArrayStyleForm {
    private static final Words<ArrayStyle> WORDS = Words.of(List.of(ArrayStyle.values()), ArrayStyleForm::word);

    private ArrayStyleForm() {}

    static Optional<ArrayStyle> read(Node node) {
        return node.word(WORDS);
    }

    static String word(ArrayStyle style) {
        return style.name().toLowerCase(Locale.ROOT);
    }
}
