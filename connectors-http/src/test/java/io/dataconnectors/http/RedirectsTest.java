package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataconnectors.Answer;
import io.dataconnectors.Auth;
import io.dataconnectors.Body;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import io.dataconnectors.Method;
import io.dataconnectors.Secret;
import io.dataconnectors.spi.RequestSigner;
import io.dataconnectors.testkit.StubApi;
import io.dataconnectors.testkit.StubRequest;
import io.dataconnectors.testkit.internal.fault.RawServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {
    private static final String TOKEN = "tok-1f7c9e";

    private final StubApi api = StubApi.start();
    private final StubApi other = StubApi.start();

    @AfterEach
    void stop() {
        api.close();
        other.close();
    }

    private HttpConnectorExecutor executor(int redirects) {
        return Calls.executor(api.port())
                .egress(Calls.loopback(api.port()).allowPort(other.port()).redirects(redirects))
                .secrets(query -> Secret.of(TOKEN))
                .signer("stamp", request -> RequestSigner.Signature.header("X-Signature", "of " + request.url()))
                .build();
    }

    private Execution execute(int redirects, ConnectorDefinition.Builder definition) {
        try (HttpConnectorExecutor executor = executor(redirects)) {
            return executor.execute(Calls.call(definition));
        }
    }

    private Execution execute(int redirects) {
        return execute(redirects, start());
    }

    private ConnectorDefinition.Builder start() {
        return Calls.get(api.url() + "/v1/start")
                .auth(Auth.bearer("{{secret.token}}"))
                .header("X-Shop", "acme");
    }

    private static Answer redirect(int status, String location) {
        return Answer.of(status, List.of(new Header("Location", location)), new byte[0]);
    }

    private void startsWith(int status, String location) {
        api.on(Method.GET, "/v1/start").answer(redirect(status, location));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_not_followed_unless_the_policy_says_so(int status) {
        startsWith(status, "/v1/end");

        Execution execution = execute(0);

        assertThat(execution.failure())
                .hasToString("HTTP_STATUS: The API answered with status " + status
                        + ", a redirect, and connectors follow none here");
        assertThat(execution.delivery()).isEqualTo(Delivery.ANSWERED);
        assertThat(execution.answer().status()).isEqualTo(status);
        assertThat(api.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_within_the_origin_is_followed_with_all_that_the_request_carries(int status) {
        startsWith(status, "/v1/end?page=2");
        api.on(Method.GET, "/v1/end").answer(200, "{\"status\": \"delivered\"}");

        Execution execution = execute(1, start().output("status", "$.status"));

        assertThat(execution.outputs()).isEqualTo(Map.of("status", "delivered"));
        assertThat(execution.attempts()).isEqualTo(2);
        StubRequest second = api.requests().get(1);
        assertThat(second).hasToString("GET /v1/end?page=2");
        assertThat(second.header("Authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(second.header("X-Shop")).isEqualTo("acme");
    }

    @Test
    void to_another_origin_goes_nothing_of_the_author_and_no_credential() {
        startsWith(307, other.url() + "/end");
        other.on(Method.GET, "/end").answer(redirect(302, api.url() + "/v1/end"));
        api.on(Method.GET, "/v1/end").answer(200, "{}");

        Execution execution = execute(3);

        assertThat(execution.failure()).isNull();
        for (StubRequest stripped :
                List.of(other.requests().get(0), api.requests().get(1))) {
            assertThat(stripped.header("Authorization")).isNull();
            assertThat(stripped.header("X-Shop")).isNull();
            assertThat(stripped.header("Accept")).isEqualTo("application/json, */*;q=0.8");
        }
    }

    @Test
    void a_signature_is_made_anew_within_the_origin_and_never_for_another() {
        startsWith(302, "/v1/next");
        api.on(Method.GET, "/v1/next").answer(redirect(302, other.url() + "/end"));
        other.on(Method.GET, "/end").answer(200, "{}");

        Execution execution = execute(2, Calls.get(api.url() + "/v1/start").auth(Auth.signer("stamp", Map.of())));

        assertThat(execution.failure()).isNull();
        assertThat(api.requests().get(1).header("X-Signature")).isEqualTo("of " + api.url() + "/v1/next");
        assertThat(other.requests().get(0).header("X-Signature")).isNull();
    }

    @Test
    void a_secret_in_the_url_is_not_carried_to_another_origin() {
        startsWith(302, other.url() + "/end?key=" + TOKEN);

        Execution execution = execute(3, Calls.get(api.url() + "/v1/start").query("key", "{{secret.token}}"));

        assertThat(execution.failure())
                .hasToString("BLOCKED: The API redirects to another origin with a secret in the URL");
        assertThat(execution.answer().headers()).extracting(Header::value).noneMatch(value -> value.contains(TOKEN));
        assertThat(other.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"POST", "PUT", "PATCH", "DELETE"})
    void a_write_is_never_redirected(Method method) {
        api.on(method, "/v1/start").answer(redirect(307, "/v1/end"));

        Execution execution = execute(
                3,
                ConnectorDefinition.builder("change")
                        .description("Changes it")
                        .request(method, api.url() + "/v1/start"));

        assertThat(execution.failure())
                .hasToString("HTTP_STATUS: The API answered with status 307, a redirect, which is followed for GET"
                        + " without a body alone");
        assertThat(api.requests()).hasSize(1);
    }

    @Test
    void a_get_with_a_body_is_not_redirected_either() {
        startsWith(307, "/v1/end");

        assertThat(execute(3, start().body(Body.json("{\"status\": \"open\"}")))
                        .failure()
                        .message())
                .endsWith("which is followed for GET without a body alone");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/end, /v1/end",
        "end, /v1/end",
        "./end, /v1/end",
        "../end, /end",
        "?page=2, /v1/start?page=2",
        "/v1/end#part, /v1/end",
        "' /v1/end ', /v1/end",
        "/v1/a%20b, /v1/a%20b",
    })
    void a_location_is_resolved_against_the_url_that_was_called(String location, String target) {
        startsWith(302, location);

        execute(1);

        assertThat(api.requests())
                .extracting(StubRequest::toString)
                .endsWith("GET " + target)
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://127.0.0.1/end | A URL must begin with https://",
                "ftp://127.0.0.1/end | A URL must begin with https://",
                "javascript:alert(1) | A URL must begin with https://",
                "file:///etc/passwd | A URL must begin with https://",
                "/../../end | A path has no segment '.' or '..', percent-encoded or not",
                "/v1/%2e%2e/end | A path has no segment '.' or '..', percent-encoded or not",
                "/v1/..;/end | A path has no segment '.' or '..', percent-encoded or not",
                "https://127.0.0.1:444/end | Connectors may not call port 444 here",
            })
    void a_target_that_no_author_could_name_is_blocked(String location, String why) {
        startsWith(302, location);

        Execution execution = execute(3);

        assertThat(execution.failure()).hasToString("BLOCKED: The API redirects to where no call may go: " + why);
        assertThat(execution.delivery()).isEqualTo(Delivery.ANSWERED);
        assertThat(api.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:pass@127.0.0.1/end",
                "https://2130706433/end",
                "https://0177.0.0.1/end",
                "https://127.1/end",
                "https://localhost/end",
                "https://127.0.0.1./end",
                "//169.254.169.254/latest",
                "https://10.0.0.7/end",
                "https:end",
                "https:///end",
                "/\\evil.example.com/end",
                "/v1/e nd",
                "/v1/%zz",
                "https://[::1",
                "https://[fe80::1%25eth0]/end",
                "https://[::1]/end",
                "https://[::ffff:10.0.0.1]/end",
                "https://[64:ff9b::a00:1]/end",
                "https://[2606:4700::1111]/end",
            })
    void a_target_in_an_odd_spelling_or_a_forbidden_range_is_blocked(String location) {
        if (location.contains("[2606")) {
            Calls.onTheJdkAlone("the relay tunnels to no IPv6 address, others may call public ones");
        }
        startsWith(302, location);

        Execution execution = execute(3);

        assertThat(execution.failure().kind()).isEqualTo(FailureKind.BLOCKED);
        assertThat(execution.failure().message()).doesNotContain("pass");
        assertThat(api.requests()).hasSize(1);
    }

    @Test
    void a_circle_and_a_chain_that_is_too_long_end() {
        startsWith(302, "/v1/next");
        api.on(Method.GET, "/v1/next").answer(redirect(302, "/v1/start"));
        assertThat(execute(3).failure()).hasToString("HTTP_STATUS: The API redirects in a circle");
        assertThat(execute(1).failure()).hasToString("HTTP_STATUS: The API redirects more than once");

        api.on(Method.GET, "/v1/next").answer(redirect(302, "/v1/3"));
        api.on(Method.GET, "/v1/3").answer(redirect(302, "/v1/4"));
        api.on(Method.GET, "/v1/4").answer(redirect(302, "/v1/5"));
        Execution chain = execute(3);
        assertThat(chain.failure()).hasToString("HTTP_STATUS: The API redirects more than 3 times");
        assertThat(chain.attempts()).isEqualTo(4);
    }

    @Test
    void a_redirect_without_one_location_leads_nowhere() {
        api.on(Method.GET, "/v1/start").answer(302, "{}");
        assertThat(execute(3).failure()).hasToString("HTTP_STATUS: The API answered with status 302");

        Header twice = new Header("Location", "/v1/end");
        api.on(Method.GET, "/v1/start").answer(Answer.of(302, List.of(twice, twice), new byte[0]));
        assertThat(execute(3).failure()).hasToString("HTTP_STATUS: The API redirects without saying where to");
    }

    @Test
    void a_redirect_that_the_definition_calls_a_success_is_the_answer() {
        startsWith(302, "/v1/end");

        Execution execution = execute(3, start().successStatus(302, 302));

        assertThat(execution.failure()).isNull();
        assertThat(execution.answer().status()).isEqualTo(302);
    }

    @Test
    void hops_do_not_use_up_retries() {
        startsWith(302, "/v1/end");
        api.on(Method.GET, "/v1/end").answer(Answer.json(503, "{}"), Answer.json(503, "{}"), Answer.json(200, "{}"));

        Execution execution = execute(3);

        assertThat(execution.failure()).isNull();
        assertThat(execution.attempts()).isEqualTo(4);
    }

    @Test
    void the_deadline_is_one_for_all_hops() {
        try (RawServer hanging = RawServer.silent()) {
            startsWith(302, hanging.url() + "/end");
            try (HttpConnectorExecutor executor = Calls.executor(api.port())
                    .egress(Calls.loopback(api.port()).allowPort(hanging.port()).redirects(1))
                    .secrets(query -> Secret.of(TOKEN))
                    .build()) {
                Execution late = executor.execute(Calls.call(start().timeout(Duration.ofMillis(1_500))));

                assertThat(late.failure()).hasToString("TIMEOUT: The call did not end within 1500 ms");
            }
        }
    }

    @Test
    void more_than_three_are_no_policy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EgressPolicy.publicHttps().redirects(4))
                .withMessage("0 to 3 redirects are followed, not 4");
        assertThat(EgressPolicy.publicHttps().redirects(2))
                .hasToString(EgressPolicy.publicHttps() + ", up to 2 redirects");
    }
}
