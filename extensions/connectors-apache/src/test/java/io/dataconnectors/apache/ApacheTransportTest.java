package io.dataconnectors.apache;

import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.spi.transport.TransportRules;
import io.dataconnectors.testkit.TransportContract;

/** The transport on Apache HttpClient keeps the contract of transports. */
class ApacheTransportTest extends TransportContract {
    @Override
    protected Transport open(TransportRules rules) {
        return ApacheTransport.pooled().open(rules);
    }
}
