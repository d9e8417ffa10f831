package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Header;
import io.dataconnectors.Method;
import io.dataconnectors.testkit.StubApi;
import io.dataconnectors.testkit.internal.fault.Fault;
import io.dataconnectors.testkit.internal.fault.RawServer;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.PasswordAuthentication;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where calls may go, and how little is said of where they may not. */
class EgressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[64:ff9b::a00:1]/",
                "https://192.168.1.1/"
            })
    void addresses_that_are_not_public_are_blocked(String url) {
        try (HttpConnectorExecutor executor = Calls.builder().build()) {
            Execution execution = executor.execute(Calls.call(Calls.get(url)));

            String origin = url.substring(0, url.indexOf('/', "https://".length()));
            assertThat(execution.failure())
                    .hasToString("BLOCKED: " + origin + " is not a target that connectors may call");
            assertThat(execution.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(execution.attempts()).isZero();
        }
    }

    @Test
    void a_port_that_the_policy_does_not_name_is_blocked() {
        try (StubApi api = StubApi.start();
                HttpConnectorExecutor executor = Calls.builder()
                        .egress(EgressPolicy.publicHttps().openRange("127.0.0.1/32"))
                        .build()) {
            Execution execution = executor.execute(Calls.call(Calls.get(api.url())));

            assertThat(execution.failure())
                    .hasToString("BLOCKED: Connectors may not call port " + api.port() + " here");
            assertThat(api.requests()).isEmpty();
        }
    }

    @Test
    void one_bad_address_blocks_a_name() {
        Execution execution = resolving("93.184.216.34", "10.0.0.1");

        assertThat(execution.failure())
                .hasToString("BLOCKED: https://shop.example.com is not a target that connectors may call");
        assertThat(execution.delivery()).isEqualTo(Delivery.NOT_SENT);
    }

    @Test
    void a_name_that_cannot_be_resolved_is_not_told_from_a_server_that_refuses() {
        try (RawServer gone = RawServer.start(Fault.REFUSED)) {
            Execution unknown = resolving();

            Execution refused = Calls.execute(gone.port(), Calls.post(gone.url()));

            assertThat(unknown.failure()).hasToString("CONNECT_FAILED: https://shop.example.com could not be reached");
            assertThat(refused.failure()).hasToString("CONNECT_FAILED: " + gone.url() + " could not be reached");
            assertThat(unknown.delivery()).isEqualTo(refused.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(unknown.attempts()).isEqualTo(refused.attempts()).isEqualTo(1);
        }
    }

    @Test
    void a_server_with_a_certificate_that_nobody_trusts_gets_no_request() {
        try (StubApi api = StubApi.start();
                HttpConnectorExecutor executor =
                        Calls.builder().egress(Calls.loopback(api.port())).build()) {
            Execution execution = executor.execute(Calls.call(Calls.post(api.url())));

            assertThat(execution.failure())
                    .hasToString("TLS_FAILED: No secure connection to " + api.url() + " could be made");
            assertThat(execution.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(api.requests()).isEmpty();
        }
    }

    @Test
    void redirects_are_not_followed() {
        try (RawServer server = RawServer.answering(
                "HTTP/1.1 302 Found\r\nLocation: https://127.0.0.1/\r\nContent-Length: 0\r\n\r\n")) {
            Execution execution = Calls.execute(server.port(), Calls.get(server.url()));

            assertThat(execution.failure())
                    .hasToString(
                            "HTTP_STATUS: The API answered with status 302, a redirect, and connectors follow none here");
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void cookies_are_not_kept() {
        try (StubApi api = StubApi.start();
                HttpConnectorExecutor executor = Calls.executor(api.port()).build()) {
            api.on(Method.GET, "/")
                    .answer(request ->
                            Answer.of(204, List.of(new Header("Set-Cookie", "session=1; Path=/")), new byte[0]));
            ConnectorDefinition.Builder definition = Calls.get(api.url() + "/");

            executor.execute(Calls.call(definition));
            executor.execute(Calls.call(definition));

            assertThat(api.requests()).hasSize(2).allMatch(request -> request.header("Cookie") == null);
        }
    }

    @Test
    void the_authenticator_of_the_jvm_is_not_asked() {
        AtomicInteger asked = new AtomicInteger();
        Authenticator before = Authenticator.getDefault();
        Authenticator.setDefault(new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                asked.incrementAndGet();
                return new PasswordAuthentication("host", "host-s3cret".toCharArray());
            }
        });
        Header challenge = new Header("WWW-Authenticate", "Basic realm=\"shop\"");
        try (StubApi api = StubApi.start();
                HttpConnectorExecutor executor = Calls.executor(api.port()).build()) {
            api.on(Method.GET, "/").answer(Answer.of(401, List.of(challenge), new byte[0]));

            Execution execution = executor.execute(Calls.call(Calls.get(api.url() + "/")));

            assertThat(execution.answer().status()).isEqualTo(401);
            assertThat(asked).hasValue(0);
            assertThat(api.requests())
                    .singleElement()
                    .satisfies(request ->
                            assertThat(request.header("Authorization")).isNull());
        } finally {
            Authenticator.setDefault(before);
        }
    }

    private static Execution resolving(String... addresses) {
        try (HttpConnectorExecutor executor = Calls.executor(443)
                .names(Calls.names(host -> addresses(addresses)))
                .build()) {
            return executor.execute(Calls.call(Calls.post("https://shop.example.com/orders")));
        }
    }

    private static InetAddress[] addresses(String... texts) throws UnknownHostException {
        if (texts.length == 0) {
            throw new UnknownHostException();
        }
        InetAddress[] addresses = new InetAddress[texts.length];
        for (int i = 0; i < texts.length; i++) {
            addresses[i] = InetAddress.getByName(texts[i]);
        }
        return addresses;
    }
}
