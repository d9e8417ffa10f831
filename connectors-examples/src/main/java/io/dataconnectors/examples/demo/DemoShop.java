package io.dataconnectors.examples.demo;

import io.dataconnectors.examples.shop.StubShop;
import io.dataconnectors.http.EgressPolicy;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.spi.NameResolver;
import io.dataconnectors.spi.SecretResolver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The shop on this machine, which connectors find at a name of its own, and the way to it and to all public servers. */
final class DemoShop implements AutoCloseable {
    private static final String HOST = "shop.example.com";

    /** Where connectors find the shop. */
    static final String ORIGIN = "https://" + HOST;

    private final StubShop shop;

    private DemoShop(StubShop shop) {
        this.shop = shop;
    }

    static DemoShop open() {
        return new DemoShop(StubShop.start());
    }

    HttpConnectorExecutor executor(SecretResolver secrets) {
        return HttpConnectorExecutor.builder()
                .secrets(secrets)
                .names(names())
                .sslContext(TrustedCertificates.and(
                        TrustedCertificates.read(shop.api().certificatePem().getBytes(StandardCharsets.US_ASCII))))
                .egress(EgressPolicy.publicHttps().allowPort(shop.api().port()).openRangeFor(HOST, "127.0.0.1/32"))
                .build();
    }

    private NameResolver names() {
        NameResolver own = shop.api().names(HOST);
        return (host, port) -> host.equalsIgnoreCase(HOST)
                ? own.resolve(host, port)
                : Arrays.stream(InetAddress.getAllByName(host))
                        .map(address -> new InetSocketAddress(address, port))
                        .toList();
    }

    @Override
    public void close() {
        shop.close();
    }
}
