package io.dataconnectors.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void values_are_read_as_plain_java_in_the_order_of_the_text() {
        Object value = Json.read(
                "{\"z\": [1, 9007199254740993, 123456789012345678901234567890, 10.00, true, null], \"a\": \"é\"}");

        assertThat(value)
                .isEqualTo(Map.of(
                        "z",
                        Arrays.asList(
                                1,
                                9007199254740993L,
                                new BigInteger("123456789012345678901234567890"),
                                new BigDecimal("10.00"),
                                true,
                                null),
                        "a",
                        "é"));
        assertThat(((Map<?, ?>) value).keySet().toString()).isEqualTo("[z, a]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[1,9007199254740993,123456789012345678901234567890,10.00,1E+400,-0.5],\"b\":{},\"c\":[],\"d\":null}",
                "\"\\u0000 \\\" \\\\ \\n / é 😀\"",
                "true",
                "[[[]]]"
            })
    void what_is_written_is_what_was_read(String text) {
        assertThat(Json.write(Json.read(text))).isEqualTo(text);
    }

    @Test
    void pretty_text_has_two_spaces_and_line_feeds() {
        assertThat(Json.writePretty(Json.read("{\"a\":[1,{\"b\":[],\"c\":{}}]}")))
                .isEqualTo("{\n  \"a\": [\n    1,\n    {\n      \"b\": [],\n      \"c\": {}\n    }\n  ]\n}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``              | The text is empty; a JSON value was expected (line 1, column 1)
                    {"a": 1, "a": 2}| A member name occurs twice in one object (line 1, column 13)
                    {"a": secret}   | The text is not valid JSON (line 1, column 13)
                    {"a": 1} x      | The text is not valid JSON (line 1, column 11)
                    {} {}           | There is more text after the end of the JSON value (line 1, column 5)
                    [1, 2           | The text is not valid JSON (line 1, column 6)
                    "open           | The text is not valid JSON (line 1, column 6)
                    [01]            | The text is not valid JSON (line 1, column 3)
                    [NaN]           | The text is not valid JSON (line 1, column 5)
                    [1e401]         | The exponent of a number is beyond ±400 (line 1, column 7)
                    [11e400]        | The exponent of a number is beyond ±400 (line 1, column 8)
                    1e-99999999999999999999 | The exponent of a number is beyond ±400 (line 1, column 24)
                    """)
    void bad_text_is_refused_without_quoting_it(String text, String message) {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> Json.read(text))
                .withMessage(message)
                .withNoCause();
    }

    @Test
    void every_limit_holds_at_its_border() {
        assertRead("[".repeat(64) + "]".repeat(64));
        assertBeyondLimit("[".repeat(65) + "]".repeat(65));
        assertRead("1".repeat(128));
        assertBeyondLimit("1".repeat(129));
        assertRead("{\"" + "n".repeat(512) + "\":1}");
        assertBeyondLimit("{\"" + "n".repeat(513) + "\":1}");
        assertRead("[" + "1,".repeat(99_997) + "1]");
        assertBeyondLimit("[" + "1,".repeat(99_998) + "1]");
    }

    private static void assertRead(String text) {
        assertThat(Json.read(text)).isNotNull();
    }

    private static void assertBeyondLimit(String text) {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> Json.read(text))
                .withMessageMatching("(?s)(The JSON is beyond a limit|A number has more than 128).*");
    }

    @Test
    void bytes_must_be_utf_8() {
        assertThat(Json.read("\"é\"".getBytes(UTF_8))).isEqualTo("é");
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> Json.read(new byte[] {'"', (byte) 0xC3, '"'}))
                .withMessage("The bytes are not UTF-8 (line 1, column 1)");
    }

    @Test
    void only_plain_values_are_written() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.write(List.of(1.5)))
                .withMessage("No JSON form for a java.lang.Double");
    }
}
