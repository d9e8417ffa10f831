package io.dataconnectors;

/** The act is not allowed in the status that the connector has. */
public final class WrongStatusException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final Status status;

    /** Creates the exception. The reason says what is wrong and what would be right. */
    public WrongStatusException(String name, Status status, String reason) {
        super("wrong-status", "Connector " + name + " is " + status + ": " + reason);
        this.name = name;
        this.status = status;
    }

    /** Returns the name of the connector. */
    public String name() {
        return name;
    }

    /** Returns the status that it has. */
    public Status status() {
        return status;
    }
}
