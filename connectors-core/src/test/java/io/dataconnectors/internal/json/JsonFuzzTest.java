package io.dataconnectors.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.fuzz.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
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

    /** What the parser of bytes takes is what that of characters takes: the latter only says what is wrong. */
    @Test
    void parts_of_bytes_are_those_of_the_text() throws InterruptedException {
        Parts parts = Parts.of(Map.of("a", Parts.ALL, "b", Parts.of(Map.of(), Parts.ALL, null, 0)), null, Parts.ALL, 2);
        Fuzz.from(Stream.concat(
                                CORPUS.stream(),
                                Stream.of("{\"\\u0061\":1,\"a\":2}", "{\"\\ud83d\\ude00\":1,\"😀\":2}"))
                        .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                        .toList())
                .words(
                        "{", "}", "[", "]", ",", ":", "\"", "\\u", "\\ud800", "1e", "-", "0.", "null", "\"a\":",
                        "\"b\":", "\303")
                .feed(input -> {
                    byte[] bytes = input.getBytes(StandardCharsets.ISO_8859_1);
                    String text = new String(bytes, StandardCharsets.UTF_8);
                    boolean utf8 = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);
                    String whole = outcome(() -> Json.parts(bytes, 0, Parts.ALL));
                    assertThat(whole)
                            .isEqualTo(utf8 ? outcome(() -> Json.parts(text, Parts.ALL)) : "refused")
                            .isEqualTo(utf8 ? outcome(() -> Json.read(text)) : "refused");
                    String some = outcome(() -> Json.parts(bytes, 0, parts));
                    assertThat(some).isEqualTo(utf8 ? outcome(() -> Json.parts(text, parts)) : "refused");
                    assertThat(some.equals("refused")).isEqualTo(whole.equals("refused"));
                    return whole.replaceAll("[a-z0-9]+", "x");
                });
    }

    private static String outcome(Supplier<Object> reading) {
        try {
            return String.valueOf(reading.get());
        } catch (JsonException e) {
            return "refused";
        }
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
