package io.dataconnectors.imports;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Secret;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A draft of a connector that was made of a text from elsewhere. Credentials in the text are secrets by name in the draft, and
 * are nowhere but in {@link #secrets()}.
 */
public final class ImportedDraft {
    private final ConnectorDefinition definition;
    private final Map<String, Secret> secrets;
    private final List<ImportNote> notes;

    /** Creates a draft with the secrets of the text, by name, and what is to be known of it. */
    public ImportedDraft(ConnectorDefinition definition, Map<String, Secret> secrets, List<ImportNote> notes) {
        this.definition = Objects.requireNonNull(definition, "definition");
        this.secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
        this.notes = List.copyOf(notes);
    }

    /** Returns the draft. Its name and its description are made of the request, for someone to put better ones. */
    public ConnectorDefinition definition() {
        return definition;
    }

    /**
     * Returns the secrets that the text says, by the names that the draft gives them. The draft may name more: those of
     * variables and placeholders, which the text does not say.
     */
    public Map<String, Secret> secrets() {
        return secrets;
    }

    /** Returns what was changed, left out or not understood, and what is to be done. */
    public List<ImportNote> notes() {
        return notes;
    }

    /** Returns the draft in short, with the number of secrets and of notes. */
    @Override
    public String toString() {
        return definition + " (" + secrets.size() + " secrets, " + notes.size() + " notes)";
    }
}
