package io.dataconnectors;

import io.dataconnectors.internal.text.Visible;
import java.util.Objects;

/**
 * One thing that is wrong with a document or with the inputs of a call; or, among warnings, that is doubtful.
 *
 * @param pointer where: a JSON Pointer (RFC 6901) into the document, or into the inputs; empty for the whole
 * @param message what is wrong and what would be right, in one line: what it quotes is {@linkplain Visible#line made visible}
 */
public record Violation(String pointer, String message) {
    /** Checks that nothing is null, and makes visible what the message quotes. */
    public Violation {
        Objects.requireNonNull(pointer, "pointer");
        message = Visible.line(message);
    }

    /** Returns the same of a document that stands at this place of another. */
    public Violation within(String place) {
        return new Violation(place + pointer, message);
    }

    /** Returns the place and the message in one line. */
    @Override
    public String toString() {
        return pointer.isEmpty() ? message : Visible.line(pointer) + ": " + message;
    }
}
