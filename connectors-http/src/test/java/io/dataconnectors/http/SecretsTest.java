package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Auth;
import io.dataconnectors.Body;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Execution;
import io.dataconnectors.Header;
import io.dataconnectors.Method;
import io.dataconnectors.Output;
import io.dataconnectors.Secret;
import io.dataconnectors.internal.compile.CompiledCall;
import io.dataconnectors.spi.SecretResolver;
import io.dataconnectors.testkit.StubApi;
import io.dataconnectors.testkit.StubRequest;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String TOKEN = "s3cr€t/\"to+ken\" ÿ";
    private static final String PLAIN = "tok-9f31c7a2";

    private final StubApi api = StubApi.start();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void only_the_secrets_that_a_definition_names_are_asked_for_by_workspace_and_origin() {
        api.on(Method.GET, "/orders").answer(200, "{}");
        List<SecretResolver.Query> queries = new ArrayList<>();
        SecretResolver vault = query -> {
            queries.add(query);
            return Secret.of(PLAIN);
        };

        execute(vault, get());

        assertThat(queries).containsExactly(new SecretResolver.Query("acme", "shop_token", api.url()));
        assertThat(api.requests().get(0).header("Authorization")).isEqualTo("Bearer " + PLAIN);
    }

    @Test
    void a_key_in_the_query_is_that_of_each_call_though_nothing_else_of_the_url_changes() {
        api.on(Method.GET, "/orders").answer(200, "{}");
        Iterator<String> keys = List.of("first-key-1", "second-key-2").iterator();
        ConnectorDefinition.Builder definition =
                Calls.get(api.url() + "/orders").auth(Auth.apiKeyQuery("key", "{{secret.key}}"));

        try (HttpConnectorExecutor executor = Calls.executor(api.port())
                .secrets(query -> Secret.of(keys.next()))
                .rememberSecrets(Duration.ZERO)
                .build()) {
            CompiledCall call = CompiledCall.of(Calls.call(definition));
            executor.execute(call);
            executor.execute(call);
        }

        assertThat(api.requests())
                .extracting(StubRequest::target)
                .containsExactly("/orders?key=first-key-1", "/orders?key=second-key-2");
    }

    @Test
    void secrets_that_cannot_be_had_are_all_named_and_nothing_is_sent() {
        SecretResolver vault = query -> {
            if (query.name().equals("broken")) {
                throw new IllegalStateException("the vault says " + PLAIN);
            }
            return null;
        };

        Execution execution = execute(vault, get().header("X-Other", "{{secret.broken}}"));

        assertThat(execution.failure())
                .hasToString(
                        "SECRET_UNAVAILABLE: Secrets that cannot be had for " + api.url() + ": broken, shop_token");
        assertThat(execution.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(execution.attempts()).isZero();
        assertThat(api.requests()).isEmpty();
    }

    static List<String> echoes() {
        String percent = URLEncoder.encode(PLAIN, StandardCharsets.UTF_8);
        return List.of(
                PLAIN,
                percent,
                base64(PLAIN),
                base64("user:" + PLAIN),
                base64("u:" + PLAIN + "\n"),
                base64("us:" + PLAIN + "!"));
    }

    @ParameterizedTest
    @MethodSource("echoes")
    void an_echo_is_masked_in_outputs_answer_and_header_whatever_its_form(String echo) {
        api.on(Method.GET, "/orders")
                .answer(Answer.of(
                        200,
                        List.of(new Header("X-Echo", "got " + echo)),
                        ("{\"got\": {\"" + echo + "\": [\"<" + echo + ">\"]}}").getBytes(StandardCharsets.UTF_8)));

        Execution execution = execute(query -> Secret.of(PLAIN), get());

        assertThat(execution.outputs().toString()).contains("***").doesNotContain(core(echo));
        assertThat(text(execution)).contains("***").doesNotContain(core(echo));
        assertThat(execution.answer().header("X-Echo")).contains("***").doesNotContain(core(echo));
    }

    @Test
    void echoes_of_a_secret_with_odd_characters_are_masked_in_every_escaped_form() {
        String body = "[\"s3cr€t/\\\"to+ken\\\" ÿ\", \"s3cr\\u20act\\/\\\"to+ken\\\" \\u00ff\","
                + " \"s3cr%E2%82%ACt%2F%22to%2Bken%22%20%C3%BF\", \"s3cr%e2%82%act%2f%22to%2bken%22+%c3%bf\"]";
        api.on(Method.POST, "/orders").answer(200, body);

        Execution execution = execute(
                query -> Secret.of(TOKEN),
                Calls.post(api.url() + "/orders").body(Body.json("{\"token\": \"{{secret.shop_token}}\"}")));

        assertThat(api.requests().get(0).text()).isEqualTo("{\"token\":\"s3cr€t/\\\"to+ken\\\" ÿ\"}");
        assertThat(text(execution)).isEqualTo("[\"***\", \"***\", \"***\", \"***\"]");
        assertThat(execution.output("body")).isEqualTo(List.of("***", "***", "***", "***"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\\u0026b\\u003cc\\u003e\\u002b\\u0027/\\\\d",
                "a\\u0026b\\u003Cc\\u003E\\u002B\\u0027\\/\\u005Cd",
                "\\u0061\\u0026\\u0062\\u003c\\u0063\\u003e\\u002b\\u0027\\u002f\\u005c\\u0064",
                "a%26b%3cc%3e%2b%27%2f%5cd",
                "%61&b%3Cc>%2B'/%5Cd",
                "YSZiPGM\\u002bKycvXG",
                "a&amp;b&lt;c&gt;+&apos;/\\\\d",
                "a&#38;b&#x3C;c&#x3e;+&#39;/&#92;d",
                "6126623c633e2b272f5c64",
                "6126623C633E2B272F5C64"
            })
    void any_character_of_an_echo_may_be_escaped(String echo) {
        api.on(Method.GET, "/orders").answer(200, "{\"got\": \"" + echo + "\"}");

        Execution execution = execute(query -> Secret.of("a&b<c>+'/\\d"), get());

        assertThat(text(execution)).isEqualTo("{\"got\": \"***\"}");
        assertThat(execution.output("body")).hasToString("{got=***}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE", "UTF-8", "ISO-8859-1"})
    void an_echo_is_masked_in_whatever_charset_and_the_rest_stays(String charset) {
        Charset coded = Charset.forName(charset);
        api.on(Method.POST, "/orders")
                .answer(Answer.of(
                        200,
                        List.of(new Header("Content-Type", "application/json; charset=" + charset)),
                        ("{\"é\": \"" + PLAIN + "ÿ\"}").getBytes(coded)));

        Execution execution = execute(
                query -> Secret.of(PLAIN + "ÿ"),
                Calls.post(api.url() + "/orders").body(Body.json("{\"token\": \"{{secret.shop_token}}\"}")));

        assertThat(new String(execution.answer().body(), coded)).isEqualTo("{\"é\": \"***\"}");
    }

    @Test
    void secrets_that_overlap_leave_nothing_of_each_other_behind() {
        api.on(Method.GET, "/orders").answer(200, "{\"got\": \"<tok-9f31c7a2-more>\"}");

        Execution execution = execute(
                query -> Secret.of(query.name().equals("shop_token") ? "tok-9f31" : "9f31c7a2-more"),
                get().header("X-Other", "{{secret.other}}"));

        assertThat(text(execution)).isEqualTo("{\"got\": \"<***>\"}");
    }

    @Test
    void an_output_keeps_the_name_that_the_definition_gives_it() {
        api.on(Method.GET, "/orders")
                .answer(
                        200,
                        "{\"lines\": [{\"a\": \"status\", \"b\": {\"my status\": 1}}], \"state\": \"status: ok\"}");

        Execution execution = execute(
                query -> Secret.of("status"),
                get().output("status", "$.state")
                        .output(Output.at("lines", "$.lines[*]")
                                .list(Output.at("status", "$.a"), Output.at("free", "$.b"))));

        assertThat(execution.outputs())
                .isEqualTo(Map.of(
                        "status", "***: ok", "lines", List.of(Map.of("status", "***", "free", Map.of("my ***", 1)))));
    }

    @Test
    void what_the_api_says_of_a_failure_is_masked() {
        api.on(Method.GET, "/orders")
                .answer(403, "{\"message\": \"no such key: " + PLAIN + "\", \"code\": \"" + PLAIN + "\"}");

        Execution execution = execute(
                query -> Secret.of(PLAIN),
                get().error(ErrorMapping.NONE.message("$.message").code("$.code")));

        assertThat(execution.failure())
                .hasToString("HTTP_STATUS: The API answered with status 403\n"
                        + "The API says: no such key: ***\nThe API's code: ***");
    }

    @Test
    void what_the_api_says_is_masked_before_it_is_cut_so_that_no_half_of_a_secret_is_left() {
        String before = "x".repeat(995);
        api.on(Method.GET, "/orders").answer(403, "{\"message\": \"" + before + PLAIN + " is no key\"}");

        Execution execution = execute(query -> Secret.of(PLAIN), get().error(ErrorMapping.NONE.message("$.message")));

        assertThat(execution.failure().apiMessage()).isEqualTo(before + "*** i…");
    }

    @Test
    void a_secret_too_short_to_be_told_from_other_text_is_left_alone() {
        api.on(Method.GET, "/orders").answer(200, "{\"status\": \"abc\"}");

        assertThat(execute(query -> Secret.of("abc"), get()).output("body")).hasToString("{status=abc}");
    }

    @Test
    void a_secret_that_cannot_stand_in_a_header_is_refused_without_being_shown() {
        Execution execution = execute(query -> Secret.of("line\r\nInjected: yes"), get());

        assertThat(execution.failure().toString()).startsWith("INVALID_INPUT: ").doesNotContain("Injected");
        assertThat(execution.delivery()).isEqualTo(Delivery.NOT_SENT);
    }

    private ConnectorDefinition.Builder get() {
        return Calls.get(api.url() + "/orders").auth(Auth.bearer("{{secret.shop_token}}"));
    }

    private Execution execute(SecretResolver vault, ConnectorDefinition.Builder definition) {
        try (HttpConnectorExecutor executor =
                Calls.executor(api.port()).secrets(vault).build()) {
            return executor.execute(Calls.call(definition));
        }
    }

    private static String text(Execution execution) {
        return new String(execution.answer().body(), StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The middle of an echo, which depends on the secret alone in every form. */
    private static String core(String echo) {
        return echo.substring(echo.length() / 2 - 2, echo.length() / 2 + 2);
    }
}
