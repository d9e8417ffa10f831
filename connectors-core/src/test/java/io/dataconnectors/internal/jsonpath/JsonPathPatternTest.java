package io.dataconnectors.internal.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.internal.jsonpath.JsonPath.JsonPathException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions match and search, whose patterns are I-Regexps (RFC 9485). */
class JsonPathPatternTest {
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            abc              ~ abc
            a.c              ~ a😀c
            [a-c]+           ~ abcab
            [-a]*            ~ a-a
            [a-]*            ~ a-a
            [^a-c]           ~ d
            [^^]             ~ a
            [a^]             ~ ^
            [&&.*]+          ~ .*&
            (a|b)*c          ~ ababc
            (a|)b            ~ b
            ()               ~ ``
            x{3}             ~ xxx
            x{02,4}          ~ xxxx
            x{2,}            ~ xxxxxx
            ^ab$             ~ ab
            \\.\\(\\)\\[\\]\\{\\}\\*\\+\\?\\|\\^\\-\\\\ ~ .()[]{}*+?|^-\\
            [\\]\\[\\-\\\\]+ ~ ][-\\
            [\\n\\r\\t]      ~ `\t`
            \\p{Lu}\\p{Ll}+  ~ Über
            \\P{L}+          ~ 123
            [\\p{Nd}x]+      ~ 4٣x
            [^\\p{L}]        ~ 1
            \\p{So}          ~ 🤖
            \\p{Cn}          ~ \u0378
            [\\P{Cn}]        ~ a
            \\p{L}{1,100}    ~ Zoë
            """)
    void a_pattern_matches_the_whole_text_be_it_of_the_query_or_of_the_document(String pattern, String text) {
        assertThat(matches(text, pattern)).isTrue();
        assertThat(matchesConstant(text, pattern)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            \\d+       ~ There is no escape \\d; write a class, such as [0-9] or [$]                       ~ 1
            a\\$       ~ There is no escape \\$; write a class, such as [0-9] or [$]                       ~ 2
            a\\        ~ There is no escape \\; write a class, such as [0-9] or [$]                        ~ 2
            a**        ~ Expected a character, '(', '[' or an escape such as \\., but found '*'           ~ 3
            a*?b       ~ Expected a character, '(', '[' or an escape such as \\., but found '?'           ~ 3
            (?i)a      ~ Expected a character, '(', '[' or an escape such as \\., but found '?'           ~ 2
            a{2}{3}    ~ Expected a character, '(', '[' or an escape such as \\., but found '{'           ~ 5
            a]         ~ Expected a character, '(', '[' or an escape such as \\., but found ']'           ~ 2
            a)         ~ Expected a character, '(', '[' or an escape such as \\., but found ')'           ~ 2
            (a         ~ Expected ')', but found the end                                                  ~ 3
            a{x}       ~ Expected a number of repetitions, but found 'x'                                  ~ 3
            a{1,x}     ~ Expected a number of repetitions, but found 'x'                                  ~ 5
            a{1        ~ Expected '}', but found the end                                                  ~ 4
            a{3,2}     ~ The number after the comma is at least the one before                     ~ 2
            []         ~ A class has at least one character                                               ~ 2
            [^]        ~ A class has at least one character                                               ~ 3
            [ab        ~ Expected a character, an escape or ']', but found the end                        ~ 4
            [a[b]]     ~ Expected a character, an escape or ']', but found '['                            ~ 3
            [a-c-e]    ~ Expected a character, an escape or ']', but found '-'                            ~ 5
            [c-a]      ~ A range goes from a lower character to a higher one                              ~ 2
            [a-\\p{L}] ~ A range goes from a lower character to a higher one                              ~ 2
            \\p{Greek} ~ There is no Unicode category of this name; there are L, Lu, Ll, Nd and others    ~ 4
            \\p{Cs}    ~ There is no Unicode category of this name; there are L, Lu, Ll, Nd and others    ~ 4
            \\pL       ~ Expected '{', but found 'L'                                                      ~ 3
            a{1001}    ~ The pattern is too large; it needs fewer repetitions such as {1,500} or fewer categories such as \\p{L} ~ 1
            [\\p{L}\\p{L}\\p{L}\\p{L}\\p{L}\\p{L}\\p{L}\\p{L}] ~ The pattern is too large; it needs fewer repetitions such as {1,500} or fewer categories such as \\p{L} ~ 1
            ((a{99}){99}){99} ~ The pattern is too large; it needs fewer repetitions such as {1,500} or fewer categories such as \\p{L} ~ 1
            """)
    void a_constant_pattern_that_is_no_i_regexp_is_refused(String pattern, String problem, int character) {
        assertThatExceptionOfType(JsonPathException.class)
                .isThrownBy(() -> matchesConstant("", pattern))
                .withMessage(
                        "At character %d of the pattern (an I-Regexp, RFC 9485): %s (column 14)", character, problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\d", "a**", "(", "[z-a]", "\uD800", "((((((((((((((((((((((((((((((((("})
    void a_pattern_of_the_document_that_is_no_i_regexp_matches_nothing(String pattern) {
        assertThat(matches("1", pattern)).isFalse();
        assertThat(matches(pattern, pattern)).isFalse();
    }

    @Test
    void a_pattern_of_the_document_that_is_too_large_gives_no_answer_rather_than_a_wrong_one() {
        assertThat(matches("x".repeat(1_000), "(x{10}){100}")).isTrue();
        assertTooLarge("((a{1000}){1000}){1000}");
        assertTooLarge("\\p{L}".repeat(100));
        assertTooLarge("[" + "a".repeat(1_023) + "]");
    }

    private static void assertTooLarge(String pattern) {
        assertThatExceptionOfType(Budget.ExceededException.class)
                .isThrownBy(() -> matches("a", pattern))
                .withMessage(
                        "The pattern is too large; it needs fewer repetitions such as {1,500} or fewer categories such as \\p{L}");
    }

    @Test
    void what_is_no_text_neither_matches_nor_is_a_pattern() {
        assertThat(values("$[?match(@.t, 'a.*')]", Map.of("t", List.of("ab")))).isEmpty();
        assertThat(values("$[?match(@.absent, 'a.*')]", Map.of("t", "ab"))).isEmpty();
        assertThat(values("$[?match(@.t, 1)]", Map.of("t", "1"))).isEmpty();
        assertThat(values("$[?match(@.t, @.absent)]", Map.of("t", ""))).isEmpty();
    }

    @Test
    void search_looks_anywhere_in_the_text() {
        Object root = Map.of("t", "one two three");

        assertThat(values("$[?search(@.t, 'two')]", root)).hasSize(1);
        assertThat(values("$[?search(@.t, '^two')]", root)).isEmpty();
        assertThat(values("$[?match(@.t, 'two')]", root)).isEmpty();
    }

    private static boolean matches(String text, String pattern) {
        return !values("$[?match(@.t, @.p)]", Map.of("t", text, "p", pattern)).isEmpty();
    }

    private static boolean matchesConstant(String text, String pattern) {
        String literal = pattern.replace("\\", "\\\\").replace("'", "\\'");
        return !values("$[?match(@.t,'" + literal + "')]", Map.of("t", text)).isEmpty();
    }

    private static List<Object> values(String query, Object element) {
        return JsonPath.parse(query).values(List.of(element));
    }
}
