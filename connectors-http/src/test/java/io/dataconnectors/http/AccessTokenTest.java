package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Auth;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.OAuth2ClientCredentials;
import io.dataconnectors.Secret;
import io.dataconnectors.Violation;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.SecretResolver;
import io.dataconnectors.testkit.StubRequest;
import io.dataconnectors.testkit.internal.fault.Fault;
import io.dataconnectors.testkit.internal.fault.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccessTokenTest {
    private final TokenStub stub = new TokenStub();

    @AfterEach
    void stop() {
        stub.close();
    }

    private Execution execute(ConnectorDefinition.Builder definition) {
        try (HttpConnectorExecutor executor = stub.executor().build()) {
            return executor.execute(Calls.call(definition));
        }
    }

    @Test
    void a_call_sends_the_token_that_the_endpoint_gave() {
        Execution execution = execute(stub.get().auth(stub.client().scope("orders.read")));

        StubRequest asked = stub.auth.requests().get(0);
        assertThat(asked).hasToString("POST /token");
        assertThat(asked.text()).isEqualTo("grant_type=client_credentials&scope=orders.read");
        assertThat(asked.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(asked.header("Accept")).isEqualTo("application/json");
        assertThat(asked.header("Authorization"))
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString("crm:client-s3cret%2F%C3%A9".getBytes()));
        assertThat(stub.shown()).containsExactly("Bearer token-1");
        assertThat(execution.succeeded()).isTrue();
        assertThat(execution.attempts()).isEqualTo(1);
    }

    @Test
    void a_token_may_travel_alone_in_a_header_of_the_apis_own() {
        ConnectorDefinition.Builder definition = stub.get().auth(stub.client().header("WM_SEC.ACCESS_TOKEN"));
        Execution execution = execute(definition);

        assertThat(stub.shown()).containsExactly("null");
        assertThat(stub.api.requests().get(0).header("WM_SEC.ACCESS_TOKEN")).isEqualTo("token-1");
        assertThat(execution.succeeded()).isTrue();
        try (HttpConnectorExecutor executor = stub.executor().build()) {
            assertThat(executor.preview(Calls.call(definition)).headers())
                    .contains(new Header("WM_SEC.ACCESS_TOKEN", "***"));
        }
    }

    @Test
    void a_header_for_the_token_is_judged_as_any_other() {
        ConnectorDefinition.Builder definition =
                stub.get().header("X-Token", "1").auth(stub.client().header("x-token"));

        assertThat(ConnectorDocument.validate(definition.build()))
                .extracting(Violation::toString)
                .containsExactly(
                        "/request/auth/header: The request has the header x-token already; leave out one of them");
    }

    @Test
    void calls_share_a_token() {
        try (HttpConnectorExecutor executor = stub.executor().build()) {
            executor.execute(Calls.call(stub.get()));
            executor.execute(Calls.call(stub.get().name("another").query("page", "2")));
        }

        assertThat(stub.shown()).containsExactly("Bearer token-1", "Bearer token-1");
        assertThat(stub.fetches()).isEqualTo(1);
    }

    static Stream<Arguments> others() {
        return Stream.<UnaryOperator<OAuth2ClientCredentials>>of(
                        auth -> auth.scope("orders.write"),
                        auth -> auth.parameter("audience", "https://api.example.com"),
                        auth -> auth.clientIn(OAuth2ClientCredentials.ClientIn.BODY))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("others")
    void what_is_asked_for_otherwise_is_another_token(UnaryOperator<OAuth2ClientCredentials> other) {
        try (HttpConnectorExecutor executor = stub.executor().build()) {
            executor.execute(Calls.call(stub.get()));
            executor.execute(Calls.call(stub.get().auth(other.apply(stub.client()))));
        }

        assertThat(stub.shown()).containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void workspaces_never_share_a_token() {
        try (HttpConnectorExecutor executor = stub.executor().build()) {
            executor.execute(new ConnectorCall("acme", stub.get().build(), Invocation.empty()));
            executor.execute(new ConnectorCall("globex", stub.get().build(), Invocation.empty()));
        }

        assertThat(stub.shown()).containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void a_secret_that_the_vault_changes_counts_at_once_where_none_is_remembered() {
        List<String> secrets = new ArrayList<>(List.of("first-secret", "second-secret"));
        try (HttpConnectorExecutor executor = stub.executor()
                .secrets(query -> Secret.of(secrets.remove(0)))
                .rememberSecrets(Duration.ZERO)
                .build()) {
            executor.execute(Calls.call(stub.get()));
            executor.execute(Calls.call(stub.get()));
        }

        assertThat(stub.shown()).containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void the_client_secret_is_asked_for_by_the_endpoints_origin_and_every_other_by_the_apis() {
        List<SecretResolver.Query> queries = new ArrayList<>();
        SecretResolver vault = query -> {
            queries.add(query);
            return Secret.of("s3cret");
        };
        try (HttpConnectorExecutor executor = stub.executor().secrets(vault).build()) {
            executor.execute(Calls.call(stub.get().header("X-Partner", "{{secret.client_secret}}")));
        }

        assertThat(queries)
                .containsExactly(
                        new SecretResolver.Query("acme", "client_secret", stub.api.url()),
                        new SecretResolver.Query("acme", "client_secret", stub.auth.url(), stub.api.url(), null));
    }

    @Test
    void what_the_endpoint_refuses_is_told_without_the_secret_and_nothing_is_sent_to_the_api() {
        String basic = Base64.getEncoder().encodeToString("crm:client-s3cret%2F%C3%A9".getBytes());
        stub.answers(request -> Answer.json(
                401,
                "{\"error\": \"invalid_client\", \"error_description\": \"Not " + TokenStub.CLIENT_SECRET + ", nor "
                        + basic.substring(6) + " " + "x".repeat(2000) + "\"}"));

        Execution execution = execute(stub.get());

        assertThat(execution.failure().kind()).isEqualTo(FailureKind.AUTHENTICATION);
        assertThat(execution.failure().message()).isEqualTo("The token endpoint answered with status 401");
        assertThat(execution.failure().apiCode()).isEqualTo("invalid_client");
        assertThat(execution.failure().apiMessage())
                .startsWith("Not ***, nor ")
                .doesNotContain(basic.substring(9, basic.length() - 4))
                .hasSize(1001);
        assertThat(execution.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(execution.attempts()).isZero();
        assertThat(execution.answer()).isNull();
        assertThat(stub.api.requests()).isEmpty();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(Answer.json(503, ""), "AUTHENTICATION: The token endpoint answered with status 503"),
                Arguments.of(
                        Answer.of(302, List.of(new Header("Location", "https://127.0.0.1/")), new byte[0]),
                        "AUTHENTICATION: The token endpoint answered with status 302"),
                Arguments.of(
                        Answer.json(200, "<html>"),
                        "AUTHENTICATION: The answer of the token endpoint has no access_token"),
                Arguments.of(
                        Answer.json(200, "[".repeat(70) + "]".repeat(70)),
                        "AUTHENTICATION: The answer of the token endpoint has no access_token"),
                Arguments.of(
                        Answer.json(200, "{\"access_token\": \"" + "x".repeat(65_536) + "\"}"),
                        "TOO_LARGE: No access token: The answer has a body that is larger than the definition allows"),
                Arguments.of(
                        Answer.of(200, List.of(new Header("Content-Encoding", "br")), new byte[] {1}),
                        "MALFORMED: No access token: The answer has another content coding than gzip"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void an_answer_that_is_no_token_ends_the_call(Answer answer, String failure) {
        stub.answers(request -> answer);

        Execution execution = execute(stub.get());

        assertThat(execution.failure()).hasToString(failure);
        assertThat(execution.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(stub.fetches()).isEqualTo(1);
        assertThat(stub.api.requests()).isEmpty();
    }

    @Test
    void an_answer_may_be_gzip_coded() throws IOException {
        var coded = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(coded)) {
            gzip.write("{\"access_token\": \"zipped\"}".getBytes(StandardCharsets.UTF_8));
        }
        stub.answers(request -> Answer.of(200, List.of(new Header("Content-Encoding", "gzip")), coded.toByteArray()));

        assertThat(execute(stub.get()).succeeded()).isTrue();
        assertThat(stub.shown()).containsExactly("Bearer zipped");
    }

    @Test
    void the_endpoint_is_held_to_the_gates_of_every_target() {
        String port = Integer.toString(stub.auth.port());
        try (HttpConnectorExecutor executor =
                stub.executor().egress(Calls.loopback(stub.api.port())).build()) {
            Execution blocked = executor.execute(Calls.call(stub.get()));
            Execution simulated = executor.simulate(Calls.call(stub.get()), Answer.json(200, "{}"));

            assertThat(blocked.failure()).hasToString("BLOCKED: Connectors may not call port " + port + " here");
            assertThat(simulated.failure()).hasToString("BLOCKED: Connectors may not call port " + port + " here");
        }
        assertThat(stub.auth.requests()).isEmpty();
    }

    @Test
    void an_address_that_connectors_may_not_call_is_none_for_tokens_either() {
        var auth = Auth.oauth2ClientCredentials(
                "https://127.0.0.2:" + stub.auth.port() + "/token", "crm", "{{secret.client_secret}}");

        assertThat(execute(stub.get().auth(auth)).failure())
                .hasToString("BLOCKED: No access token: https://127.0.0.2:" + stub.auth.port()
                        + " is not a target that connectors may call");
    }

    @Test
    void an_endpoint_that_cannot_be_reached_is_named() {
        try (RawServer gone = RawServer.start(Fault.REFUSED);
                HttpConnectorExecutor executor = stub.executor()
                        .egress(Calls.loopback(stub.api.port()).allowPort(gone.port()))
                        .build()) {
            var auth = Auth.oauth2ClientCredentials(gone.url() + "/token", "crm", "{{secret.client_secret}}");

            Execution execution = executor.execute(Calls.call(stub.get().auth(auth)));

            assertThat(execution.failure())
                    .hasToString("CONNECT_FAILED: No access token: " + gone.url() + " could not be reached");
            assertThat(execution.delivery()).isEqualTo(Delivery.NOT_SENT);
        }
    }

    @Test
    void an_echo_of_the_token_is_masked() {
        stub.api
                .on(Method.GET, "/orders")
                .answer(request -> Answer.json(200, "{\"seen\": \"" + request.header("Authorization") + "\"}"));

        Execution execution = execute(stub.get().output("seen", "$.seen"));

        assertThat(execution.output("seen")).isEqualTo("Bearer ***");
        assertThat(new String(execution.answer().body(), StandardCharsets.UTF_8))
                .doesNotContain("token-1");
    }

    @Test
    void a_preview_and_a_simulation_fetch_nothing() {
        try (HttpConnectorExecutor executor = stub.executor().build()) {
            assertThat(executor.preview(Calls.call(stub.get())).headers())
                    .contains(new Header("Authorization", "Bearer ***"));
            assertThat(executor.simulate(Calls.call(stub.get()), Answer.json(200, "{}"))
                            .succeeded())
                    .isTrue();
        }
        assertThat(stub.auth.requests()).isEmpty();
    }
}
