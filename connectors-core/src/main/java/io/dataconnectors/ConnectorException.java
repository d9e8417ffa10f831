package io.dataconnectors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dataconnectors.internal.json.ValueForms;
import io.dataconnectors.internal.text.Characters.Visible;
import java.util.List;
import java.util.Map;

/**
 * The root of what this library throws when it is used wrongly or an act is refused. What the other side of a call does
 * is never thrown: it is an {@link Execution}.
 */
public abstract class ConnectorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    ConnectorException(String code, String message) {
        super(Visible.lines(message));
        this.code = code;
    }

    ConnectorException(String code, String message, Throwable cause) {
        super(Visible.lines(message), cause);
        this.code = code;
    }

    /**
     * Returns the kind of this exception as a word in kebab case, such as {@code name-taken}, that stays the same from release to
     * release. The page {@code docs/violations.md} lists all, with the HTTP status that a host would answer.
     */
    public final String code() {
        return code;
    }

    /** Returns every violation that was found; empty where the exception is not about any. */
    public List<Violation> violations() {
        return List.of();
    }

    @JsonValue
    Map<String, Object> form() {
        return ValueForms.get().of(this);
    }
}
