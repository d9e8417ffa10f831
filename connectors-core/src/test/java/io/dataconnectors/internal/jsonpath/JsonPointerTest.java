package io.dataconnectors.internal.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.jsonpath.JsonPath.JsonPathException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPointerTest {
    /** The document of RFC 6901, section 5. */
    private static final Object DOCUMENT = Json.read("""
            {"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\\\j": 5, "k\\"l": 6, " ": 7, "m~n": 8}
            """);

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            /foo   ; ["bar", "baz"]
            /foo/0 ; "bar"
            /      ; 0
            /a~1b  ; 1
            /c%d   ; 2
            /e^f   ; 3
            /g|h   ; 4
            /i\\j  ; 5
            /k"l   ; 6
            `/ `   ; 7
            /m~0n  ; 8
            """)
    void the_examples_of_the_rfc_lead_where_it_says(String pointer, String value) {
        assertThat(JsonPointer.parse(pointer).values(DOCUMENT)).containsExactly(Json.read(value));
    }

    @Test
    void the_empty_pointer_is_the_whole_document() {
        assertThat(JsonPointer.parse("")).isSameAs(JsonPointer.ROOT);
        assertThat(JsonPointer.ROOT.values(DOCUMENT)).containsExactly(DOCUMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/absent",
                "/foo/2",
                "/foo/-",
                "/foo/-1",
                "/foo/00",
                "/foo/01",
                "/foo/1e0",
                "/foo/",
                "/foo/٠",
                "/foo/4294967296",
                "/foo/99999999999",
                "/foo/0/0",
                "/a~1b/x",
                "/m~01n"
            })
    void what_is_not_there_is_absent(String pointer) {
        assertThat(JsonPointer.parse(pointer).values(DOCUMENT)).isEmpty();
    }

    @Test
    void null_is_a_value() {
        assertThat(JsonPointer.parse("/a").values(Json.read("{\"a\": null}"))).containsExactly((Object) null);
        assertThat(JsonPointer.parse("/0").values(Json.read("[null]"))).containsExactly((Object) null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            foo   ; A pointer starts with '/', or is empty (column 1)
            `#/foo` ; A pointer starts with '/', or is empty (column 1)
            /a~2b ; '~' is written ~0, and '/' in a name ~1 (column 3)
            /a/~  ; '~' is written ~0, and '/' in a name ~1 (column 4)
            """)
    void a_text_that_is_no_pointer_is_refused(String text, String message) {
        assertThatExceptionOfType(JsonPathException.class)
                .isThrownBy(() -> JsonPointer.parse(text))
                .withMessage(message);
    }

    @Test
    void a_pointer_that_is_read_is_at_most_1024_characters_long() {
        assertThat(JsonPointer.parse("/".repeat(1_024)).values(DOCUMENT)).isEmpty();
        assertThatExceptionOfType(JsonPathException.class)
                .isThrownBy(() -> JsonPointer.parse("/".repeat(1_025)))
                .withMessage("A pointer has at most 1024 characters, this one 1025 (column 1025)");
    }

    @Test
    void pointers_are_built_from_names_and_indices() {
        JsonPointer built =
                JsonPointer.ROOT.append("a/b").append(0).append("m~n").append("");

        assertThat(built).hasToString("/a~1b/0/m~0n/");
        assertThat(built)
                .isEqualTo(JsonPointer.parse("/a~1b/0/m~0n/"))
                .hasSameHashCodeAs(JsonPointer.parse("/a~1b/0/m~0n/"));
        assertThat(JsonPointer.ROOT.append("foo").append(1).values(DOCUMENT)).containsExactly("baz");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonPointer.ROOT.append(-1))
                .withMessage("An index of a JSON Pointer is 0 or more, but is -1");
    }

    @Test
    void a_path_of_either_kind_is_read_by_its_first_character() {
        assertThat(ValuePath.parse("$.foo[0]")).isEqualTo(JsonPath.parse("$.foo[0]"));
        assertThat(ValuePath.parse("/foo/0")).isEqualTo(JsonPointer.parse("/foo/0"));
        assertThat(ValuePath.parse("/foo/0").singular()).isTrue();
        assertThat(ValuePath.parse("/foo/0").text()).isEqualTo("/foo/0");
        assertThatExceptionOfType(JsonPathException.class)
                .isThrownBy(() -> ValuePath.parse("foo"))
                .withMessage("A path starts with $ (a JSONPath) or / (a JSON Pointer); did you mean $.foo? (column 1)");
    }
}
