package io.dataconnectors.curl;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is to be said of a command: what was changed or left out, and why it cannot be a connector. Quotes no values, and no
 * keys that stand where a name should.
 */
final class Report {
    private static final int MOST = 100;

    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<String> reasons = new LinkedHashSet<>();

    void note(String note) {
        notes.add(
                notes.size() < MOST
                        ? Secrecy.masked(note)
                        : "There is more to be said than " + MOST + " notes hold; see the draft");
    }

    void refuse(String reason) {
        if (!isFull()) {
            reasons.add(Secrecy.masked(reason));
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
