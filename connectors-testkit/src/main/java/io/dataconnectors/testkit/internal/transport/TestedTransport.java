package io.dataconnectors.testkit.internal.transport;

import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.spi.transport.TransportRules;

/**
 * A transport that the tests of the executor run on in place of the JDK's. A module that brings one names it as a service
 * among its tests, and runs the tests of {@code connectors-http} again.
 */
@FunctionalInterface
public interface TestedTransport {
    /** Opens the transport, as an executor does that is built with it. */
    Transport open(TransportRules rules);
}
