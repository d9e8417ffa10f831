package io.dataconnectors.internal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.internal.template.RenderException.TemplateException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {
    private static final Names NAMES = Names.builder()
            .value("text", Shape.scalar())
            .value("number", Shape.scalar())
            .value("code", Shape.scalar())
            .value("empty", Shape.scalar())
            .value("missing", Shape.scalar())
            .value("nothing", Shape.scalar())
            .value("day", Shape.scalar())
            .value("moment", Shape.scalar())
            .value("digits", Shape.scalar())
            .value("list", Shape.list(Shape.scalar()))
            .value("none", Shape.list(Shape.scalar()))
            .value("lines", Shape.list(Shape.object(Map.of("sku", Shape.scalar()))))
            .value("any", Shape.any())
            .setting("shop", "Acme")
            .setting("day", "2026-01-31")
            .setting("form", "dd.MM. HH:mm")
            .setting("zone", "Europe/Berlin")
            .setting("size", 3)
            .setting("all", List.of(1))
            .build();

    private static final Values VALUES = Values.builder()
            .value("text", " I \"do\" <b>'it'</b> & \\ ")
            .value("number", new BigDecimal("10.00"))
            .value("empty", "")
            .value("nothing", null)
            .value("day", "2026-03-29")
            .value("moment", "2026-03-29T00:30:00+01:00")
            .value("code", "R0%2b1%3D%3D%C3%A9+€%2Fü%20x")
            .value("digits", "9007199254740993")
            .value("list", Arrays.asList("a", null, 3))
            .value("none", List.of())
            .value("lines", List.of(Map.of("sku", "A1"), Map.of("sku", "B2")))
            .value("any", Map.of("k", List.of(true, "é")))
            .secret("s", "user:pa55")
            .build();

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    {{text | default: "x"}}      → ` I "do" <b>'it'</b> & \\ `
                    {{missing | default: "x"}}   → x
                    {{nothing | default: 'x"y'}} → x"y
                    {{missing | default: setting.size}}  → 3
                    {{day | split: "-" | join: "/"}}     → 2026/03/29
                    {{day | split | size}}               → 1
                    {{empty | split | size}}             → 0
                    {{missing | split | json | default: "-"}} → -
                    {{digits | split: "7" | json}}       → ["900","199254","40993"]
                    {{list | join: setting.shop}}        → aAcme3
                    {{moment | date: setting.form, setting.zone}} → 29.03. 00:30
                    {{empty | default: 0.50}}    → 0.50
                    {{none | default: "-" | json}} → "-"
                    {{number | default: 1}}      → 10.00
                    {{missing | upper | default: "x" | upper}} → X
                    {{text | trim}}              → I "do" <b>'it'</b> & \\
                    {{text | trim | upper}}      → I "DO" <B>'IT'</B> & \\
                    {{text | trim | lower}}      → i "do" <b>'it'</b> & \\
                    {{text | html}}              → ` I &quot;do&quot; &lt;b&gt;&#39;it&#39;&lt;/b&gt; &amp; \\ `
                    {{list | quote | join}}      → "a","3"
                    {{text | trim | quote}}      → "I \\"do\\" <b>'it'</b> & \\\\"
                    {{text | trim | quote: "'"}} → 'I "do" <b>\\'it\\'</b> & \\\\'
                    {{text | trim | quote: "'", "''"}} → 'I "do" <b>''it''</b> & \\'
                    {{text | trim | quote: '"', '""'}} → "I ""do"" <b>'it'</b> & \\"
                    {{text | trim | replace: "it", ""}} → I "do" <b>''</b> & \\
                    {{day | replace: "-", "--"}} → 2026--03--29
                    {{day | replace: "0", setting.shop}} → 2Acme26-Acme3-29
                    {{missing | replace: "a", "b"}}. → .
                    {{list | replace: "a", "b" | join}} → b,3
                    {{text | trim | url_encode}} → I%20%22do%22%20%3Cb%3E%27it%27%3C%2Fb%3E%20%26%20%5C
                    {{code | url_encode | url_decode}} → R0%2b1%3D%3D%C3%A9+€%2Fü%20x
                    {{list | join: "\\"\\\\'" }} → a"\\'3
                    {{list | join: '\\"' }}     → a"3
                    {{code | url_decode}}        → R0+1==é €/ü x
                    {{code | url_decode | url_decode}} → R0 1==é €/ü x
                    {{missing | url_decode}}.    → .
                    {{number | string}}          → 10.00
                    {{digits | number}}          → 9007199254740993
                    {{number | times: 100}}      → 1000
                    {{number | times: 0.125}}    → 1.25
                    {{digits | times: 1.5}}      → 13510798882111489.5
                    {{number | times: -0}}       → 0
                    {{missing | times: 100}}.    → .
                    {{list | join}}              → a,3
                    {{list | join: "; "}}        → a; 3
                    {{none | join}}.             → .
                    {{list | first}}{{list | last}} → a3
                    {{none | first}}{{none | last}}. → .
                    {{none | first | default: "-"}} → -
                    {{list | size}} {{none | size}} {{any | size}} {{digits | size}} → 3 0 1 16
                    {{missing | size}}.          → .
                    {{any | json}}               → {"k":[true,"é"]}
                    {{lines | json}}             → [{"sku":"A1"},{"sku":"B2"}]
                    {{text | trim | json}}       → "I \\"do\\" <b>'it'</b> & \\\\"
                    {{any.k | last | base64}}    → w6k=
                    {{any.k | last | base64url}} → w6k
                    {{secret.s | base64}}        → dXNlcjpwYTU1
                    {{any.k | last | md5}}       → 66ddcd97cfdeabb2f6fb8a999b4bc76f
                    {{secret.s | sha256}}        → 8109ad3102e1c12dfd1950364c6a1ab1d5c4d2d6c1511c6462afbf756e630b3c
                    {{setting.shop | lower}}     → acme
                    """)
    void a_filter_makes_something_of_a_value(String template, String rendered) {
        assertThat(render(template)).isEqualTo(rendered);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    {{day | date: "dd.MM.yyyy"}}                            → 29.03.2026
                    {{day | date: "yyyy-MM-dd", "Europe/Berlin"}}           → 2026-03-29
                    {{day | date: "yyyy-MM-dd'T'HH:mmXXX", "Europe/Berlin"}} → 2026-03-29T00:00+01:00
                    {{moment | date: "yyyy-MM-dd HH:mm"}}                   → 2026-03-28 23:30
                    {{moment | date: "yyyy-MM-dd HH:mm", "Europe/Berlin"}}  → 2026-03-29 00:30
                    {{moment | date: "HH:mm", "-03:00"}}                    → 20:30
                    {{moment | date: "h:mm a 'o''clock, hh'", "UTC"}}        → `11:30 PM o'clock, hh`
                    {{day | date: "YYYY-'W'ww"}}                            → 2026-W14
                    {{day | date: "EEEE, d MMMM yyyy"}}                     → Sunday, 29 March 2026
                    {{day | epoch_s}}                                       → 1774742400
                    {{moment | epoch_s}}                                    → 1774740600
                    {{moment | epoch_ms}}                                   → 1774740600000
                    {{setting.day | date: "MM/dd"}}                         → 01/31
                    {{moment | date: "iso"}}                                → 2026-03-28T23:30:00Z
                    {{moment | date: "iso", "Europe/Berlin"}}               → 2026-03-29T00:30:00+01:00
                    {{day | date: "iso", "Europe/Berlin"}}                  → 2026-03-29T00:00:00+01:00
                    {{moment | date: "rfc2822"}}                            → Sat, 28 Mar 2026 23:30:00 +0000
                    {{moment | date: "rfc2822", "+05:30"}}                  → Sun, 29 Mar 2026 05:00:00 +0530
                    {{moment | date: "http"}}                               → Sat, 28 Mar 2026 23:30:00 GMT
                    {{day | date: "http", "Europe/Berlin"}}                 → Sat, 28 Mar 2026 23:00:00 GMT
                    {{moment | date: "epoch_s"}}                            → 1774740600
                    {{day | date: "epoch_ms", "Europe/Berlin"}}             → 1774738800000
                    {{moment | plus: "-P7D"}}                               → 2026-03-21T23:30:00Z
                    {{moment | plus: "P1D", "Europe/Berlin"}}               → 2026-03-29T22:30:00Z
                    {{moment | plus: "P1D"}}                                → 2026-03-29T23:30:00Z
                    {{moment | plus: "PT24H", "Europe/Berlin"}}             → 2026-03-29T23:30:00Z
                    {{moment | plus: "P1Y2M1W1DT1H30M0.5S"}}                → 2027-06-06T01:00:00.500Z
                    {{moment | plus: "-P1DT1H"}}                            → 2026-03-27T22:30:00Z
                    {{setting.day | plus: "P1M"}}                           → 2026-02-28
                    {{day | plus: "-P1W" | date: "dd.MM.yyyy"}}             → 22.03.2026
                    {{missing | plus: "P1D"}}.                              → .
                    {{missing | date: "yyyy"}}{{nothing | epoch_s}}.        → .
                    """)
    void dates_are_written_as_an_api_wants_them(String template, String rendered) {
        assertThat(render(template)).isEqualTo(rendered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "today", "2026-02-30", "2026-01-31T10:00", "2026-01-31 10:00Z", "31.01.2026", "1769850000"})
    void a_text_that_is_no_iso_date_is_refused(String text) {
        Values values = Values.builder().value("day", text).build();

        for (String filter : List.of("date: \"yyyy\"", "epoch_s", "epoch_ms")) {
            assertThatExceptionOfType(RenderException.class)
                    .isThrownBy(() -> parse("{{day | " + filter + "}}").render(values))
                    .withMessage("{{day | " + filter + "}}: a date (2026-01-31) or a date-time with its offset"
                            + " (2026-01-31T10:00:00Z) is wanted")
                    .withNoCause();
        }
    }

    @Test
    void a_date_beyond_milliseconds_is_refused() {
        assertThatExceptionOfType(RenderException.class)
                .isThrownBy(() -> parse("{{day | epoch_ms}}")
                        .render(Values.builder()
                                .value("day", "+999999999-01-01")
                                .build()))
                .withMessage("{{day | epoch_ms}}: the date is too far away to be counted in milliseconds");
    }

    @Test
    void a_number_in_json_comes_out_of_number_and_text_out_of_string() {
        assertThat(JsonTemplate.parse("[{{digits | number}}, {{number | string}}, {{day | epoch_s}}]", NAMES)
                        .render(VALUES))
                .isEqualTo("[9007199254740993,\"10.00\",1774742400]");
    }

    @Test
    void a_date_pattern_of_more_than_100_characters_is_refused() {
        String template = "{{day | date: \"" + "[".repeat(20_000) + "y\"}}";
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> TextTemplate.parse(template, Samples.names()))
                .withMessageContaining("is no date pattern such as");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1,5", "0x1f", "NaN", "1e999", "true", "\"1\"", "[1]"})
    void a_text_that_is_no_number_is_refused(String text) {
        assertThatExceptionOfType(RenderException.class)
                .isThrownBy(() -> parse("{{text | number}}")
                        .render(Values.builder().value("text", text).build()))
                .withMessage("{{text | number}}: 'number' takes a number as JSON writes it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    {{text | shout}}            → Line 1, column 10: There is no filter 'shout'; there are: default, date, plus, epoch_s, epoch_ms, string, number, times, upper, lower, trim, split, join, first, last, size, json, html, url_encode, url_decode, replace, quote, base64, base64url, md5, sha256
                    {{text | Upper}}            → Line 1, column 10: There is no filter 'Upper'; did you mean 'upper'?; there are: default, date, plus, epoch_s, epoch_ms, string, number, times, upper, lower, trim, split, join, first, last, size, json, html, url_encode, url_decode, replace, quote, base64, base64url, md5, sha256
                    {{text | upper: 1}}         → Line 1, column 10: 'upper' takes no argument, and has 1
                    {{text | default}}          → Line 1, column 10: 'default' takes the value to use instead, and has 0
                    {{day | date}}              → Line 1, column 9: 'date' takes a word or a pattern and optionally a time zone, and has 0
                    {{day | date: 1}}           → Line 1, column 9: 'date' takes a word or a pattern in quotes
                    {{day | date: "YYYY-MM-dd"}} → Line 1, column 9: in 'YYYY-MM-dd' Y is the year to which a week belongs: write yyyy
                    {{day | date: "yyyy-MM-DD"}} → Line 1, column 9: in 'yyyy-MM-DD' D is the day of the year: write dd
                    {{day | date: "yyyy-mm-dd"}} → Line 1, column 9: in 'yyyy-mm-dd' m is the minute: write MM for the month
                    {{day | date: "dd.MM. hh:mm"}} → Line 1, column 9: in 'dd.MM. hh:mm' h and K count the hours of half a day: write HH, or add a for AM and PM
                    {{day | date: "bbb"}}       → Line 1, column 9: 'bbb' is no date pattern such as "yyyy-MM-dd'T'HH:mm" or "dd.MM.yyyy", and none of the words iso, rfc2822, http, epoch_s, epoch_ms
                    {{day | date: "pnu"}}    → Line 1, column 9: 'pnu' is no date pattern such as "yyyy-MM-dd'T'HH:mm" or "dd.MM.yyyy", and none of the words iso, rfc2822, http, epoch_s, epoch_ms
                    {{day | date: "YYYYYYYYYYYw"}}    → Line 1, column 9: 'YYYYYYYYYYYw' is no date pattern such as "yyyy-MM-dd'T'HH:mm" or "dd.MM.yyyy", and none of the words iso, rfc2822, http, epoch_s, epoch_ms
                    {{day | date: "yyyy-MM-F"}} → Line 1, column 9: in 'yyyy-MM-F' F means one thing up to Java 18 and another after it: write the day as dd
                    {{day | date: "yyyyyyyyyyy"}}    → Line 1, column 9: 'yyyyyyyyyyy' is no date pattern such as "yyyy-MM-dd'T'HH:mm" or "dd.MM.yyyy", and none of the words iso, rfc2822, http, epoch_s, epoch_ms
                    {{day | plus: "7 days"}}    → Line 1, column 9: '7 days' is no period or duration of ISO 8601; one is "P7D", "-P1M" or "PT90M"
                    {{day | plus: "P"}}         → Line 1, column 9: 'P' is no period or duration of ISO 8601; one is "P7D", "-P1M" or "PT90M"
                    {{day | plus: "P1DT"}}      → Line 1, column 9: 'P1DT' is no period or duration of ISO 8601; one is "P7D", "-P1M" or "PT90M"
                    {{day | plus: "P1D2M"}}     → Line 1, column 9: 'P1D2M' is no period or duration of ISO 8601; one is "P7D", "-P1M" or "PT90M"
                    {{day | plus: 7}}           → Line 1, column 9: 'plus' takes a period or a duration in quotes
                    {{day | plus: "P7D", "Mars"}} → Line 1, column 9: 'Mars' is no time zone; one is "Europe/Berlin", "UTC" or "+02:00"
                    {{setting.day | plus: "PT1H"}} → Line 1, column 1: {{setting.day | plus: "PT1H"}}: a date has no time, and 'PT1H' has hours, minutes or seconds: add a period such as P7D, or take a date-time
                    {{setting.day | plus: "P9999Y"}} → Line 1, column 1: {{setting.day | plus: "P9999Y"}}: 'plus' makes a date beyond the years 0 to 9999
                    {{day | date: "yyyy", "Mars"}} → Line 1, column 9: 'Mars' is no time zone; one is "Europe/Berlin", "UTC" or "+02:00"
                    {{text | quote: "'", "'x"}} → Line 1, column 10: 'quote' takes as its second argument nothing but the quote twice
                    {{text | quote: "`"}}       → Line 1, column 10: 'quote' takes the quote "'" or '"'
                    {{text | default: x}}       → Line 1, column 19: An argument is a quoted text, a number, true, false, null or a setting
                    {{text | default: setting.shops}} → Line 1, column 19: The setting 'shops' is not declared; did you mean 'shop'?
                    {{text | default: setting}} → Line 1, column 19: An argument is a quoted text, a number, true, false, null or a setting
                    {{text | split: ""}}        → Line 1, column 10: 'split' takes a separator that is not empty
                    {{list | split}}            → Line 1, column 10: 'split' takes a single value; 'list' is a list
                    {{list | join: setting.size}} → Line 1, column 10: 'join' takes the separator in quotes
                    {{list | join: setting.all}} → Line 1, column 16: An argument is a single value
                    {{text | default: }}        → Line 1, column 19: An argument is a quoted text, a number, true, false, null or a setting
                    {{text | default: 01}}      → Line 1, column 19: An argument is a quoted text, a number, true, false, null or a setting
                    {{number | times: "100"}}   → Line 1, column 12: 'times' takes a number
                    {{number | times: 1e101}}   → Line 1, column 12: 'times' takes a number of at most 100 digits
                    {{text | join}}             → Line 1, column 10: 'join' takes a list of single values; 'text' is a single value
                    {{lines | join}}            → Line 1, column 11: 'join' takes a list of single values; 'lines' is a list
                    {{lines | upper}}           → Line 1, column 11: 'upper' takes a single value; 'lines' is a list
                    {{list | join | first}}     → Line 1, column 17: 'first' takes a list; 'list | join' is a single value
                    {{secret.s | upper}}        → Line 1, column 14: A secret goes through no filter but base64, md5 and sha256
                    {{secret.s | base64 | upper}} → Line 1, column 23: A secret goes through no filter but base64, md5 and sha256
                    {{setting.shop | number}}   → Line 1, column 1: {{setting.shop | number}}: 'number' takes a number as JSON writes it
                    {{text | split: "a\\rb"}}   → Line 1, column 19: In an argument there are the escapes \\n, \\t, \\" and \\\\ and no other
                    {{text | default: '\\''}}   → Line 1, column 20: In an argument there are the escapes \\n, \\t, \\" and \\\\ and no other
                    {{text | replace: "a"}}     → Line 1, column 10: 'replace' takes the text to replace and the text in its place, and has 1
                    {{text | replace: "", "a"}} → Line 1, column 10: 'replace' takes a text to replace that is not empty
                    {{text |}}                  → Line 1, column 9: A name was expected here
                    """)
    void a_filter_is_checked_with_the_template(String template, String message) {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> parse(template))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    {{any | upper}}    → {{any | upper}}: 'upper' takes a single value, not an object
                    {{any.k | upper}}  → {{any.k | upper}}: 'upper' takes a single value, not a list
                    {{any | first}}    → {{any | first}}: 'first' takes a list, not an object
                    {{any.s | times: 2}} → {{any.s | times: 2}}: 'times' takes a number as JSON writes it
                    {{any.n | times: 2}} → {{any.n | times: 2}}: 'times' takes a number of at most 100 digits
                    {{any.s | join}}   → {{any.s | join}}: 'join' takes a list of single values, not a single value
                    {{any.percent | url_decode}} → {{any.percent | url_decode}}: 'url_decode' takes a text in which two hexadecimal digits follow each %
                    {{any.latin | url_decode}} → {{any.latin | url_decode}}: 'url_decode' takes UTF-8, percent-encoded
                    {{any.h | url_decode}} → {{any.h | url_decode}}: half of a surrogate pair stands alone in it, which is no character
                    {{any.h | sha256}} → {{any.h | sha256}}: half of a surrogate pair stands alone in it, which is no character
                    """)
    void a_value_that_a_filter_does_not_take_is_refused(String template, String message) {
        Values values = Values.builder()
                .value(
                        "any",
                        Map.of(
                                "k", List.of(), "s", "text", "h", "\uDC00", "n", "1e-300", "percent", "50%", "latin",
                                "%FC"))
                .build();

        assertThatExceptionOfType(RenderException.class)
                .isThrownBy(() -> parse(template).render(values))
                .withMessage(message);
    }

    @Test
    void escapes_in_arguments_are_line_feeds_and_tabs() {
        assertThat(render("{{list | join: \"\\n\\t\"}}")).isEqualTo("a\n\t3");
        assertThat(parse("{{text | split: \"\\n\\n\" | size}}")
                        .render(Values.builder().value("text", "a\n\nb\nc").build()))
                .isEqualTo("2");
    }

    @Test
    void replace_makes_no_text_that_is_too_big() {
        String text = "a".repeat(500_000);

        assertThatExceptionOfType(RenderException.class)
                .isThrownBy(() -> parse("{{text | replace: \"a\", \"" + text + "\"}}")
                        .render(Values.builder().value("text", text).build()));
    }

    private static TextTemplate parse(String template) {
        return TextTemplate.parse(template, NAMES);
    }

    private static String render(String template) {
        return parse(template).render(VALUES);
    }
}
