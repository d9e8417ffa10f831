package io.dataconnectors.imports.internal;

import io.dataconnectors.imports.ImportException;
import io.dataconnectors.imports.ImportNote;
import io.dataconnectors.internal.text.KnownKeys;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Report of a text that is imported: what was changed or left out, and why it cannot be a connector. Quotes no
 * values, and no keys that stand where a name should.
 */
public final class ImportReport {
    private static final int MOST = 100;

    private final String source;

    /** The sentences as they were made: what is said again costs no more. */
    private final Set<String> said = new HashSet<>();

    private final Set<ImportNote> notes = new LinkedHashSet<>();
    private final Set<String> reasons = new LinkedHashSet<>();

    /** @param source what the text is, such as {@code command}, for sentences about it */
    public ImportReport(String source) {
        this.source = source;
    }

    /** Returns a report about the same text that nobody reads. */
    ImportReport unheard() {
        return new ImportReport(source);
    }

    /** Returns what the text is, within a sentence: {@code the command}. */
    String source() {
        return "the " + source;
    }

    /** Returns what the text is, at the beginning of a sentence: {@code The command}. */
    String subject() {
        return "The " + source;
    }

    /** Takes a note, unless it was taken before. */
    public void note(ImportNote.Kind kind, String message) {
        if (notes.size() >= MOST) {
            notes.add(new ImportNote(
                    ImportNote.Kind.CHECK, "There is more to be said than " + MOST + " notes hold; see the draft"));
        } else if (said.add(message)) {
            notes.add(new ImportNote(kind, KnownKeys.masked(message)));
        }
    }

    /** Takes a reason why the text cannot be a connector. */
    public void refuse(String reason) {
        refuse(() -> reason);
    }

    /** Makes the reason only where there is room for it: to find its place takes time. */
    public void refuse(Supplier<String> reason) {
        String sentence = isFull() ? "" : reason.get();
        if (!isFull() && said.add(sentence)) {
            reasons.add(KnownKeys.masked(sentence));
        }
    }

    List<ImportNote> notes() {
        return List.copyOf(notes);
    }

    /** Whether there are so many reasons that more would help nobody. */
    public boolean isFull() {
        return reasons.size() >= MOST;
    }

    /**
     * Ends the import where there is a reason to.
     *
     * @throws ImportException with all reasons
     */
    public void throwIfRefused() {
        if (!reasons.isEmpty()) {
            throw new ImportException(List.copyOf(reasons));
        }
    }
}
