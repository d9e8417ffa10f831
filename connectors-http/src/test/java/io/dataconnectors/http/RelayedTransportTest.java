package io.dataconnectors.http;

import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.spi.transport.TransportRules;
import io.dataconnectors.testkit.TransportContract;

class RelayedTransportTest extends TransportContract {
    @Override
    protected Transport open(TransportRules rules) {
        return JdkTransport.relayed().open(rules);
    }
}
