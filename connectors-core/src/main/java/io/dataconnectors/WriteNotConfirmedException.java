package io.dataconnectors;

/** A test of a method that writes changes something for real, and the caller did not say that this is meant. */
public final class WriteNotConfirmedException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final Method method;

    /** Creates the exception for a connector and its method. */
    public WriteNotConfirmedException(String name, Method method) {
        super(
                "write-not-confirmed",
                "Testing connector " + name + " sends a real " + method
                        + " request, which may change something. Use testThatWrites if that is meant, or simulate to read a canned"
                        + " answer");
        this.name = name;
        this.method = method;
    }

    /** Returns the name of the connector. */
    public String name() {
        return name;
    }

    /** Returns the method that writes. */
    public Method method() {
        return method;
    }
}
