package io.dataconnectors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dataconnectors.internal.json.ValueForms;
import io.dataconnectors.internal.text.Visible;
import java.util.Map;

/**
 * The root of what this library throws when it is used wrongly or an act is refused. What the other side of a call does
 * is never thrown: it is an {@link Execution}.
 */
public abstract class ConnectorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConnectorException(String message) {
        super(Visible.lines(message));
    }

    ConnectorException(String message, Throwable cause) {
        super(Visible.lines(message), cause);
    }

    @JsonValue
    Map<String, Object> form() {
        return ValueForms.get().of(this);
    }
}
