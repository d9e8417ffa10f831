package io.dataconnectors.curl;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is to be said of a command: what was changed or left out, and why it cannot be a connector. Quotes no values. */
final class Report {
    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<String> reasons = new LinkedHashSet<>();

    void note(String note) {
        notes.add(note);
    }

    void refuse(String reason) {
        reasons.add(reason);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    void throwIfRefused() {
        if (!reasons.isEmpty()) {
            throw new CurlImportException(List.copyOf(reasons));
        }
    }
}
