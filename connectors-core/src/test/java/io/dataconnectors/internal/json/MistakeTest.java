package io.dataconnectors.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of bad JSON that people write (trial 22). */
class MistakeTest {
    private static String message(String text) {
        return catchThrowableOfType(JsonException.class, () -> Json.readWritten(text))
                .getMessage();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '~', textBlock = """
            {"a": 1 "b": 2}       → A comma is missing before this (line 1, column 9)
            [1 2]                 → A comma is missing before this (line 1, column 4)
            {"a": 1,}             → A comma stands before the last }; leave it out (line 1, column 8)
            [1, 2,]               → A comma stands before the last ]; leave it out (line 1, column 6)
            {"a" 1}               → A colon is missing between the name of a member and its value (line 1, column 6)
            {"a" = 1}             → Between a name and its value stands a colon, not = (line 1, column 6)
            {"a": 1 /* one */}    → JSON has no comments; leave this out (line 1, column 9)
            {"a": 1} // one       → JSON has no comments; leave this out (line 1, column 10)
            {"a": 1} # one        → JSON has no comments; leave this out (line 1, column 10)
            {'a': 1}              → A text stands in double quotes, not in single ones (line 1, column 2)
            {"a": 'b'}            → A text stands in double quotes, not in single ones (line 1, column 7)
            {“a”: 1}              → This is a typographic quote; JSON has straight double quotes (line 1, column 2)
            {"a": „b“}            → This is a typographic quote; JSON has straight double quotes (line 1, column 7)
            {a: 1}                → The name of a member stands in double quotes (line 1, column 2)
            {"a": b}              → A text stands in double quotes (line 1, column 7)
            {"a": NaN}            → JSON has no NaN and no Infinity; null may stand for it (line 1, column 7)
            {"a": -Infinity}      → JSON has no NaN and no Infinity; null may stand for it (line 1, column 7)
            {"a": True}           → JSON writes true for this (line 1, column 7)
            {"a": None}           → JSON writes null for this (line 1, column 7)
            {"a": undefined}      → JSON writes null for this (line 1, column 7)
            {"a": "b}             → This text never ends: its second quote is missing (line 1, column 7)
            {"a": 1               → This object never ends: } is missing (line 1, column 1)
            {"a": [1, 2}          → ] was expected here, not } (line 1, column 12)
            {"a": [1,             → The text ends after this comma; ] is missing (line 1, column 9)
            {"a": }               → A value is missing before this (line 1, column 7)
            {"a":                 → The text ends where a value was expected (line 1, column 6)
            [1,, 2]               → A value is missing before this (line 1, column 4)
            {"a": 1}}             → There is more text after the end of the JSON value (line 1, column 9)
            {"a": 007}            → A number has no zero before its digits in JSON; what keeps its zeros stands in double quotes (line 1, column 7)
            {"a": +1}             → A number has no plus sign in JSON (line 1, column 7)
            {"a": .5}             → A number has digits before and after its point in JSON (line 1, column 7)
            {"a": 1.}             → A number has digits before and after its point in JSON (line 1, column 7)
            {"a": 2026-11-29}     → This is no number as JSON has them, such as -12.5; what else it is stands in double quotes (line 1, column 7)
            {"a": "C:\\new\\x"}     → JSON has no such escape: there are \\" \\\\ \\/ \\b \\f \\n \\r \\t, and \\u with four digits; a backslash itself is written \\\\ (line 1, column 14)
            """)
    void each_slip_is_told_by_what_it_is_and_where(String text, String message) {
        assertThat(message(text)).isEqualTo(message);
    }

    @Test
    void lines_and_columns_are_those_of_an_editor() {
        assertThat(message("{\r\n  \"a\": 1\r\n  \"b\": 2\r\n}"))
                .isEqualTo("A comma is missing before this (line 3, column 3)");
        assertThat(message("{\n\"a\": \"b\n\"}"))
                .isEqualTo(
                        "The line ends within this text: its second quote is missing, or a line break that is \\n (line 2,"
                                + " column 6)");
        assertThat(message("\ufeff{}"))
                .isEqualTo("The text begins with a byte order mark; save it as UTF-8 without one (line 1, column 1)");
    }

    @Test
    void what_is_no_matter_of_grammar_is_said_as_ever() {
        assertThat(message("{\"a\": 1, \"a\": 2}")).startsWith("A member name occurs twice in one object");
        assertThat(message("[".repeat(70))).startsWith("The JSON is beyond a limit");
        assertThat(message(" ")).startsWith("The text is empty; a JSON value was expected");
    }

    @Test
    void what_is_right_is_read() {
        assertThat(Json.readWritten("{\"a\": [1, -2.5e3, \"\\u00fc\", true, null]}"))
                .isEqualTo(Json.read("{\"a\": [1, -2.5e3, \"ü\", true, null]}"));
    }
}
