package io.dataconnectors.testkit;

import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.spi.transport.TransportRules;

/** A transport of another kind than the JDK's, which takes the thread that sends, keeps the contract. */
class SocketTransportTest extends TransportContract {
    @Override
    protected Transport open(TransportRules rules) {
        return new SocketTransport(rules, Flaw.NONE);
    }
}
