package io.dataconnectors;

/**
 * Refusal of an act because the connector was changed after the caller saw it. Read it again, and repeat the act.
 */
public final class StaleConnectorException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final long expectedRevision;
    private final long currentRevision;

    /** Creates the exception for the revision that the caller saw and the one that is stored. */
    public StaleConnectorException(String id, long expectedRevision, long currentRevision) {
        super(
                "stale",
                "Connector " + id + " is at revision " + currentRevision + ", not " + expectedRevision
                        + "; read it again before you change it");
        this.id = id;
        this.expectedRevision = expectedRevision;
        this.currentRevision = currentRevision;
    }

    /** Returns the id of the connector. */
    public String id() {
        return id;
    }

    /** Returns the revision that the caller saw. */
    public long expectedRevision() {
        return expectedRevision;
    }

    /** Returns the revision that is stored. */
    public long currentRevision() {
        return currentRevision;
    }
}
