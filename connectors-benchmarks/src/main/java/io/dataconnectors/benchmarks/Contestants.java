package io.dataconnectors.benchmarks;

import io.dataconnectors.apache.ApacheTransport;
import io.dataconnectors.http.JdkTransport;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** All that are compared. The first is what the others are measured by. */
enum Contestants {
    JAVA("by hand, java.net.http"),
    HC5("by hand, HttpClient 5"),
    FEIGN("Feign, HttpClient 5"),
    RESTCLIENT("Spring RestClient, HttpClient 5"),
    RETROFIT("Retrofit"),
    APACHE("**a connector, connectors-apache**"),
    DIRECT("**a connector, java.net.http, direct**"),
    RELAY("**a connector, java.net.http, relay**"),
    MEMORY("a connector, from memory"),
    BARE("by hand, java.net.http, a relay that checks nothing");

    private final String label;

    Contestants(String label) {
        this.label = label;
    }

    /** Makes it ready to call. */
    Contestant open(Site site) throws IOException {
        return switch (this) {
            case JAVA -> ByHand.jdk(site, HttpClient.Builder.NO_PROXY);
            case HC5 -> ByHand.apache(site);
            case FEIGN -> Frameworks.feign(site);
            case RESTCLIENT -> Frameworks.restClient(site);
            case RETROFIT -> Frameworks.retrofit(site);
            case APACHE -> Connectors.over(site, ApacheTransport.pooled()::open);
            case DIRECT -> Connectors.over(site, JdkTransport.direct()::open);
            case RELAY -> Connectors.over(site, JdkTransport.relayed()::open);
            case MEMORY -> Connectors.over(site, MemoryTransport::new);
            case BARE -> ByHand.jdk(site, ProxySelector.of(BareRelay.to(site.port())));
        };
    }

    /** Returns what stands in tables. */
    String label() {
        return label;
    }

    /** Returns its name in commands and files. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Contestants of(String id) {
        return Arrays.stream(values())
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A contestant is one of "
                        + Arrays.stream(values()).map(Contestants::id).collect(Collectors.joining(", ")) + ", not "
                        + id));
    }
}
