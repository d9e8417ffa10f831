package io.dataconnectors;

import io.dataconnectors.internal.text.Visible;

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
}
