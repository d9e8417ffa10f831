package io.dataconnectors.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.fuzz.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read as JSON is written and read again as the same, and what is not is refused in our own words. */
class JsonFuzzTest {
    private static final List<String> CORPUS = List.of(
            "{\"a\": [1, -2.50, 1e400, true, false, null, \"x\\u20ac\\n\\\"\"], \"b\": {\"c\": {}}}",
            "[[[[[[]]]]]]",
            "\"\\ud83d\\ude00\"",
            "12345678901234567890123456789.0000001E-12",
            " \t\r\n{ } ",
            "[".repeat(65),
            "{\"a\": 1, \"a\": 2}",
            "-0",
            "\ufeff{}");

    @Test
    void text() throws InterruptedException {
        Fuzz.from(CORPUS)
                .words(
                        "{", "}", "[", "]", ",", ":", "\"", "\\u", "\\ud800", "1e", "-", "0.", "null", "true", "NaN",
                        "//", "/*", "'")
                .feed(JsonFuzzTest::read);
    }

    private static Object read(String text) {
        Object value;
        try {
            value = Json.read(text);
        } catch (JsonException e) {
            assertThat(e.getCause()).isNull();
            return Fuzz.kind(e.getMessage());
        }
        String written = Json.write(value); // compared as text, for 1 and 1e0 are one number and two values
        assertThat(Json.write(Json.read(written))).isEqualTo(written);
        assertThat(Json.write(Json.read(Json.writePretty(value)))).isEqualTo(written);
        if (StandardCharsets.UTF_8.newEncoder().canEncode(written)) { // half a surrogate pair is text, but has no bytes
            assertThat(Json.write(Json.read(written.getBytes(StandardCharsets.UTF_8))))
                    .isEqualTo(written);
        }
        return value == null ? "null" : value.getClass();
    }

    @Test
    void bytes() throws InterruptedException {
        Fuzz.from(List.of(
                        "\"\303\251\342\202\254\360\237\230\200\"",
                        "\"\300\200\"",
                        "\"\355\240\200\"",
                        "\357\273\277{}",
                        "\376\377\0{\0}"))
                .words("\200", "\300\257", "\360\237", "\355\240\275\355\270\200", "\"", "{", "}")
                .feed(input -> {
                    byte[] bytes = input.getBytes(StandardCharsets.ISO_8859_1);
                    try {
                        Object value = Json.read(bytes);
                        assertThat(Json.read(new String(bytes, StandardCharsets.UTF_8)))
                                .isEqualTo(value);
                        return "read";
                    } catch (JsonException e) {
                        return Fuzz.kind(e.getMessage());
                    }
                });
    }
}
