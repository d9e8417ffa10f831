package io.dataconnectors.examples.cli;

/** What was typed cannot be done: a file that cannot be read, a variable that is not set. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
