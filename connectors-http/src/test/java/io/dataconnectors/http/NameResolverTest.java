package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Method;
import io.dataconnectors.spi.NameResolver;
import io.dataconnectors.testkit.StubApi;
import io.dataconnectors.testkit.StubRequest;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trial 23b: a host's own resolver of names, with which a test points the name of a vendor at a stub. */
class NameResolverTest {
    private static final String VENDOR = "api.vendor.example.com";

    private final StubApi api = StubApi.start();

    @AfterEach
    void stop() {
        api.close();
    }

    private Execution call(String host, EgressPolicy policy, NameResolver names) {
        HttpConnectorExecutor.Builder builder =
                Calls.builder().egress(policy).sslContext(api.sslContext()).names(names);
        try (HttpConnectorExecutor executor = builder.build()) {
            return executor.execute(Calls.call(Calls.get("https://" + host + "/orders")));
        }
    }

    private EgressPolicy open() {
        return EgressPolicy.publicHttps().allowPort(api.port()).openRangeFor(VENDOR, "127.0.0.1/32");
    }

    @Test
    void the_name_of_a_vendor_leads_to_a_stub_which_has_a_certificate_for_it() {
        api.on(Method.GET, "/orders").answer(200, "{}");

        Execution done = call(VENDOR, open(), api.names(VENDOR));

        assertThat(done.failure()).isNull();
        assertThat(api.requests()).extracting(StubRequest::target).containsExactly("/orders");
        assertThat(api.requests().get(0).header("Host")).isEqualTo(VENDOR);
    }

    @Test
    void the_names_that_a_test_does_not_open_lead_nowhere() {
        Execution other = call("shop.example.com", open(), api.names(VENDOR));

        assertThat(other.failure()).hasToString("CONNECT_FAILED: https://shop.example.com could not be reached");
        assertThat(other.delivery()).isEqualTo(Delivery.NOT_SENT);
    }

    @Test
    void a_resolver_opens_nothing() {
        EgressPolicy noPort = EgressPolicy.publicHttps().openRangeFor(VENDOR, "127.0.0.1/32");
        EgressPolicy noAddress = EgressPolicy.publicHttps().allowPort(api.port());

        for (EgressPolicy policy : List.of(noPort, noAddress)) {
            Execution refused = call(VENDOR, policy, api.names(VENDOR));
            assertThat(refused.failure())
                    .hasToString("BLOCKED: https://" + VENDOR + " is not a target that connectors may call");
            assertThat(refused.delivery()).isEqualTo(Delivery.NOT_SENT);
        }
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void an_answer_for_another_name_is_not_taken_for_that_of_the_vendor() {
        Execution done = call(VENDOR, open(), (host, port) -> List.of(new InetSocketAddress("127.0.0.1", api.port())));

        assertThat(done.failure().kind()).isEqualTo(FailureKind.TLS_FAILED);
    }

    static Stream<NameResolver> broken() {
        return Stream.of(
                (host, port) -> null,
                (host, port) -> List.of(),
                (host, port) -> Arrays.asList(new InetSocketAddress("127.0.0.1", port), null),
                (host, port) -> List.of(InetSocketAddress.createUnresolved(host, port)),
                (host, port) -> {
                    throw new IllegalStateException("of the host");
                });
    }

    @ParameterizedTest
    @MethodSource("broken")
    void what_a_broken_resolver_gives_is_no_address(NameResolver names) {
        assertThat(call(VENDOR, open(), names).failure())
                .hasToString("CONNECT_FAILED: https://" + VENDOR + " could not be reached");
    }
}
