package io.dataconnectors.http.internal.jdk.relay;

import io.dataconnectors.spi.ConnectionProblem.Kind;

/** Why an address was not reached, told from what was thrown. The JDK has one class for some that differ. */
final class Unreached {
    private static final String REFUSED = "Connection refused";

    private Unreached() {}

    /** Returns what is wrong with an address. */
    static Kind connecting(Exception thrown) {
        return String.valueOf(thrown.getMessage()).startsWith(REFUSED) ? Kind.CONNECTION_REFUSED : Kind.UNREACHABLE;
    }
}
