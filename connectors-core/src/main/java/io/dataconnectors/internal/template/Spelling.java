package io.dataconnectors.internal.template;

import io.dataconnectors.internal.text.Nearest;
import java.util.Collection;
import java.util.List;

/** Says what could have been meant by a name that is not known. */
final class Spelling {
    private static final int NAMED = 8;

    private Spelling() {}

    /** {@code "; did you mean …?"}, or the first few names that are known. */
    static String hint(String name, Collection<String> known) {
        String meant = meant(name, known);
        return meant.isEmpty() ? all(known) : meant;
    }

    /** {@code "; did you mean …?"}; empty if no known name is near. */
    static String meant(String name, Collection<String> known) {
        return Nearest.of(name, known)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
    }

    private static String all(Collection<String> known) {
        if (known.isEmpty()) {
            return "; none is";
        }
        List<String> few = known.stream().limit(NAMED).toList();
        return "; there are: " + String.join(", ", few) + (known.size() > NAMED ? ", …" : "");
    }
}
