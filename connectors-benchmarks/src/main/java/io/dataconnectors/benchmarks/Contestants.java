package io.dataconnectors.benchmarks;

import io.dataconnectors.http.JdkTransport;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** All that are compared. The first is what the others are measured by. */
enum Contestants {
    JAVA("by hand, java.net.http", site -> ByHand.jdk(site, HttpClient.Builder.NO_PROXY)),
    HC5("by hand, HttpClient 5", ByHand::apache),
    FEIGN("Feign, HttpClient 5", Frameworks::feign),
    RESTCLIENT("Spring RestClient, HttpClient 5", Frameworks::restClient),
    RETROFIT("Retrofit", Frameworks::retrofit),
    DIRECT("a connector, java.net.http, direct", site -> Connectors.over(site, JdkTransport.direct()::open)),
    RELAY("a connector, java.net.http, relay", site -> Connectors.over(site, JdkTransport.relayed()::open)),
    MEMORY("a connector, from memory", site -> Connectors.over(site, MemoryTransport::new)),
    BARE("by hand, java.net.http, a relay that checks nothing", Contestants::bare);

    private final String label;
    private final Opening opening;

    Contestants(String label, Opening opening) {
        this.label = label;
        this.opening = opening;
    }

    /** Makes a contestant ready to call. */
    interface Opening {
        Contestant open(Site site) throws IOException;
    }

    private static Contestant bare(Site site) throws IOException {
        return ByHand.jdk(site, ProxySelector.of(BareRelay.to(site.port())));
    }

    Contestant open(Site site) throws IOException {
        return opening.open(site);
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
