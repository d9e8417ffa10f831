package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Header;
import io.dataconnectors.Method;
import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.spi.transport.TransportRules;
import io.dataconnectors.testkit.StubApi;
import io.dataconnectors.testkit.StubSockets;
import io.dataconnectors.testkit.internal.fault.RawServer;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host asks for in place of the relay: a proxy of its own, or no one in between. */
class OtherWaysTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private static HttpConnectorExecutor executor(JdkTransport way) {
        return Calls.executor(443)
                .egress(EgressPolicy.publicHttps())
                .transport(way::open)
                .build();
    }

    @Test
    void a_proxy_of_the_host_is_given_the_name_and_the_credential_and_the_target_neither() throws Exception {
        try (StubApi api = StubApi.start();
                HostProxy proxy = HostProxy.to(api.port());
                HttpConnectorExecutor executor = executor(
                        JdkTransport.throughProxy(proxy.address(), new Header("Proxy-Authorization", "Bearer k1")))) {
            api.on(Method.GET, "/orders").answer(200, "{}");

            Execution done = executor.execute(Calls.call(Calls.get("https://shop.stub.example.com/orders")));

            assertThat(done.failure()).isNull();
            assertThat(proxy.heads()).hasSize(1);
            assertThat(proxy.heads().get(0))
                    .startsWith("CONNECT shop.stub.example.com:443 HTTP/1.1\r\n")
                    .contains("\r\nProxy-Authorization: Bearer k1\r\n");
            assertThat(api.requests().get(0).header("Proxy-Authorization")).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                        + "Content-Length: 0\r\n\r\n",
                "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n",
            })
    void what_a_proxy_refuses_could_not_be_reached(String answer) throws Exception {
        try (HostProxy proxy = HostProxy.answering(answer);
                HttpConnectorExecutor executor = executor(JdkTransport.throughProxy(proxy.address()))) {
            Execution refused = executor.execute(Calls.call(Calls.post("https://shop.stub.example.com/orders")));

            assertThat(refused.failure())
                    .hasToString("CONNECT_FAILED: https://shop.stub.example.com could not be reached");
            assertThat(refused.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(refused.answer()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://10.0.0.1", "https://[::1]", "https://[2606:4700::1111]"})
    void addresses_are_judged_before_a_proxy_is_asked(String url) throws Exception {
        try (HostProxy proxy = HostProxy.to(0);
                HttpConnectorExecutor executor = executor(JdkTransport.throughProxy(proxy.address()))) {
            assertThat(executor.execute(Calls.call(Calls.get(url))).failure())
                    .hasToString("BLOCKED: " + url + " is not a target that connectors may call");
            assertThat(proxy.heads()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "X-Role", "Proxy-", "Proxy-A b", "Proxy-A\r\nB"})
    void a_field_that_the_jdk_would_show_to_targets_is_no_credential_for_a_proxy(String name) {
        var proxy = new InetSocketAddress(LOOPBACK, 3128);

        assertThatThrownBy(() -> JdkTransport.throughProxy(proxy, new Header(name, "secret")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A field for a proxy is named Proxy-…, not \"" + name + "\"");
    }

    @Test
    void a_way_shows_no_credential() {
        var proxy = InetSocketAddress.createUnresolved("proxy.intern", 3128);

        assertThat(JdkTransport.throughProxy(proxy, new Header("Proxy-Authorization", "Bearer k1")))
                .hasToString("through proxy.intern:3128");
        assertThatThrownBy(() -> JdkTransport.throughProxy(proxy, new Header("Proxy-Key", "k1\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("k1");
    }

    @Test
    void direct_calls_are_judged_before_and_meet_no_proxy_of_the_jvm() throws Exception {
        try (RawServer api = RawServer.answering(OK);
                HttpConnectorExecutor executor = Calls.executor(api.port())
                        .transport(JdkTransport.direct()::open)
                        .build()) {
            assertThat(executor.execute(Calls.call(Calls.get(api.url()))).failure())
                    .isNull();
        }
    }

    @Test
    void the_direct_way_asks_for_the_addresses_of_a_name_once_in_a_while_and_not_for_each_call() throws Exception {
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        TransportRules rules = new TransportRules() {
            @Override
            public CompletableFuture<List<InetSocketAddress>> addresses(String workspace, String host, int port) {
                asked.add(host);
                return host.startsWith("bad")
                        ? CompletableFuture.failedFuture(new ConnectException())
                        : CompletableFuture.completedFuture(List.of(new InetSocketAddress("192.0.2.1", port)));
            }

            @Override
            public boolean opens(String host, InetAddress address) {
                return false;
            }

            @Override
            public SSLContext tls() {
                return StubSockets.client();
            }
        };
        try (Transport direct = JdkTransport.direct().open(rules)) {
            for (String host : List.of("good.example.com", "good.example.com", "bad.example.com", "bad.example.com")) {
                CompletableFuture<Void> verdict = direct.admit("acme", URI.create("https://" + host + "/orders"));
                assertThat(verdict.isCompletedExceptionally()).isEqualTo(host.startsWith("bad"));
            }
        }

        assertThat(asked).containsExactly("good.example.com", "bad.example.com", "bad.example.com");
    }

    @Test
    void a_resolver_of_the_host_would_not_be_asked_where_names_are_resolved_elsewhere() {
        var proxy = InetSocketAddress.createUnresolved("proxy.intern", 3128);
        HttpConnectorExecutor.Builder builder = HttpConnectorExecutor.builder().names((host, port) -> List.of());

        for (JdkTransport way : List.of(JdkTransport.direct(), JdkTransport.throughProxy(proxy))) {
            assertThatThrownBy(builder.transport(way::open)::build)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("A name resolver would not be asked: the transport leaves names to others");
        }
    }
}
