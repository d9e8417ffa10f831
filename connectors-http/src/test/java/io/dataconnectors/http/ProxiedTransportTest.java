package io.dataconnectors.http;

import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.spi.transport.TransportRules;
import io.dataconnectors.testkit.TransportContract;
import org.junit.jupiter.api.AfterEach;

/** The way through a proxy of the host. */
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
