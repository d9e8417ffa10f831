package io.dataconnectors.internal.json;

/** A value does not fit the type that it was to be bound to. */
public final class BindingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String pointer;

    BindingException(String pointer, String message) {
        super(message);
        this.pointer = pointer;
    }

    /** Returns where the value stands: a JSON Pointer (RFC 6901). */
    public String pointer() {
        return pointer;
    }
}
