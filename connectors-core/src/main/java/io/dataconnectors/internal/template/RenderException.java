package io.dataconnectors.internal.template;

/** A template cannot be rendered with these values. The message names the expression, never a value. */
public final class RenderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RenderException(String message) {
        super(message);
    }
}
