package io.dataconnectors.apache;

import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.spi.transport.TransportRules;
import io.dataconnectors.testkit.internal.transport.TestedTransport;

/** The transport of this module, below the executors of the tests of {@code connectors-http} that are run here again. */
public final class TestedApacheTransport implements TestedTransport {
    @Override
    public Transport open(TransportRules rules) {
        return ApacheTransport.pooled().open(rules);
    }
}
