package io.dataconnectors;

/** A workspace has as much of something as the host lets it have. */
public final class QuotaExceededException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    private final long most;

    /**
     * Creates the exception.
     *
     * @param most how many there may be
     * @param things what they are, such as {@code secrets in a workspace}
     */
    public QuotaExceededException(long most, String things) {
        super("quota-exceeded", "There may be at most " + most + " " + things + "; delete one first");
        this.most = most;
    }

    /** Returns how many there may be. */
    public long most() {
        return most;
    }
}
