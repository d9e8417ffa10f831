package io.dataconnectors.internal.call;

import static io.dataconnectors.internal.call.Answers.assertFailure;
import static io.dataconnectors.internal.call.Answers.assertOutputs;
import static io.dataconnectors.internal.call.Answers.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Auth;
import io.dataconnectors.Condition;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import io.dataconnectors.Output;
import io.dataconnectors.Place;
import io.dataconnectors.ValueType;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerReaderTest {
    @Test
    void a_plain_text_that_says_what_a_failure_says_is_told_though_json_was_expected() {
        AnswerReader.Reading reading = read(
                Answer.of(
                        200,
                        List.of(new Header("Content-Type", "text/plain")),
                        "ERROR: no such order".getBytes(StandardCharsets.UTF_8)),
                builder -> builder.successWhen(Condition.exists(Place.path("$.order")))
                        .successUnless(Condition.exists(Place.text().pattern("^ERROR"))));

        assertThat(reading.failure()).isNotNull();
        assertThat(reading.failure().kind()).isEqualTo(FailureKind.API_ERROR);
        assertThat(reading.failure().apiMessage()).isEqualTo("ERROR: no such order");
    }

    @Test
    void an_api_that_does_not_take_an_access_token_is_a_failure_of_authentication() {
        ConnectorDefinition bearer = ConnectorDefinition.builder("look_up")
                .description("Looks something up")
                .get("https://api.example.com/orders")
                .auth(Auth.bearer("{{secret.token}}"))
                .error(ErrorMapping.NONE.message("$.error"))
                .build();
        ConnectorDefinition oauth2 = bearer.toBuilder()
                .auth(Auth.oauth2ClientCredentials("https://auth.example.com/token", "crm", "{{secret.key}}"))
                .build();
        Answer refusal = Answer.json(401, "{\"error\": \"expired\"}");

        assertThat(AnswerReader.read(DefinitionCompiler.compile(bearer), refusal, Mask.NONE)
                        .failure()
                        .kind())
                .isEqualTo(FailureKind.HTTP_STATUS);
        assertThat(AnswerReader.read(DefinitionCompiler.compile(oauth2), refusal, Mask.NONE)
                        .failure())
                .hasToString("""
                        AUTHENTICATION: The API does not accept the access token (status 401)
                        The API says: expired""");
        assertThat(AnswerReader.read(DefinitionCompiler.compile(oauth2), Answer.json(403, "{}"), Mask.NONE)
                        .failure()
                        .kind())
                .isEqualTo(FailureKind.HTTP_STATUS);
    }

    @Test
    void null_absent_and_empty_are_told_apart() {
        assertOutputs(
                read(
                        Answer.json(200, "{\"a\": null, \"b\": \"\"}"),
                        Output.at("a", "$.a"),
                        Output.at("b", "$.b"),
                        Output.at("c", "$.c")),
                "{\"a\":null,\"b\":\"\"}");
    }

    @Test
    void a_list_has_an_object_of_fields_for_each_value_found() {
        String body = """
                {"lines": [
                    {"sku": "A", "price": "10.00", "tags": ["x", "y"]},
                    {"sku": "B", "price": 2.50},
                    {"price": null}]}""";
        assertOutputs(
                read(
                        Answer.json(200, body),
                        Output.at("lines", "$.lines[*]")
                                .list(
                                        Output.at("sku", "$.sku"),
                                        Output.at("price", "/price").type(ValueType.NUMBER),
                                        Output.at("tags", "$.tags[*]").list()),
                        Output.at("last", "$.lines[-1:].price"),
                        Output.at("none", "$.nothing[*]").list()),
                "{\"lines\":[{\"sku\":\"A\",\"price\":10.00,\"tags\":[\"x\",\"y\"]},{\"sku\":\"B\",\"price\":2.50,\"tags\":[]},"
                        + "{\"price\":null,\"tags\":[]}],\"last\":null,\"none\":[]}");
    }

    @ParameterizedTest(name = "{1} as {0} {2} is {3}")
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
                    STRING   | 12345678901234567890              | -         | "12345678901234567890"
                    STRING   | true                              | -         | "true"
                    INTEGER  | "42"                              | -         | 42
                    INTEGER  | 42.0                              | -         | 42
                    NUMBER   | "10.00"                           | -         | 10.00
                    BOOLEAN  | "true"                            | -         | true
                    DATETIME | 1795428930                        | epoch_s   | "2026-11-23T10:15:30Z"
                    DATETIME | "1795428930.5"                    | epoch_s   | "2026-11-23T10:15:30.500Z"
                    DATETIME | 1795428930123                     | epoch_ms  | "2026-11-23T10:15:30.123Z"
                    DATETIME | "Mon, 23 Nov 2026 11:15:30 +0100" | rfc2822   | "2026-11-23T10:15:30Z"
                    DATETIME | "2026-11-23T11:15:30+01:00"       | -         | "2026-11-23T10:15:30Z"
                    DATETIME | "2026-11-23T11:15:30.000+0100"    | -         | "2026-11-23T10:15:30Z"
                    DATETIME | "2026-11-23 10:15:30"             | -         | "2026-11-23T10:15:30Z"
                    DATETIME | "2026-11-23"                      | -         | "2026-11-23T00:00:00Z"
                    DATETIME | "23/11/2026 10:15"                | dd/MM/yyyy HH:mm | "2026-11-23T10:15:00Z"
                    DATE     | "2026-11-23T23:15:30-05:00"       | -         | "2026-11-23"
                    DATE     | "23.11.2026"                      | dd.MM.yyyy | "2026-11-23"
                    DATE     | 20261123                          | yyyyMMdd  | "2026-11-23"
                    DATE     | 1795428930                        | epoch_s   | "2026-11-23"
                    """)
    void what_vendors_send_becomes_one_form(ValueType type, String sent, String format, String read) {
        Output output = Output.at("x", "$.x").type(type);
        assertOutputs(
                read(Answer.json(200, "{\"x\":" + sent + "}"), format == null ? output : output.format(format)),
                "{\"x\":" + read + "}");
    }

    @ParameterizedTest(name = "{1} is no {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    INTEGER  | 1.5
                    INTEGER  | "one"
                    BOOLEAN  | 1
                    STRING   | {}
                    OBJECT   | []
                    ARRAY    | {}
                    DATE     | "soon"
                    DATETIME | "2026-13-01"
                    DATETIME | 1795428930
                    """)
    void what_does_not_fit_the_type_is_malformed_and_not_quoted(ValueType type, String sent) {
        assertFailure(
                read(
                        Answer.json(200, "{\"x\":" + sent + "}"),
                        Output.at("x", "$.x").type(type)),
                "MALFORMED: The output x is not of the type " + type.word());
    }

    @Test
    void a_required_output_is_there_and_not_null() {
        Output status = Output.at("status", "$.status").required();
        assertFailure(
                read(Answer.json(200, "{}"), status),
                "OUTPUT_MISSING: The answer lacks the output status, which is required");
        assertFailure(
                read(Answer.json(200, "{\"status\":null}"), status),
                "OUTPUT_MISSING: The answer lacks the output status, which is required");
        assertFailure(
                read(
                        Answer.json(200, "{\"lines\":[{\"sku\":\"A\"},{}]}"),
                        Output.at("lines", "$.lines[*]")
                                .list(Output.at("sku", "$.sku").required())),
                "OUTPUT_MISSING: The answer lacks the output lines[1].sku, which is required");
    }

    @Test
    void a_comparison_makes_a_boolean() {
        assertOutputs(
                read(
                        Answer.json(200, "{\"state\": \"delivered\", \"count\": 1.0}"),
                        Output.at("delivered", "$.state").equalTo("delivered"),
                        Output.at("one", "$.count").equalTo(1),
                        Output.at("gone", "$.nothing").equalTo("x")),
                "{\"delivered\":true,\"one\":true,\"gone\":false}");
    }

    @Test
    void a_header_is_read_whatever_its_case() {
        var answer = Answer.of(201, List.of(new Header("location", "/orders/7")), new byte[0]);
        assertOutputs(
                read(answer, Output.header("where", "Location"), Output.header("none", "X-None")),
                "{\"where\":\"/orders/7\"}");
    }

    @Test
    void without_outputs_the_whole_body_is_one() {
        assertOutputs(read(Answer.json(200, "{\"a\": [1]}")), "{\"body\":{\"a\":[1]}}");
        assertOutputs(read(Answer.of(204, List.of(), new byte[0])), "{}");
        var text = List.of(new Header("Content-Type", "text/plain; charset=ISO-8859-1"));
        assertOutputs(read(Answer.of(200, text, new byte[] {(byte) 0xE9})), "{\"body\":\"é\"}");
    }

    @Test
    void the_declared_charset_is_honoured_and_bad_bytes_are_refused() {
        var utf16 = List.of(new Header("Content-Type", "application/json; charset=\"utf-16\""));
        byte[] body = "{\"x\":\"é\"}".getBytes(StandardCharsets.UTF_16);
        assertOutputs(read(Answer.of(200, utf16, body), Output.at("x", "$.x")), "{\"x\":\"é\"}");

        byte[] latin = "{\"x\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertFailure(
                read(Answer.of(200, List.of(), latin), Output.at("x", "$.x")),
                "MALFORMED: The body of the answer is not UTF-8");
        var odd = List.of(new Header("Content-Type", "application/json; charset=klingon"));
        assertFailure(
                read(Answer.of(200, odd, latin), Output.at("x", "$.x")),
                "MALFORMED: The answer declares a charset that is not known");
    }

    @Test
    void an_answer_that_is_not_json_is_malformed_without_being_quoted() {
        assertFailure(
                read(Answer.json(200, "<token>abc</token>"), Output.at("x", "$.x")),
                "MALFORMED: The answer is not JSON: The text is not valid JSON (line 1, column 2)");
        assertFailure(
                read(Answer.json(200, "<!DOCTYPE html><html>token=abc</html>"), Output.at("x", "$.x")),
                "MALFORMED: The answer is an HTML page, where JSON or XML was expected");
    }

    @Test
    void an_error_inside_a_success_status_is_an_api_error() {
        Consumer<ConnectorDefinition.Builder> rules = builder -> builder.successUnless(Condition.equal("$.ok", false))
                .successWhen(Condition.exists("$.ts"))
                .error(ErrorMapping.NONE.message("$.error").code("$.code"));
        assertFailure(
                read(Answer.json(200, "{\"ok\":false,\"ts\":1,\"error\":\"channel_not_found\",\"code\":404}"), rules),
                """
                API_ERROR: The answer says what a failure says: $.ok = false
                The API says: channel_not_found
                The API's code: 404""");
        assertFailure(
                read(Answer.json(200, "{\"ok\":true}"), rules),
                "API_ERROR: The answer does not say what a success says: $.ts exists");
        assertThat(read(Answer.json(200, "{\"ok\":true,\"ts\":1}"), rules).failure())
                .isNull();
    }

    @Test
    void a_status_outside_the_ranges_is_a_failure_with_what_the_api_says() {
        Consumer<ConnectorDefinition.Builder> rules = builder -> builder.successStatus(200, 200)
                .successStatus(404, 404)
                .error(ErrorMapping.NONE.message("$.error.message"));
        assertThat(read(Answer.json(404, "{}"), rules).failure()).isNull();
        assertFailure(
                read(Answer.json(201, "{\"error\":{\"message\":\"odd\"}}"), rules),
                "HTTP_STATUS: The API answered with status 201\nThe API says: odd");
        assertFailure(read(Answer.json(500, "{oops"), rules), "HTTP_STATUS: The API answered with status 500");
    }

    @Test
    void problem_details_are_understood_without_being_asked_for() {
        var type = List.of(new Header("Content-Type", "application/problem+json"));
        byte[] body = "{\"type\":\"https://example.com/oos\",\"title\":\"Out of stock\",\"detail\":\"Item B is gone\"}"
                .getBytes(StandardCharsets.UTF_8);
        assertFailure(read(Answer.of(409, type, body)), """
                HTTP_STATUS: The API answered with status 409
                The API says: Item B is gone
                The API's code: https://example.com/oos""");
    }

    @Test
    void what_an_api_says_is_cut_to_a_thousand_characters_in_the_outcome_after_masks_had_the_whole() {
        var reading = read(
                Answer.json(400, Json.write(Map.of("error", "x".repeat(2_000)))),
                builder -> builder.error(ErrorMapping.NONE.message("$.error")));
        assertThat(reading.failure().kind()).isEqualTo(FailureKind.HTTP_STATUS);
        assertThat(reading.failure().apiMessage()).hasSize(2_000);
        assertThat(Execution.builder("1")
                        .failure(reading.failure())
                        .build()
                        .failure()
                        .apiMessage())
                .isEqualTo("x".repeat(1_000) + "…");
    }

    @Test
    void nested_fields_cannot_multiply_an_answer() {
        String body = "[".repeat(60) + "1, ".repeat(3_000) + "1" + "]".repeat(60);
        Output innermost = Output.at("c", "$..*").list();

        assertFailure(
                read(
                        Answer.json(200, body),
                        Output.at("a", "$..*").list(Output.at("b", "$..*").list(innermost))),
                "MALFORMED: The outputs ask for too much of the answer; let their paths find less");
    }

    @Test
    void many_outputs_share_what_one_answer_may_yield() {
        Output[] outputs = IntStream.range(0, 20)
                .mapToObj(i -> Output.at("o" + i, "$[*]").list())
                .toArray(Output[]::new);

        assertFailure(
                read(Answer.json(200, "[" + "1, ".repeat(8_000) + "1]"), outputs),
                "MALFORMED: The outputs ask for too much of the answer; let their paths find less");
    }

    @Test
    void long_texts_count_by_their_length() {
        Output[] outputs = IntStream.range(0, 50)
                .mapToObj(i -> Output.at("o" + i, "$.text"))
                .toArray(Output[]::new);

        assertFailure(
                read(Answer.json(200, "{\"text\": \"" + "x".repeat(1_000_000) + "\"}"), outputs),
                "MALFORMED: The outputs ask for too much of the answer; let their paths find less");
    }

    @Test
    void what_is_searched_counts_even_if_nothing_is_found() {
        Output[] outputs = IntStream.range(0, 100)
                .mapToObj(i -> Output.at("o" + i, "$..nothing"))
                .toArray(Output[]::new);

        assertFailure(
                read(Answer.json(200, "[" + "1, ".repeat(90_000) + "1]"), outputs),
                "MALFORMED: Too much of the answer would have to be searched for $..nothing");
    }

    @Test
    void fields_do_not_nest_the_outputs_deeper_than_json_may_be() {
        String body = "[".repeat(64) + "]".repeat(64);

        assertFailure(
                read(Answer.json(200, body), Output.at("a", "$").list(Output.at("b", "$"))),
                "MALFORMED: The output a nests more than 64 levels deep; let its fields find less");
    }

    @Test
    void a_text_is_a_number_only_if_it_is_not_much_longer_than_one() {
        Output number = Output.at("n", "$.n").type(ValueType.NUMBER);
        assertThat(Answers.read(Answer.json(200, "{\"n\":\"" + " ".repeat(200) + "1\"}"), number)
                        .failure())
                .isNull();
        assertThat(Answers.read(Answer.json(200, "{\"n\":\"" + " ".repeat(300) + "1\"}"), number)
                        .failure())
                .isNotNull();
    }
}
