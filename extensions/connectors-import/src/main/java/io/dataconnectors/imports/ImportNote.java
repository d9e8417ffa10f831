package io.dataconnectors.imports;

import java.util.Objects;

/**
 * Something to know of an imported draft.
 *
 * @param kind what it is about
 * @param message a sentence for people, without a secret
 */
public record ImportNote(Kind kind, String message) {
    /** The kinds of notes; forms may show each in its own way. */
    public enum Kind {
        /** The draft declares an input, a setting, a secret, a variable or an idempotency. */
        DECLARED,

        /** The connector sends something else than the text says, or the text was read in a way that has to be told. */
        CHANGED,

        /** The connector has nothing of a part of the text. */
        LEFT_OUT,

        /** Somebody should look at a part of the draft. */
        CHECK,

        /** The description is made of the request; somebody should write a better one. */
        DESCRIPTION
    }

    /** Creates a note. */
    public ImportNote {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(message, "message");
    }

    /** Returns the message. */
    @Override
    public String toString() {
        return message;
    }
}
