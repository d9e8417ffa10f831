package io.dataconnectors.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dataconnectors.Answer;
import io.dataconnectors.Condition;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Failure;
import io.dataconnectors.Failure.FieldError;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Method;
import io.dataconnectors.Place;
import io.dataconnectors.Violation;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.internal.call.AnswerReader;
import io.dataconnectors.internal.call.Mask;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.text.Characters.Visible;
import io.dataconnectors.spi.ConnectorListener;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trial 7: nothing of an author's, a caller's or an API's forges a line of a log, or steers a terminal. */
class VisibleTest {
    private static final String FORGED = "x\r\n2026-11-29 ERROR \u001b[2J\u202egnorw\u2028\u0085";

    @ParameterizedTest
    @CsvSource({
        "'a\nb', a\\u000ab",
        "'a\r\nb', a\\u000d\\u000ab",
        "'a\tb', a\\u0009b",
        "'\u001b[31m', \\u001b[31m",
        "'a\u007f\u0085\u009b', a\\u007f\\u0085\\u009b",
        "'a\u200e\u200f\u061c', a\\u200e\\u200f\\u061c",
        "'a\u202a\u202e\u2066\u2069', a\\u202a\\u202e\\u2066\\u2069",
        "'a\u2028\u2029', a\\u2028\\u2029",
        "'a\ufeff\u00ad', a\\ufeff\\u00ad"
    })
    void what_would_steer_is_written_out(String text, String line) {
        assertThat(Visible.line(text)).isEqualTo(line);
    }

    @Test
    void halves_of_characters_and_invisible_ones_are_written_out_and_the_rest_stays() {
        assertThat(Visible.line("\ud83d|\udb40\udc41")).isEqualTo("\\ud83d|\\udb40\\udc41");
        String plain = "Zürich 東京 مرحبا 👩\u200d💻 \\n {{x}}";
        assertThat(Visible.line(plain)).isSameAs(plain);
    }

    @Test
    void lines_keep_line_feeds_and_tabs_and_json_its_meaning() {
        assertThat(Visible.lines("a\r\n\tb\rc\u202e")).isEqualTo("a\n\tb\\u000dc\\u202e");
        Map<String, Object> value = Map.of("a", FORGED + "\udb40\udc41");
        assertThat(Json.read(Visible.lines(Json.writePretty(value)))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example.com/a?x={{! \n2026-11-29 ERROR all is lost }}{{y}}",
                "https://shop.example.com/{{y | default: \"\n\u202e\"}}",
                "https://shop.example.com/{{\n\u2028y}}"
            })
    void the_template_of_a_url_is_told_in_one_line(String url) {
        var call = new ConnectorListener.Call("acme", "look_up", "1", Method.GET, url);

        assertIsOneLine(call.url());
        assertIsOneLine(call.toString());
    }

    @Test
    void a_violation_quotes_in_one_line() {
        assertIsOneLine(Violation.of("broken", "/a" + FORGED, "No " + FORGED).toString());
        assertIsOneLine(Violation.of("broken", "", "No " + FORGED).message());
    }

    @Test
    void the_message_of_an_exception_has_a_line_for_each_violation_and_no_more() {
        String document = Json.write(Map.of(
                "schemaVersion",
                1,
                "name",
                FORGED,
                FORGED,
                1,
                "description",
                "x",
                "request",
                Map.of("method", FORGED, "url", "https://{{" + FORGED + "}}.example.com/{{a | " + FORGED + "}}"),
                "response",
                Map.of("outputs", List.of(Map.of("name", FORGED, "path", FORGED)))));

        var thrown = catchThrowableOfType(
                InvalidDefinitionException.class, () -> DefinitionCompiler.compile(ConnectorDocument.read(document)));

        assertThat(thrown.getMessage().lines()).hasSize(thrown.violations().size());
        thrown.getMessage().lines().forEach(VisibleTest::assertIsOneLine);
    }

    @Test
    void a_failure_is_told_with_a_line_for_each_part() {
        Failure failure = AnswerReader.read(
                        DefinitionCompiler.compile(ConnectorDefinition.builder("look_up")
                                .description("Looks something up")
                                .get("https://shop.example.com/orders")
                                .successUnless(
                                        Condition.exists(Place.text().pattern("ok|" + FORGED.replace("[", "\\["))))
                                .error(ErrorMapping.NONE
                                        .message("$.m")
                                        .code("$.m")
                                        .detail("id", "$.m"))
                                .build()),
                        Answer.json(200, Json.write(Map.of("m", "ok" + FORGED))),
                        Mask.NONE)
                .failure();

        assertIsOneLine(failure.message());
        assertThat(failure.apiMessage()).contains("\r\n"); // data stays as it came
        assertThat(failure.toString().lines()).hasSize(4);
        failure.toString().lines().forEach(VisibleTest::assertIsOneLine);
        assertIsOneLine(new FieldError(FORGED, FORGED).toString());
    }

    private static void assertIsOneLine(String text) {
        assertThat(Visible.line(text)).isEqualTo(text);
    }
}
