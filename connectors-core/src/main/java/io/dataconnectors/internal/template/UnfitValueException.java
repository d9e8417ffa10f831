package io.dataconnectors.internal.template;

/**
 * A value that cannot be used as it is wanted. Thrown where the expression is not known, and turned into a
 * {@link RenderException} or a problem of the template where it is. The message follows the expression: "needs a …".
 */
final class UnfitValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfitValueException(String message) {
        super(message, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
