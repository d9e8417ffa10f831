package io.dataconnectors.imports.curl;

import io.dataconnectors.internal.text.KnownKeys;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is to be said of a command: what was changed or left out, and why it cannot be a connector. Quotes no values, and no
 * keys that stand where a name should.
 */
final class Report {
    private static final int MOST = 100;

    /** The sentences as they were made: what is said again costs no more. */
    private final Set<String> said = new HashSet<>();

    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<String> reasons = new LinkedHashSet<>();

    void note(String note) {
        if (notes.size() >= MOST) {
            notes.add("There is more to be said than " + MOST + " notes hold; see the draft");
        } else if (said.add(note)) {
            notes.add(KnownKeys.masked(note));
        }
    }

    void refuse(String reason) {
        refuse(() -> reason);
    }

    /** Makes the reason only where there is room for it: to find its place takes time. */
    void refuse(Supplier<String> reason) {
        String sentence = isFull() ? "" : reason.get();
        if (!isFull() && said.add(sentence)) {
            reasons.add(KnownKeys.masked(sentence));
        }
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Whether there are so many reasons that more would help nobody. */
    boolean isFull() {
        return reasons.size() >= MOST;
    }

    void throwIfRefused() {
        if (!reasons.isEmpty()) {
            throw new CurlImportException(List.copyOf(reasons));
        }
    }
}
