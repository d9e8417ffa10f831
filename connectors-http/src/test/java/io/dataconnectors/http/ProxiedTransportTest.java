package io.dataconnectors.http;

import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.spi.transport.TransportRules;
import io.dataconnectors.testkit.TransportContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** The way through a proxy of the host. */
@Tag("thorough")
class ProxiedTransportTest extends TransportContract {
    private final HostProxy proxy = HostProxy.toEveryPort();

    @AfterEach
    void closeProxy() {
        proxy.close();
    }

    @Override
    protected Transport open(TransportRules rules) {
        return JdkTransport.throughProxy(proxy.address()).open(rules);
    }
}
