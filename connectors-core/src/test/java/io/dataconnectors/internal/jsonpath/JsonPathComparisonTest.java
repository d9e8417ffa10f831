package io.dataconnectors.internal.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataconnectors.internal.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9535, section 2.3.5.2.2. */
class JsonPathComparisonTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1                    | 1.0                  | ==
            100                  | 1E+2                 | ==
            0                    | -0.0                 | ==
            9007199254740993     | 9007199254740992     | >
            9223372036854775808  | 9223372036854775807  | >
            9223372036854775808  | 9223372036854775808.0| ==
            1E+400               | 123456789012345678901234567890 | >
            0.1                  | 0.10000000000000000000000000001 | <
            -1                   | 1E-400               | <
            "a"                  | "b"                  | <
            "a"                  | "ab"                 | <
            "é"                  | "é"                  | ==
            "\uFB01"             | "😀"                 | <
            "😀"                 | "😁"                 | <
            "1"                  | 1                    | incomparable
            true                 | false                | incomparable
            null                 | false                | incomparable
            null                 | null                 | ==
            true                 | true                 | ==
            [1, [2.0]]           | [1.0, [2]]           | ==
            [1, 2]               | [2, 1]               | incomparable
            [1]                  | [1, 1]               | incomparable
            {"a": 1, "b": [{}]}  | {"b": [{}], "a": 1.0}| ==
            {"a": 1}             | {"b": 1}             | incomparable
            {"a": null}          | {}                   | incomparable
            []                   | {}                   | incomparable
            [[]]                 | [{}]                 | incomparable
            """)
    void values_compare_as_json_and_not_as_java(String left, String right, String relation) {
        Object root = Json.read("[{\"l\": " + left + ", \"r\": " + right + "}]");

        assertThat(holds("@.l == @.r", root)).isEqualTo(relation.equals("=="));
        assertThat(holds("@.r != @.l", root)).isEqualTo(!relation.equals("=="));
        assertThat(holds("@.l < @.r", root)).isEqualTo(relation.equals("<"));
        assertThat(holds("@.r > @.l", root)).isEqualTo(relation.equals("<"));
        assertThat(holds("@.l > @.r", root)).isEqualTo(relation.equals(">"));
        assertThat(holds("@.l <= @.r", root)).isEqualTo(List.of("<", "==").contains(relation));
        assertThat(holds("@.l >= @.r", root)).isEqualTo(List.of(">", "==").contains(relation));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            @.absent == @.other     | true
            @.absent <= @.other     | true
            @.absent <  @.other     | false
            @.absent == null        | false
            @.absent != 1           | true
            length(@.n) == @.absent | true
            value(@.*)  == @.absent | true
            1 == 1.0                | true
            'a' < 'b'               | true
            -0 == 0                 | true
            1e2 == 100              | true
            """)
    void nothing_equals_nothing_alone(String condition, boolean holds) {
        assertThat(holds(condition, Json.read("[{\"n\": 1, \"m\": 2}]"))).isEqualTo(holds);
    }

    @Test
    void a_number_of_a_kind_that_json_reading_never_gives_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonPath.parse("$[?@ > 1]").values(Map.of("a", 1.5)))
                .withMessage("No JSON form for a java.lang.Double");
    }

    private static boolean holds(String condition, Object root) {
        return !JsonPath.parse("$[?" + condition + "]").values(root).isEmpty();
    }
}
