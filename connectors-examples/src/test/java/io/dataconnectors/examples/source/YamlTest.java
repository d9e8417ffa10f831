package io.dataconnectors.examples.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataconnectors.internal.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** YAML as the plain values that JSON has (trial 34b). */
class YamlTest {
    private static Object read(String yaml) {
        return Format.YAML.read(yaml).value();
    }

    private static Object member(String scalar) {
        return ((Map<?, ?>) read("x: " + scalar + "\n")).get("x");
    }

    @Test
    void numbers_keep_their_digits() {
        assertThat(member("1.10")).isEqualTo(new BigDecimal("1.10"));
        assertThat(member("-1e3")).isEqualTo(new BigDecimal("-1e3"));
        assertThat(member("7")).isEqualTo(7);
        assertThat(member("9007199254740993")).isEqualTo(9_007_199_254_740_993L);
        assertThat(member("123456789012345678901234567890"))
                .isEqualTo(new BigInteger("123456789012345678901234567890"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "on",
                "Yes",
                "y",
                "2026-11-23",
                "2026-11-23T10:15:30Z",
                "12:30:45",
                "1_000",
                "1.2.3",
                "=",
                "0b11"
            })
    void dates_and_words_of_older_versions_are_texts(String text) {
        assertThat(member(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "null", "Null", "NULL", ""})
    void nothing_has_five_forms(String text) {
        assertThat(member(text)).isNull();
    }

    @Test
    void truths_are_those_of_the_core_schema() {
        assertThat(List.of(member("true"), member("True"), member("TRUE"))).containsOnly(true);
        assertThat(List.of(member("false"), member("False"), member("FALSE"))).containsOnly(false);
        assertThat(member("tRue")).isEqualTo("tRue");
        assertThat(List.of(member("\"true\""), member("'7'"), member("!!str 7")))
                .containsExactly("true", "7", "7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0049", "+49123", ".5", "5.", "0x1F", "0o17", ".inf", "-.INF", ".NaN", "01.5"})
    void a_number_that_json_cannot_write_is_not_guessed_at(String number) {
        assertThatThrownBy(() -> member(number))
                .hasMessage(
                        "YAML takes this for a number, in a form that JSON does not have: put it in quotes if it is a text, and write"
                                + " a number as 7, 0.5 or 1e3 otherwise");
        assertThat(member("\"" + number + "\"")).isEqualTo(number);
    }

    @Test
    void a_block_needs_no_escape() {
        assertThat(read("""
                        template: |-
                          {"day": "{{day}}", "path": "C:\\new"}
                          # no comment
                        folded: >
                          one
                          line
                        """))
                .isEqualTo(Map.of(
                        "template",
                        "{\"day\": \"{{day}}\", \"path\": \"C:\\new\"}\n# no comment",
                        "folded",
                        "one line\n"));
    }

    @Test
    void names_are_texts_whatever_they_look_like() {
        assertThat(read("200: a\nno: b\n1.10: c\nnull: d\n").toString()).isEqualTo("{200=a, no=b, 1.10=c, null=d}");
    }

    @Test
    void an_alias_is_the_value_that_it_names() {
        assertThat(read("a: &x {b: [1, 2]}\nc: *x\nd: &t text\ne: *t\n"))
                .isEqualTo(Json.read(
                        "{\"a\": {\"b\": [1, 2]}, \"c\": {\"b\": [1, 2]}, \"d\": \"text\", \"e\": \"text\"}"));
    }

    @Test
    void json_is_yaml_too() {
        String json = "{\"a\": [1, 2.50, true, null, \"x\\u00e9\\n\\/\"], \"b\": {}}";

        assertThat(read(json)).isEqualTo(Json.read(json));
    }

    /** The place of each is where people look first. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    a:\\n\\tb: 1                 | 2:1 | A tab cannot indent: use blanks
                    a: 1\\nname\\nb: 2           | 3:1 | This is neither a name nor a value: a name is followed by a colon and a blank
                    a: "open\\nb: 2              | 1:4 | The quote that begins here is never closed
                    a: 'open                     | 1:4 | The quote that begins here is never closed
                    a: Fetch: an order           | 1:9 | A colon has no place here: put a text that has a colon and a blank in it in quotes, and check the indentation of a name
                    a:\\n  b: 1\\n c: 2          | 3:2 | This line does not belong to what stands above it: check its indentation, and quotes that end too early
                    a: 'it's'                    | 1:8 | This line does not belong to what stands above it: check its indentation, and quotes that end too early
                    a: [1, 2\\nb: 3              | 2:2 | A comma, or the ] that ends the list, is missing before this
                    a: {b: 1\\nc: 2              | 2:2 | A comma, or the } that ends the object, is missing before this
                    a: "\\\\d+"                  | 1:6 | No escape begins with \\ and this letter: in single quotes, or in a block, a \\ is only a \\
                    a: @x                        | 1:4 | A text cannot begin with this character: put it in quotes
                    a: {{x}}                     | 1:5 | A text that begins with { must be in quotes, such as "{{order_id}}"
                    a: {{b}}/orders              | 1:5 | A text that begins with { must be in quotes, such as "{{order_id}}"
                    a: *nope                     | 1:4 | A text that begins with * stands for what has that name after a &, and nothing has: put the text in quotes if it is one
                    a: &x [*x]                   | 1:8 | This would hold itself
                    a: !x 1                      | 1:4 | A text that begins with ! is a tag, and none is taken but !!str: leave it out, or put the text in quotes if it is one
                    a: !!java.net.URL [x]        | 1:4 | A text that begins with ! is a tag, and none is taken but !!str: leave it out, or put the text in quotes if it is one
                    a: 1\\nb: 2\\na: 3           | 3:1 | A name stands twice in one object
                    a: 1\\n---\\nb: 2            | 2:1 | A file holds one document: there is a second one after the line ---
                    <<: {a: 1}                   | 1:1 | YAML 1.2 does not merge objects with <<: write the members
                    ? [a]\\n: b                  | 1:3 | A name is a text, not a list or an object
                    %YAML 1.1\\n---\\na: no      | 1:1 | This is read as YAML 1.2: leave the line out that names an older version
                    %YAML 2.0\\n---\\na: no      | 1:1 | The text is not valid YAML 1.2
                    a: - b                       | 1:4 | A list begins on a line of its own
                    a: b\\u0007                  | 1:5 | A control character has no place in a text; in double quotes it is written \\u and 4 hexadecimal digits
                    ``                           | 1:1 | The text is empty; a value was expected
                    """)
    void what_is_wrong_is_said_in_words_of_our_own_with_its_place(String yaml, String place, String message) {
        String text = yaml.replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\u0007", "\u0007")
                .replace("\\\\", "\\");

        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e).hasMessage(message);
            assertThat(e.place()).hasToString(place);
        });
    }

    @Test
    void aliases_that_multiply_are_refused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            String before = "*a" + (i - 1);
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(String.join(", ", java.util.Collections.nCopies(9, before)))
                    .append("]\n");
        }
        String texts = "a: &a " + "x".repeat(100_000) + "\nb: [" + "*a, ".repeat(200) + "]\n";

        for (String text : List.of(bomb.toString(), texts)) {
            assertThatThrownBy(() -> read(text))
                    .hasMessage(
                            "The text is too large, or its aliases repeat too much: at most 100000 values and names, and"
                                    + " 8 Mi characters");
        }
    }

    @Test
    void aliases_nest_no_deeper_than_what_they_stand_for_may() {
        String half = "a: &a " + "[".repeat(32) + "]".repeat(32) + "\n";
        String whole = half + "b: &b " + "[".repeat(31) + "*a" + "]".repeat(31) + "\n";

        assertThat(read(whole + "c: *b\n")).isInstanceOf(Map.class);
        for (String text : List.of(
                half + "b: [" + "[".repeat(31) + "*a" + "]".repeat(32) + "\n",
                whole + "c: [*b]\n",
                whole + "c: &c {d: 1}\ne: {f: &f [*c, *b]}\n")) {
            assertThatThrownBy(() -> read(text)).hasMessage("Lists and objects nest at most 64 levels deep");
        }
        assertThat(read("a: &a x\nb: " + "[".repeat(63) + "*a" + "]".repeat(63)))
                .isInstanceOf(Map.class);
    }

    @Test
    void what_json_bounds_is_bounded_here() {
        assertThatThrownBy(() -> read("[".repeat(65) + "]".repeat(65)))
                .hasMessage("Lists and objects nest at most 64 levels deep");
        assertThatThrownBy(() -> read("- ".repeat(20_000) + "x"))
                .hasMessage("Lists and objects nest at most 64 levels deep");
        assertThatThrownBy(() -> member("9".repeat(129))).hasMessageStartingWith("A number has at most 128 characters");
        assertThatThrownBy(() -> member("1e401")).hasMessageStartingWith("A number has at most 128 characters");
        assertThatThrownBy(() -> read("n".repeat(513) + ": 1")).hasMessage("A name has at most 512 characters");
        assertThat(read("[".repeat(64) + "]".repeat(64))).isInstanceOf(List.class);
    }

    @Test
    void a_long_text_of_any_kind_takes_linear_time_and_memory() {
        int size = 1 << 18;
        for (String unit : List.of(
                "- x\n",
                "? ",
                "- ",
                "{",
                "[",
                "\"\\\"",
                "a ",
                "a\n",
                "&a ",
                "*a ",
                "!a ",
                "'",
                "|\n",
                "%a\n",
                "#\n",
                " \n",
                "a: ",
                "{a: ",
                ", ",
                ": ",
                "\\",
                "-\n",
                "x: |\n  y\n",
                "\t",
                "\"a\": ")) {
            String text = unit.repeat(size / unit.length());
            long cost = Cost.of(() -> {
                try {
                    read(text);
                } catch (SourceException e) {
                    assertThat(e.getMessage()).isNotEmpty();
                }
            });
            assertThat(cost).as(unit).isLessThan(256L << 20);
        }
    }

    /** Bytes that a thread allocates: a square of 256 KiB would be 64 GiB. */
    private static final class Cost {
        static long of(Runnable task) {
            var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            task.run();
            return threads.getCurrentThreadAllocatedBytes() - before;
        }
    }

    @Test
    void every_value_has_the_place_of_its_name_and_every_element_that_of_its_begin() {
        String yaml = """
                # a comment
                a: 1
                list:
                  - x
                  - deep/er:
                      block: |
                        one
                        two
                """;
        String json = "{\n  \"a\": 1,\n  \"li\\u0073t\": [\"x\", {\"deep/er\":\n    {\"block\": \"}]\\\"\"}}]\n}";

        assertThat(places(Format.YAML.read(yaml)))
                .containsExactly("2:1", "2:1", "3:1", "4:5", "5:5", "5:5", "6:7", "6:7", "3:1");
        assertThat(places(Format.JSON.read(json)))
                .containsExactly("1:1", "2:3", "3:3", "3:17", "3:22", "3:23", "4:6", "4:6", "3:3");
    }

    private static List<String> places(Source source) {
        return List.of(
                        "",
                        "/a",
                        "/list",
                        "/list/0",
                        "/list/1",
                        "/list/1/deep~1er",
                        "/list/1/deep~1er/block",
                        "/list/1/deep~1er/block/missing",
                        "/list/7")
                .stream()
                .map(pointer -> source.place(pointer).toString())
                .toList();
    }

    @Test
    void what_is_written_is_read_again_as_the_same() {
        List<Object> values = new ArrayList<>(List.of(
                "",
                " ",
                "a",
                "no",
                "null",
                "7",
                "1.0",
                "0049",
                "{{x}}",
                "a: b",
                "a #b",
                "#",
                "- a",
                "*a",
                "&a",
                "!a",
                "@",
                "%",
                "\"",
                "'",
                "\\",
                "\"'\\",
                "a\nb",
                "a\n",
                "\n",
                "a\n\n",
                " a\nb",
                "a \nb",
                "\ta\nb",
                "a\r\nb",
                "\u0007",
                "\u0085",
                "\u2028",
                "\ud83d\ude00",
                "\ufeffx",
                "<<",
                "?",
                "x".repeat(200),
                "\"".repeat(80),
                "---",
                "---\nx",
                "=",
                "y"));
        values.add(Map.of("a", List.of(), "b", Map.of(), "c", new ArrayList<>(java.util.Arrays.asList(1, null, true))));
        values.add(IntStream.range(0, 40).boxed().collect(Collectors.toList()));
        values.add(new BigDecimal("1.10"));
        values.add(new BigDecimal("1E+3"));
        for (Object value : values) {
            for (Object shape :
                    List.of(value, List.of(value), Map.of("k", value), Map.of("k", List.of(List.of(value))))) {
                assertThat(read(Format.YAML.write(shape)))
                        .as(Format.YAML.write(shape))
                        .isEqualTo(shape);
            }
            if (value instanceof String name && !name.isEmpty()) {
                assertThat(read(Format.YAML.write(Map.of(name, 1)))).isEqualTo(Map.of(name, 1));
            }
        }
    }

    @Test
    void the_name_of_a_file_tells_its_form_and_otherwise_its_begin() {
        assertThat(Format.of(Path.of("a.JSON"), "a: 1")).isEqualTo(Format.JSON);
        assertThat(Format.of(Path.of("a.yml"), "{}")).isEqualTo(Format.YAML);
        assertThat(Format.of(Path.of("a.yaml"), "{}")).isEqualTo(Format.YAML);
        assertThat(Format.of(Path.of("/dev/stdin"), " \n{}")).isEqualTo(Format.JSON);
        assertThat(Format.of(Path.of("/dev/stdin"), "a: 1")).isEqualTo(Format.YAML);
    }
}
