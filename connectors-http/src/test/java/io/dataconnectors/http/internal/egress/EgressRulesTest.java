package io.dataconnectors.http.internal.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.gate.AddressGate;
import io.dataconnectors.http.internal.gate.AddressGate.OpenRange;
import io.dataconnectors.http.internal.gate.Cidr;
import io.dataconnectors.http.internal.gate.HostPattern;
import io.dataconnectors.testkit.StubSockets;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EgressRulesTest {
    private static final Map<String, List<InetSocketAddress>> NAMES = Map.of(
            "public.example.com", List.of(new InetSocketAddress("93.184.216.34", 443)),
            "erp.example.com", List.of(new InetSocketAddress("10.0.0.1", 443)),
            "inside.example.com", List.of(new InetSocketAddress("10.0.0.1", 443)),
            "mixed.example.com",
                    List.of(new InetSocketAddress("93.184.216.34", 443), new InetSocketAddress("10.0.0.1", 443)));

    private final EgressRules rules = new EgressRules(
            port -> port == 443,
            new AddressGate(
                    List.of(new OpenRange(Cidr.parse("10.0.0.0/8"), HostPattern.parse("erp.example.com"))), List.of()),
            (host, port) -> {
                if (!NAMES.containsKey(host)) {
                    throw new UnknownHostException(host);
                }
                return NAMES.get(host);
            },
            StubSockets.client());

    @AfterEach
    void close() {
        rules.close();
    }

    @Test
    void every_address_of_a_name_is_judged_before_it_is_called() throws Exception {
        assertThat(addresses("public.example.com")).isEqualTo(NAMES.get("public.example.com"));
        assertThatThrownBy(() -> addresses("mixed.example.com"))
                .hasCauseInstanceOf(Stopped.class)
                .hasRootCauseMessage("BLOCKED");
        assertThatThrownBy(() -> addresses("unknown.example.com"))
                .hasCauseInstanceOf(Stopped.class)
                .hasRootCauseMessage("CONNECT_FAILED");
    }

    @Test
    void a_range_for_a_host_is_open_to_no_other_name() throws Exception {
        assertThat(addresses("erp.example.com")).isEqualTo(NAMES.get("erp.example.com"));
        assertThatThrownBy(() -> addresses("inside.example.com")).hasRootCauseMessage("BLOCKED");
    }

    private List<InetSocketAddress> addresses(String host) throws Exception {
        return rules.addresses("acme", host, 443).get(10, TimeUnit.SECONDS);
    }
}
