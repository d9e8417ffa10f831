package io.dataconnectors.internal.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trial 1: a pattern is read whole, and the engine builds no more than was counted. */
class TextPatternTest {
    private static final TextPattern.Meter FREE = steps -> {};

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            (?i)strasse      ~ STRASSE       ~ STRASSE
            (?i)[a-c]+       ~ xABCx         ~ ABC
            (?i)[^a]+        ~ Ab            ~ b
            (?i:a)b          ~ Ab            ~ Ab
            (?i:a)b          ~ AB            ~
            (?<id>[0-9]+);   ~ x17;          ~ 17
            (?P<id>[0-9]+);  ~ x17;          ~ 17
            (?:a|b)(c)(d)    ~ acd           ~ c
            a.*?c            ~ abcabc        ~ abc
            \\bcat\\b        ~ a cat.        ~ cat
            \\A\\d{2,}\\z    ~ 123           ~ 123
            [\\d.-]+         ~ a-1.5         ~ -1.5
            [[:upper:]_]+    ~ aB_C          ~ B_C
            []a]+            ~ x]a           ~ ]a
            \\x{1F600}\\x41  ~ 😀A           ~ 😀A
            \\x7B\\x41}    ~ A {A}         ~ {A}
            \\pL+            ~ 1Zoë          ~ Zoë
            \\{\\}           ~ a{}           ~ {}
            """)
    void what_most_languages_share_is_understood(String pattern, String text, String found) {
        assertThat(TextPattern.of(pattern).extract(text, FREE)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            a{600}(?s){600}(?s){600} ~ 8 ~ Flags stand at the start of a pattern, (?i), or around what they are for, (?i:…)
            (a)\\1                   ~ 4 ~ There is no escape \\1; there are \\d, \\w, \\s, \\b, \\n, \\t, \\x{41}, \\p{L} and some more
            (?<=a)b                  ~ 2 ~ A group begins with ( or (?:, or with flags as in (?i:; there is no looking ahead or behind
            (?U)a                    ~ 1 ~ There is no flag U; there are i, m and s
            \\p{Greek}               ~ 4 ~ There is no Unicode category of this name; there are L, Lu, Ll, Nd and others
            a{x}                     ~ 3 ~ Expected a number of repetitions, but found 'x'
            a**                      ~ 3 ~ Expected a character, '(', '[' or an escape such as \\., but found '*'
            [[:letter:]]             ~ 2 ~ There is no class of this name; there are [:alpha:], [:digit:], [:space:] and others
            \\x{41                   ~ 1 ~ A character is written \\x41 or \\x{1F600}
            \\x{110000}              ~ 1 ~ A character is written \\x41 or \\x{1F600}
            """)
    void what_is_not_understood_is_refused_with_its_place(String pattern, int column, String problem) {
        assertThatExceptionOfType(PatternException.class)
                .isThrownBy(() -> TextPattern.of(pattern))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(problem))
                .satisfies(e -> assertThat(e.column()).isEqualTo(column));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a{1001}",
                "(a{40}){30}",
                "((a|b|c|d|e|f){30}){30}",
                "([a-z]*){900}([0-9]*){900}",
                "\\p{L}\\p{L}\\p{L}",
                "a{99999999999}"
            })
    void what_would_be_built_is_bounded(String pattern) {
        assertThatExceptionOfType(PatternException.class)
                .isThrownBy(() -> TextPattern.of(pattern))
                .matches(PatternException::isTooLarge);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a*){800}!", "(a?){800}!", "(((a?)?){300})?!", "(a|b?|c*){300}!", "a{0,1000}b{0,1000}!"})
    void the_largest_that_may_be_built_run_on_the_stack_that_threads_have(String pattern) throws InterruptedException {
        TextPattern largest = TextPattern.of(pattern);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread usual = new Thread(null, () -> largest.occursIn("a".repeat(50), FREE), "usual", 1 << 20);
        usual.setUncaughtExceptionHandler((thread, e) -> thrown.set(e));
        usual.start();
        usual.join();
        assertThat(thrown.get()).isNull();
    }

    @Test
    void a_search_is_paid_for_while_it_goes_on() {
        TextPattern pattern = TextPattern.of("([a-z]*){800}!");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> pattern.occursIn("a".repeat(1_000_000), steps -> {
                    throw new IllegalStateException();
                }));
    }

    /** What is taken means what RE2 takes it to mean, and is built without a fault. */
    @Test
    void random_patterns_mean_what_they_mean_to_the_engine() {
        Random random = new Random(20_261_129);
        int compared = 0;
        for (int i = 0; i < 30_000; i++) {
            String text = random(random, "aab01(())[]|*+?{},-^$.\\dpwsbL:i=x ", 1 + random.nextInt(14));
            TextPattern pattern = readable(random.nextInt(4) == 0 ? "(?i)" + text : text);
            if (pattern != null) {
                compared += compare(pattern, random);
            }
        }
        assertThat(compared).isGreaterThan(1_000);
    }

    private static int compare(TextPattern pattern, Random random) {
        Pattern engine;
        try {
            engine = Pattern.compile(pattern.text());
        } catch (PatternSyntaxException e) {
            return 0; // ours reads a little more, as two signs of the start in a row
        }
        String text = random(random, "abAB01 \n.-L(x", random.nextInt(8));
        Matcher matcher = engine.matcher(text);
        String expected = matcher.find() ? matcher.group(Math.min(1, matcher.groupCount())) : null;
        assertThat(pattern.extract(text, FREE))
                .as(pattern.text() + " in " + text)
                .isEqualTo(expected);
        return 1;
    }

    private static TextPattern readable(String text) {
        try {
            return TextPattern.of(text);
        } catch (PatternException e) {
            return null;
        }
    }

    private static String random(Random random, String of, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(of.charAt(random.nextInt(of.length())));
        }
        return text.toString();
    }
}
