package io.dataconnectors.internal.template;

/** Text that cannot be read on; the problem is recorded. */
final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed() {
        super(null, null, false, false);
    }
}
