package io.dataconnectors.internal.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.internal.jsonpath.JsonPath.JsonPathException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPathErrorTest {
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            ``                  ~ Expected $, which a query starts with, but found the end (column 1)
            store               ~ Expected $, which a query starts with, but found 's' (column 1)
            `$.a `              ~ Expected '.', '[' or the end, but found U+0020 (column 4)
            $.content-type      ~ Expected '.', '[' or the end (a name with '-' is written ['like-this']), but found '-' (column 10)
            $.items.length()    ~ Expected '.', '[' or the end, but found '(' (column 15)
            $.                  ~ Expected a name or * after the dot (a name with other characters is written ['like this']), but found the end (column 3)
            $..                 ~ Expected a name or * after the dot (a name with other characters is written ['like this']), but found the end (column 4)
            $.@id               ~ Expected a name or * after the dot (a name with other characters is written ['like this']), but found '@' (column 3)
            $[]                 ~ Expected a selector: a name in quotes, an index, a slice, * or a filter ?…, but found ']' (column 3)
            $[é]                ~ Expected a selector: a name in quotes, an index, a slice, * or a filter ?…, but found U+00E9 (column 3)
            $[0 1]              ~ Expected ',' or ']' after a selector, but found '1' (column 5)
            $[0                 ~ Expected ',' or ']' after a selector, but found the end (column 4)
            $[01]               ~ An integer has no leading zero, and there is no -0 (column 3)
            $[-0]               ~ An integer has no leading zero, and there is no -0 (column 3)
            $[- 1]              ~ Expected a digit after '-', but found U+0020 (column 4)
            $[9007199254740992] ~ An integer is from -9007199254740991 to 9007199254740991 (column 3)
            $[1:2:3:4]          ~ Expected ',' or ']' after a selector, but found ':' (column 8)
            $['a                ~ A string is not closed (column 3)
            `$['a\tb']`         ~ Expected a character or an escape such as \\n or \\u0009 in a string, but found U+0009 (column 5)
            $['\\x']            ~ Expected an escape: \\' \\\\ \\/ \\b \\f \\n \\r \\t or \\u and four hex digits (column 4)
            $['\\u12']          ~ Expected four hex digits after \\u, but found ''' (column 8)
            $['\\uD800']        ~ Half a surrogate pair is not a character (column 4)
            $[?]                ~ Expected a query (@… or $…), a function or a literal, but found ']' (column 4)
            $[?@.a = 1]         ~ Expected a comparison (== != < <= > >=), but found '=' (column 8)
            `$[?@.a =~ 'b']`    ~ Expected a comparison (== != < <= > >=), but found '=' (column 8)
            $[?(@.a == 1]       ~ Expected '&&', '||' or ')', but found ']' (column 13)
            $[?@.a in ['b']]    ~ Expected ',' or ']' after a selector, but found 'i' (column 8)
            $[?@.a == b]        ~ Expected true, false, null or a function; a text is written in quotes (column 11)
            $[?@.a == 01]       ~ A number has no leading zeros (column 11)
            $[?@.a == 1.]       ~ Expected a digit after '.', but found ']' (column 13)
            $[?@.a == 1e]       ~ Expected a digit of the exponent, but found ']' (column 13)
            $[?@.a == 1e401]    ~ The exponent of a number is beyond ±400 (column 13)
            $[?@.* == 1]        ~ Expected a value, but the query may find several nodes; use names and indices only, or value(…) (column 4)
            $[?true]            ~ A value is not a condition by itself; compare it, as in length(@.a) > 2 (column 4)
            $[?length(@.a)]     ~ A value is not a condition by itself; compare it, as in length(@.a) > 2 (column 4)
            $[?size(@.a) > 1]   ~ There is no function of this name; there are length, count, match, search and value (column 4)
            $[?count(1) > 1]    ~ Expected a query (@… or $…) (column 10)
            $[?length() > 1]    ~ length() takes 1 argument, not 0 (column 4)
            $[?match(@.a)]      ~ match() takes 2 arguments, a text and a pattern, not 1 (column 4)
            $[?match(@.a, 'b') == true] ~ Expected a value, but match() and search() are conditions; they are not compared (column 4)
            $[?length(@.a; 1)]  ~ Expected ',' or ')' after an argument, but found ';' (column 14)
            """)
    void a_message_says_what_was_expected_and_where(String query, String message) {
        assertThatExceptionOfType(JsonPathException.class)
                .isThrownBy(() -> JsonPath.parse(query))
                .withMessage(message)
                .withNoCause();
    }

    @Test
    void the_column_can_be_had_for_pointing_at_it() {
        assertThatExceptionOfType(JsonPathException.class)
                .isThrownBy(() -> JsonPath.parse("$[01]"))
                .satisfies(e -> assertThat(e.column()).isEqualTo(3))
                .satisfies(
                        e -> assertThat(e.problem()).isEqualTo("An integer has no leading zero, and there is no -0"));
    }

    @Test
    void a_query_is_at_most_1024_characters_long() {
        assertThat(JsonPath.parse("$.a" + "a".repeat(1_021)).singular()).isTrue();
        assertThatExceptionOfType(JsonPathException.class)
                .isThrownBy(() -> JsonPath.parse("$.a" + "a".repeat(1_022)))
                .withMessage("A query has at most 1024 characters, this one 1025 (column 1025)");
    }

    @Test
    void filters_and_parentheses_nest_at_most_32_deep() {
        assertThat(JsonPath.parse("$[?" + "(".repeat(31) + "@" + ")".repeat(31) + "]")
                        .singular())
                .isFalse();
        assertTooDeep("$[?" + "(".repeat(32) + "@" + ")".repeat(32) + "]", 36);
        assertTooDeep("$" + "[?@".repeat(33) + "]".repeat(33), 100);
        assertTooDeep("$[?" + "count(".repeat(32), 196);
    }

    private static void assertTooDeep(String query, int column) {
        assertThatExceptionOfType(JsonPathException.class)
                .isThrownBy(() -> JsonPath.parse(query))
                .withMessage("Filters, parentheses and functions nest more than 32 deep (column " + column + ")");
    }
}
