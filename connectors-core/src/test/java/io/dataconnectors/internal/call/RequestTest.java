package io.dataconnectors.internal.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.Auth;
import io.dataconnectors.Body;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Header;
import io.dataconnectors.Idempotency;
import io.dataconnectors.Input;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Invocation;
import io.dataconnectors.QueryParameter;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.Secret;
import io.dataconnectors.ValueType;
import io.dataconnectors.Variable;
import io.dataconnectors.Violation;
import io.dataconnectors.internal.compile.CompiledCall.CallInputs;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.request.RenderedRequest;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestTest {
    private static final Instant TIME = Instant.parse("2026-11-23T10:15:30Z");
    private static final Map<String, Secret> SECRETS = Map.of("token", Secret.of("s3cr\"et"), "user", Secret.of("ann"));

    private static ConnectorDefinition.Builder calling(String url) {
        return ConnectorDefinition.builder("look_up")
                .description("Looks something up")
                .post(url)
                .input(Input.string("order_id"))
                .setting("none", "") // a credential is no caller's alone
                .input(Input.array("tags", Input.each(ValueType.STRING)))
                .input(Input.integer("count"));
    }

    private static RenderedRequest render(ConnectorDefinition.Builder builder, Map<String, ?> inputs) {
        ConnectorDefinition definition = builder.build();
        CallInputs checked = CallInputs.check(DefinitionCompiler.compile(definition), Invocation.of(inputs));
        return checked.render(SECRETS, "call-1", TIME);
    }

    private static RequestPreview preview(ConnectorDefinition.Builder builder, Map<String, ?> inputs) {
        ConnectorDefinition definition = builder.build();
        CallInputs checked = CallInputs.check(DefinitionCompiler.compile(definition), Invocation.of(inputs));
        return checked.preview("call-1", TIME);
    }

    private static List<String> problems(ConnectorDefinition.Builder builder, Map<String, ?> inputs) {
        var thrown = catchThrowableOfType(InvalidInputException.class, () -> render(builder, inputs));
        return thrown.violations().stream().map(Object::toString).toList();
    }

    private static ConnectorDefinition.Builder everything() {
        return calling("https://{{setting.shop}}.example.com/orders/{{order_id}}?page={{count}}")
                .setting("shop", "acme")
                .query(new QueryParameter("tag", "{{tags}}", ArrayStyle.BRACKETS))
                .header("X-Order", "{{order_id}}")
                .auth(Auth.bearer("{{secret.token}}"))
                .idempotency(Idempotency.header("Idempotency-Key"))
                .variable(new Variable("payload", "{\"n\": {{count}}}", Variable.Type.JSON))
                .body(Body.json("{\"at\": \"{{call.time}}\", \"token\": \"{{secret.token}}\", \"p\": {{payload}}}"));
    }

    /** Trial 17. */
    @Test
    void a_datetime_is_sent_in_utc_wherever_it_comes_from_unless_a_filter_says_otherwise() {
        var builder = calling("https://api.example.com/x")
                .input(Input.datetime("from"))
                .input(Input.datetime("until").defaultValue("2026-11-23T10:15+01:00"))
                .input(Input.array("days", Input.each(ValueType.DATETIME)))
                .input(Input.object(
                        "span", Input.datetime("a"), Input.datetime("b").defaultValue("2026-01-01T00:00-01:00")))
                .input(Input.datetime("one").oneOf("2026-11-23T10:15:30+01:00"))
                .body(Body.json("{\"from\": \"{{from}}\", \"until\": {{until}}, \"days\": {{days}}, \"span\": {{span}},"
                        + " \"one\": {{one}}, \"there\": \"{{from | date: \"iso\", \"Asia/Tokyo\"}}\"}"));
        Map<String, Object> inputs = Map.of(
                "from",
                "2026-11-23T11:15:30.5+01:00",
                "days",
                List.of("2026-12-31T23:30:00-01:00"),
                "span",
                Map.of("a", "2026-11-23T10:15:30Z"),
                "one",
                "2026-11-23T09:15:30Z");

        assertThat(new String(render(builder, inputs).body(), UTF_8))
                .isEqualTo("{\"from\":\"2026-11-23T10:15:30.500Z\",\"until\":\"2026-11-23T09:15:00Z\","
                        + "\"days\":[\"2027-01-01T00:30:00Z\"],"
                        + "\"span\":{\"a\":\"2026-11-23T10:15:30Z\",\"b\":\"2026-01-01T01:00:00Z\"},"
                        + "\"one\":\"2026-11-23T09:15:30Z\",\"there\":\"2026-11-23T19:15:30.5+09:00\"}");
        assertThat(problems(builder, Map.of("from", "9999-12-31T23:59:00-01:00")))
                .containsExactly("/from: must be a date and time with an offset, such as 2026-11-23T10:15:30Z");
    }

    @Test
    void every_part_of_a_request_is_filled_in() {
        RenderedRequest request =
                render(everything(), Map.of("order_id", "a/b", "tags", List.of("x", "y&z"), "count", 2));

        assertThat(request.url()).isEqualTo("https://acme.example.com/orders/a%2Fb?page=2&tag%5B%5D=x&tag%5B%5D=y%26z");
        assertThat(request.headers())
                .containsExactly(
                        new Header("Content-Type", "application/json"),
                        new Header("X-Order", "a/b"),
                        new Header("Accept", "application/json, */*;q=0.8"),
                        new Header("Authorization", "Bearer s3cr\"et"),
                        new Header("Idempotency-Key", "call-1"));
        assertThat(new String(request.body(), UTF_8))
                .isEqualTo("{\"at\":\"2026-11-23T10:15:30Z\",\"token\":\"s3cr\\\"et\",\"p\":{\"n\":2}}");
        assertThat(request).hasToString("POST request");
    }

    @Test
    void a_preview_is_the_same_request_with_masked_secrets() {
        RequestPreview preview = preview(everything(), Map.of("order_id", "it's", "count", 2));

        assertThat(preview.toHttp()).isEqualTo("""
                        POST /orders/it%27s?page=2 HTTP/1.1
                        Host: acme.example.com
                        Content-Type: application/json
                        X-Order: it's
                        Accept: application/json, */*;q=0.8
                        Authorization: Bearer ***
                        Idempotency-Key: call-1

                        {"at":"2026-11-23T10:15:30Z","token":"***","p":{"n":2}}
                        """);
        assertThat(preview.toCurl()).isEqualTo("""
                        curl -X POST 'https://acme.example.com/orders/it%27s?page=2' \\
                          -H 'Content-Type: application/json' \\
                          -H 'X-Order: it'\\''s' \\
                          -H 'Accept: application/json, */*;q=0.8' \\
                          -H 'Authorization: Bearer ***' \\
                          -H 'Idempotency-Key: call-1' \\
                          --data-raw '{"at":"2026-11-23T10:15:30Z","token":"***","p":{"n":2}}'""");
    }

    @Test
    void an_empty_header_is_one_that_curl_sends() {
        ConnectorDefinition definition = calling("https://shop.example.com/orders")
                .header("X-Order", "{{#order_id}}{{order_id}}{{/order_id}}")
                .build();
        CallInputs inputs = CallInputs.check(DefinitionCompiler.compile(definition), Invocation.of("order_id", ""));

        assertThat(inputs.preview("call-1", TIME).toCurl()).contains(" \\\n  -H 'X-Order;' \\\n");
    }

    @Test
    void optional_parts_fall_away_when_their_values_are_absent() {
        var builder = calling("https://shop.example.com/orders")
                .query("id", "{{order_id}}")
                .header("X-Order", "no. {{order_id}}")
                .header("Accept", "text/csv");
        RenderedRequest request = render(builder, Map.of());
        assertThat(request.url()).isEqualTo("https://shop.example.com/orders");
        assertThat(request.headers()).containsExactly(new Header("Accept", "text/csv"));
        assertThat(request.body()).isEmpty();
    }

    @Test
    void all_that_cannot_be_rendered_is_told_at_once() {
        var builder = calling("https://shop.example.com/orders/{{order_id}}")
                .header("X-Tag", "{{tags | join}}")
                .body(Body.json("{\"{{setting.field}}\": 1, {{#tags}}\"a\": 1,{{/tags}} \"b\": 2}"))
                .setting("field", "c");
        assertThat(problems(builder, Map.of("tags", List.of("é", "x"))))
                .satisfiesExactly(
                        url -> assertThat(url).startsWith("In the URL: "),
                        header -> assertThat(header)
                                .startsWith("In the header X-Tag: ")
                                .doesNotContain("é"),
                        body -> assertThat(body).startsWith("In the body: "));
    }

    @Test
    void what_cannot_be_rendered_is_told_of_by_the_names_in_it() {
        var builder = calling("https://shop.example.com/orders/{{order_id}}").header("X-Tag", "{{tags | join}}");
        var thrown =
                catchThrowableOfType(InvalidInputException.class, () -> render(builder, Map.of("tags", List.of("é"))));

        assertThat(thrown.violations())
                .extracting(Violation::code, Violation::subjects)
                .containsExactly(tuple("unfit-value", List.of("order_id")), tuple("unfit-value", List.of("tags")));
    }

    @Test
    void json_beyond_what_is_read_is_a_problem_of_the_inputs() {
        var number = new BigInteger("9".repeat(200));
        var builder = calling("https://shop.example.com/")
                .variable(new Variable("payload", "[{{count}}]", Variable.Type.JSON));

        assertThat(problems(builder, Map.of("count", number)))
                .containsExactly(
                        "In the variable payload: The JSON is beyond a limit: nesting 64, number 128 characters, member name 512 characters,"
                                + " 100000 tokens (line 1, column 202)");
    }

    @Test
    void a_json_variable_of_which_nothing_is_left_is_absent() {
        var builder = calling("https://shop.example.com/")
                .variable(new Variable("first", "{{tags | first}}", Variable.Type.JSON))
                .variable(new Variable("shown", "{{#first}}{\"tag\": \"{{first}}\"}{{/first}}", Variable.Type.JSON))
                .body(Body.json("{\"a\": {{first}}, \"b\": {{shown}}, \"c\": 1}"));

        assertThat(new String(render(builder, Map.of()).body(), UTF_8)).isEqualTo("{\"c\":1}");
        assertThat(new String(render(builder, Map.of("tags", List.of("x"))).body(), UTF_8))
                .isEqualTo("{\"a\":\"x\",\"b\":{\"tag\":\"x\"},\"c\":1}");
    }

    @Test
    void basic_credentials_are_encoded_and_either_part_may_be_empty() {
        var builder = calling("https://shop.example.com/").auth(Auth.basic("{{secret.user}}/token", ""));
        assertThat(render(builder, Map.of()).headers()).contains(new Header("Authorization", "Basic YW5uL3Rva2VuOg=="));
        assertThat(preview(builder, Map.of()).headers()).contains(new Header("Authorization", "Basic ***"));
        assertThat(problems(
                        calling("https://shop.example.com/").auth(Auth.basic("{{order_id}}", "{{secret.user}}")),
                        Map.of("order_id", "a:b")))
                .containsExactly("In the credential: a user name has no colon");
    }

    @Test
    void an_api_key_travels_in_a_header_or_in_the_query() {
        var header = calling("https://shop.example.com/").auth(Auth.apiKeyHeader("X-Key", "{{secret.user}}"));
        assertThat(render(header, Map.of()).headers()).contains(new Header("X-Key", "ann"));
        var query = calling("https://shop.example.com/?a=1").auth(Auth.apiKeyQuery("key", "{{secret.user}}"));
        assertThat(render(query, Map.of()).url()).isEqualTo("https://shop.example.com/?a=1&key=ann");
        assertThat(preview(query, Map.of()).url()).isEqualTo("https://shop.example.com/?a=1&key=***");
    }

    @Test
    void a_credential_or_a_key_never_falls_away() {
        String url = "https://shop.example.com/";
        assertThat(problems(calling(url).auth(Auth.bearer("{{order_id}}{{setting.none}}")), Map.of()))
                .containsExactly("In the credential: it is empty");
        assertThat(problems(calling(url).auth(Auth.apiKeyQuery("key", "{{order_id}}{{setting.none}}")), Map.of()))
                .containsExactly("In the credential: it is empty");
        assertThat(problems(
                        calling(url).auth(Auth.apiKeyQuery("key", "{{order_id}}{{setting.none}}")),
                        Map.of("order_id", "")))
                .containsExactly("In the credential: it is empty");
        assertThat(problems(calling(url).idempotency(new Idempotency("Idempotency-Key", "{{order_id}}")), Map.of()))
                .containsExactly("In the idempotency key: it is empty");
        assertThat(problems(
                        calling(url).idempotency(new Idempotency("Idempotency-Key", "{{order_id}}")),
                        Map.of("order_id", "Ü")))
                .singleElement()
                .asString()
                .startsWith("In the idempotency key: ")
                .endsWith("its value has a character that a header cannot carry; it carries printable ASCII and tab");
    }

    @Test
    void a_credential_cannot_split_a_header() {
        assertThat(problems(
                        calling("https://shop.example.com/").auth(Auth.bearer("{{order_id}}{{setting.none}}")),
                        Map.of("order_id", "x\r\nHost: evil")))
                .containsExactly("In the credential: A header value has printable ASCII characters and tabs only");
    }

    @Test
    void a_signer_is_told_its_parameters() {
        var builder = calling("https://shop.example.com/").auth(Auth.signer("hmac", Map.of("key", "{{secret.user}}")));
        assertThat(render(builder, Map.of()).signerParameters()).isEqualTo(Map.of("key", "ann"));
    }
}
