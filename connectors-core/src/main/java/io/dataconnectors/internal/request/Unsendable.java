package io.dataconnectors.internal.request;

/** A body that cannot be made of these inputs; never leaves this package. The message names no value. */
final class Unsendable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unsendable(String message) {
        super(message, null, false, false);
    }

    static Unsendable tooBig() {
        return new Unsendable("The body would have more than " + Content.MAX_BYTES + " bytes (1 MiB), files included");
    }
}
