package io.dataconnectors;

/** A test of a method that writes changes something for real, and the caller did not say that this is meant. */
public final class WriteNotConfirmedException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final long revision;
    private final Method method;

    /** Creates the exception for a connector, its revision and its method. */
    public WriteNotConfirmedException(String name, long revision, Method method) {
        super(
                "write-not-confirmed",
                "Testing connector " + name + " sends a real " + method
                        + " request, which may change something. Use testThatWrites if that is meant, or simulate to read a canned"
                        + " answer");
        this.name = name;
        this.revision = revision;
        this.method = method;
    }

    /** Returns the name of the connector. */
    public String name() {
        return name;
    }

    /** Returns the revision whose draft would have been tested: consent to it names this one. */
    public long revision() {
        return revision;
    }

    /** Returns the method that writes. */
    public Method method() {
        return method;
    }
}
