package io.dataconnectors.imports.internal;

import io.dataconnectors.internal.text.KnownKeys;
import java.util.Arrays;
import java.util.List;
import javax.annotation.Nullable;

/** Where secrets stand in a text: those that are known, and keys of a form that is known. Asked from its start to its end. */
final class SecretPlaces {
    private static final SecretPlaces NONE = new SecretPlaces("", List.of());

    private final String text;
    private final List<SoughtSecret> secrets;
    private final int[] next;

    private SecretPlaces(String text, List<SoughtSecret> secrets) {
        this.text = text;
        this.secrets = secrets;
        this.next = new int[secrets.size()];
        Arrays.fill(next, -2);
    }

    static SecretPlaces none() {
        return NONE;
    }

    /** Makes secrets of the keys in a text, and looks for these and all others. */
    static SecretPlaces in(String text, DraftDeclarations found) {
        KnownKeys.in(text).forEach(key -> found.secret(() -> "token", key.in(text)));
        return found.sought().isEmpty() ? NONE : new SecretPlaces(text, List.copyOf(found.sought()));
    }

    /** Returns the longest secret that stands at an index; null where none does. */
    @Nullable
    SoughtSecret at(int index) {
        SoughtSecret longest = null;
        for (int i = 0; i < next.length; i++) {
            SoughtSecret secret = secrets.get(i);
            if (next[i] == -2 || (next[i] >= 0 && next[i] < index)) {
                next[i] = secret.next(text, index);
            }
            if (next[i] == index && (longest == null || longest.length() < secret.length())) {
                longest = secret;
            }
        }
        return longest;
    }
}
