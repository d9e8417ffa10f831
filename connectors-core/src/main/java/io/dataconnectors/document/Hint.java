package io.dataconnectors.document;

import io.dataconnectors.text.Nearest;
import java.util.Collection;

/** Says what could have been meant by a word of a document that is not known. */
final class Hint {
    private Hint() {}

    /** Returns {@code ; did you mean "name"?}, or nothing if no known word is near. */
    static String of(String wrong, Collection<String> known) {
        return Nearest.of(wrong, known)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse("");
    }
}
