package io.dataconnectors;

/** A store could not read or write. What was acknowledged before is safe; the act itself may or may not have happened. */
public final class StorageException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception with what was tried, and why it failed. */
    public StorageException(String message, Throwable cause) {
        super("storage-failed", message, cause);
    }

    /** Creates the exception with what was tried, and why it failed. */
    public StorageException(String message) {
        super("storage-failed", message);
    }
}
