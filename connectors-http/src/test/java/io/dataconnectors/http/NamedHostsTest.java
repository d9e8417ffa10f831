package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataconnectors.Answer;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import io.dataconnectors.Method;
import io.dataconnectors.Secret;
import io.dataconnectors.testkit.StubApi;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts that a policy names: those that may be called at all, and those whose addresses may lie in a private range. */
class NamedHostsTest {
    private static final EgressPolicy PUBLIC = EgressPolicy.publicHttps();

    private final StubApi api = StubApi.start();
    private final AtomicInteger resolved = new AtomicInteger();

    @AfterEach
    void stop() {
        api.close();
    }

    private Execution execute(EgressPolicy policy, ConnectorDefinition.Builder definition) {
        HttpConnectorExecutor.Builder builder =
                Calls.executor(api.port()).egress(policy.allowPort(api.port())).names(Calls.names(this::loopback));
        try (HttpConnectorExecutor executor = builder.build()) {
            return executor.execute(Calls.call(definition));
        }
    }

    private InetAddress[] loopback(String host) {
        resolved.incrementAndGet();
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    private ConnectorDefinition.Builder get(String host) {
        return Calls.get("https://" + host + ":" + api.port() + "/orders");
    }

    @ParameterizedTest(name = "{0} may call {1}: {2}")
    @CsvSource({
        "shop.example.com, shop.example.com, true",
        "shop.example.com, SHOP.Example.com, true",
        "Shop.example.com, shop.example.com, true",
        "shop.example.com, example.com, false",
        "shop.example.com, www.shop.example.com, false",
        "shop.example.com, myshop.example.com, false",
        "*.example.com, shop.example.com, true",
        "*.example.com, eu.shop.EXAMPLE.com, true",
        "*.example.com, example.com, false",
        "*.example.com, shopexample.com, false",
        "*.example.com, example.com.evil.net, false",
        "93.184.216.34, 93.184.216.34, true",
        "93.184.216.34, 93.184.216.35, false",
        "93.184.216.34, ::ffff:93.184.216.34, true",
        "[2606:4700::1], 2606:4700:0:0::1, true",
        "[2606:4700::1], 2606:4700::2, false",
    })
    void a_host_is_named_whole_or_by_the_name_above_it(String named, String host, boolean permitted) {
        assertThat(PUBLIC.onlyHosts(named).permitsHost(host)).isEqualTo(permitted);
        assertThat(PUBLIC.onlyHosts("other.example.net", named).permitsHost(host))
                .isEqualTo(permitted);
        assertThat(PUBLIC.permitsHost(host)).as("without names, all").isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "*.",
                "*.com",
                "*.*.example.com",
                "shop.*.com",
                "https://shop.example.com",
                "shop.example.com/",
                "shop.example.com:443",
                "shop.example.com.",
                "me@shop.example.com",
                "shop example.com",
                "bücher.example.com",
                "*.93.184.216.34",
                "127.1",
                "2606:4700::1",
                "[2606:4700::1]:443",
            })
    void what_no_url_could_have_as_its_host_is_refused(String host) {
        String message = "A host is written as shop.example.com, *.example.com (all names below), 93.184.216.34 or"
                + " [2606:4700::1], names in their ASCII form; not \"" + host + "\"";
        assertThatThrownBy(() -> PUBLIC.onlyHosts(host))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> PUBLIC.openRangeFor(host, "10.0.0.0/8"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    /** Trial 14: a name of one part is called where a policy names it, and nowhere else. */
    @Test
    void a_host_of_one_part_is_called_only_where_it_is_named() {
        assertThat(PUBLIC.permitsHost("erp")).isFalse();
        assertThat(PUBLIC.openRange("10.0.0.0/8").permitsHost("erp")).isFalse();
        assertThat(PUBLIC.onlyHosts("erp").permitsHost("ERP")).isTrue();
        assertThat(PUBLIC.onlyHosts("shop.example.com").permitsHost("erp")).isFalse();
        assertThat(PUBLIC.openRangeFor("erp", "10.0.0.0/8").permitsHost("erp")).isTrue();
        assertThat(PUBLIC.openRangeFor("erp", "10.0.0.0/8").permitsHost("other"))
                .isFalse();

        Execution refused = execute(PUBLIC.openRange("127.0.0.1/32"), get("localhost"));
        assertThat(refused.failure().kind()).isEqualTo(FailureKind.BLOCKED);
        assertThat(resolved).hasValue(0);
        api.on(Method.GET, "/orders").answer(200, "{}");
        Execution done = execute(PUBLIC.openRangeFor("localhost", "127.0.0.1/32"), get("localhost"));
        assertThat(done.failure()).isNull();
    }

    @Test
    void an_empty_list_of_hosts_is_a_mistake() {
        assertThatThrownBy(PUBLIC::onlyHosts)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A policy for some hosts alone names at least one");
    }

    @Test
    void another_host_is_refused_before_its_name_is_resolved_as_any_target_that_is_blocked() {
        EgressPolicy policy = Calls.loopback(api.port()).onlyHosts("127.0.0.1");
        api.on(Method.GET, "/orders").answer(200, "{}");

        assertThat(execute(policy, get("127.0.0.1")).succeeded()).isTrue();
        Execution refused = execute(policy, get("shop.example.com"));

        assertThat(refused.failure())
                .hasToString("BLOCKED: https://shop.example.com:" + api.port()
                        + " is not a target that connectors may call");
        assertThat(refused.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(resolved).hasValue(0);
    }

    @Test
    void no_secret_is_asked_for_a_host_that_may_not_be_called() {
        List<String> asked = new ArrayList<>();
        try (TokenStub stub = new TokenStub();
                HttpConnectorExecutor executor = stub.executor()
                        .egress(Calls.loopback(stub.api.port())) // not the port of the token endpoint
                        .secrets(query -> {
                            asked.add(query.name());
                            return Secret.of("never-asked-for");
                        })
                        .build()) {
            assertThat(executor.execute(Calls.call(stub.get())).failure().kind())
                    .isEqualTo(FailureKind.BLOCKED);
            assertThat(executor.execute(Calls.call(get("127.0.0.1").header("X-Key", "{{secret.key}}")))
                            .failure()
                            .kind())
                    .isEqualTo(FailureKind.BLOCKED);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void a_named_host_may_be_called_only_where_its_addresses_may() {
        Execution refused = execute(PUBLIC.onlyHosts("shop.example.com"), get("shop.example.com"));

        assertThat(refused.failure().kind()).isEqualTo(FailureKind.BLOCKED);
        assertThat(resolved).hasValue(1);
    }

    @Test
    void the_target_of_a_redirect_is_judged_as_the_first() {
        EgressPolicy policy = Calls.loopback(api.port()).onlyHosts("127.0.0.1").redirects(1);
        Header elsewhere = new Header("Location", "https://shop.example.com/orders");
        api.on(Method.GET, "/orders").answer(Answer.of(302, List.of(elsewhere), new byte[0]));

        assertThat(execute(policy, get("127.0.0.1")).failure())
                .hasToString(
                        "BLOCKED: The API redirects to where no call may go: https://shop.example.com is not a target that"
                                + " connectors may call");
    }

    @Test
    void a_token_endpoint_is_judged_as_the_api() {
        try (TokenStub stub = new TokenStub();
                HttpConnectorExecutor executor = stub.executor()
                        .egress(Calls.loopback(stub.api.port())
                                .allowPort(stub.auth.port())
                                .onlyHosts("shop.example.com"))
                        .build()) {
            assertThat(executor.execute(Calls.call(stub.get())).failure().kind())
                    .isEqualTo(FailureKind.BLOCKED);
            assertThat(stub.fetches()).isZero();
        }
    }

    @Test
    void a_range_for_a_host_is_open_to_no_other_name_nor_to_the_address_itself() {
        EgressPolicy policy = PUBLIC.openRangeFor("erp.example.com", "127.0.0.1/32");

        assertThat(execute(policy, get("erp.example.com")).failure().kind())
                .as("connected to; the certificate is for 127.0.0.1")
                .isEqualTo(FailureKind.TLS_FAILED);
        for (String other : List.of("shop.example.com", "127.0.0.1", "www.erp.example.com")) {
            assertThat(execute(policy, get(other)).failure().kind()).as(other).isEqualTo(FailureKind.BLOCKED);
        }
    }

    @Test
    void a_range_for_an_address_or_for_the_names_below_one_is_open_to_these() {
        api.on(Method.GET, "/orders").answer(200, "{}");
        EgressPolicy policy =
                PUBLIC.openRangeFor("127.0.0.1", "127.0.0.0/8").openRangeFor("*.example.com", "127.0.0.1/32");

        assertThat(execute(policy, get("127.0.0.1")).succeeded()).isTrue();
        assertThat(execute(policy, get("127.0.0.2")).failure().kind()).isEqualTo(FailureKind.BLOCKED);
        assertThat(execute(policy, get("erp.example.com")).failure().kind()).isEqualTo(FailureKind.TLS_FAILED);
    }

    @Test
    void what_is_denied_is_open_to_nobody() {
        EgressPolicy policy =
                PUBLIC.openRangeFor("erp.example.com", "127.0.0.1/32").denyRange("127.0.0.0/8");

        assertThat(execute(policy, get("erp.example.com")).failure().kind()).isEqualTo(FailureKind.BLOCKED);
    }

    @Test
    void a_policy_tells_its_hosts() {
        EgressPolicy policy =
                PUBLIC.onlyHosts("*.example.com", "93.184.216.34").openRangeFor("erp.example.com", "10.20.0.0/16");

        assertThat(policy)
                .hasToString("ports [443], hosts [*.example.com, 93.184.216.34],"
                        + " opened [10.20.0.0/16 for erp.example.com], denied []")
                .isEqualTo(PUBLIC.onlyHosts("*.Example.com", "93.184.216.34")
                        .openRangeFor("erp.example.com", "10.20.0.0/16"))
                .isNotEqualTo(PUBLIC.onlyHosts("*.example.com").openRangeFor("erp.example.com", "10.20.0.0/16"))
                .isNotEqualTo(PUBLIC.onlyHosts("*.example.com", "93.184.216.34").openRange("10.20.0.0/16"));
    }
}
