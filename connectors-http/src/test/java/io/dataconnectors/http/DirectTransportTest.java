package io.dataconnectors.http;

import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.spi.transport.TransportRules;
import io.dataconnectors.testkit.TransportContract;

class DirectTransportTest extends TransportContract {
    @Override
    protected Transport open(TransportRules rules) {
        return JdkTransport.direct().open(rules);
    }
}
