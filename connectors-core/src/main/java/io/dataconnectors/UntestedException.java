package io.dataconnectors;

/** A draft cannot go live: there is no passing test of exactly this definition. */
public final class UntestedException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    /** The reasons why a draft counts as untested. */
    public enum Reason {
        /** The connector was never tested. */
        NEVER_TESTED,
        /** The last test failed. */
        TEST_FAILED,
        /** The draft was edited after the last test. */
        EDITED_SINCE,
        /** The last test read a canned answer, and this host wants a real call. */
        SIMULATED
    }

    private final String name;
    private final Reason reason;

    /** Creates the exception for a connector and a reason. */
    public UntestedException(String name, Reason reason) {
        super("untested", "Connector " + name + " cannot go live: " + explanation(reason));
        this.name = name;
        this.reason = reason;
    }

    private static String explanation(Reason reason) {
        return switch (reason) {
            case NEVER_TESTED -> "it was never tested; test it first";
            case TEST_FAILED -> "its last test failed; mend it and test it again";
            case EDITED_SINCE -> "it was edited since its last test; test it again";
            case SIMULATED -> "its last test read a canned answer; test it with a real call";
        };
    }

    /** Returns the name of the connector. */
    public String name() {
        return name;
    }

    /** Returns what the evidence lacks. */
    public Reason reason() {
        return reason;
    }
}
