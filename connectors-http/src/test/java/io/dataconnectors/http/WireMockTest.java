package io.dataconnectors.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import io.dataconnectors.Auth;
import io.dataconnectors.Body;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Idempotency;
import io.dataconnectors.Input;
import io.dataconnectors.Invocation;
import io.dataconnectors.Secret;
import io.dataconnectors.testkit.StubSockets;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against a server that no one here wrote. */
class WireMockTest {
    private static final String PASSWORD = "changeit";

    private WireMockServer server;
    private HttpConnectorExecutor executor;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("server.p12");
        KeyStore keys = StubSockets.writeKeyStore(file, PASSWORD);
        server = new WireMockServer(options()
                .bindAddress("127.0.0.1")
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystoreType("PKCS12")
                .keystorePath(file.toString())
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD));
        server.start();
        executor = Calls.executor(server.httpsPort())
                .sslContext(trusting(keys))
                .secrets(query -> Secret.of("tok-1f7c"))
                .build();
    }

    private static SSLContext trusting(KeyStore keys) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    @AfterEach
    void stop() {
        executor.close();
        server.stop();
    }

    private ConnectorDefinition.Builder refund() {
        return Calls.post("https://127.0.0.1:" + server.httpsPort() + "/orders/{{order_id}}/refunds")
                .input(Input.string("order_id").required())
                .input(Input.number("amount"))
                .query("notify", "{{amount}}")
                .auth(Auth.basic("shop", "{{secret.token}}"))
                .body(Body.json("{\"amount\": {{amount}}, \"reason\": \"it's {{order_id}}\"}"));
    }

    private Execution refund(ConnectorDefinition.Builder definition) {
        var invocation = Invocation.builder()
                .input("order_id", "10\"42")
                .input("amount", 12.50)
                .callId("call-1")
                .build();
        return executor.execute(Calls.call(definition, invocation));
    }

    @Test
    void a_write_arrives_as_it_was_meant() {
        server.stubFor(post(urlPathEqualTo("/orders/10%2242/refunds"))
                .withQueryParam("notify", equalTo("12.5"))
                .withBasicAuth("shop", "tok-1f7c")
                .withHeader("Content-Type", equalTo("application/json"))
                .withHeader("Idempotency-Key", equalTo("call-1"))
                .withRequestBody(equalToJson("{\"amount\": 12.5, \"reason\": \"it's 10\\\"42\"}"))
                .willReturn(okJson("{\"id\": \"re_1\"}")));

        Execution done = refund(
                refund().idempotency(Idempotency.header("Idempotency-Key")).output("id", "$.id"));

        assertThat(done.failure()).isNull();
        assertThat(done.output("id")).isEqualTo("re_1");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER", "RANDOM_DATA_THEN_CLOSE"})
    void a_write_whose_answer_is_lost_may_have_taken_effect_and_is_not_repeated(Fault fault) {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));

        Execution lost = refund(refund().idempotency(Idempotency.header("Idempotency-Key")));

        assertThat(lost.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(lost.attempts()).isEqualTo(1);
        assertThat(server.getAllServeEvents()).hasSize(1);
    }

    @Test
    void an_answer_that_breaks_off_is_answered_and_failed() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)));

        Execution broken = refund(refund());

        assertThat(broken.succeeded()).isFalse();
        assertThat(broken.delivery()).isEqualTo(Delivery.ANSWERED);
        assertThat(broken.answer().status()).isEqualTo(200);
    }

    @Test
    void a_body_that_drips_does_not_outlast_the_deadline() {
        server.stubFor(
                any(anyUrl()).willReturn(okJson("{\"status\": \"delivered\"}").withChunkedDribbleDelay(20, 60_000)));

        Execution late = Calls.inMoreAndMoreTime(
                limit -> refund(refund().timeout(limit)), outcome -> outcome.delivery() != Delivery.NOT_SENT);

        assertThat(late.failure().kind()).isEqualTo(FailureKind.TIMEOUT);
        assertThat(late.delivery()).isNotEqualTo(Delivery.NOT_SENT);
    }
}
