package io.dataconnectors.internal.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "https://example.com/",
                "https://example.com?a=b",
                "https://a.b-c.example.com:8443/a/b/?c=/../d//e",
                "https://xn--mnchen-3ya.example/%C3%BC;v=1/@me/a:b",
                "https://1.1.1.1/",
                "https://0.0.0.0/",
                "https://255.255.255.255:65535/",
                "https://[::1]/",
                "https://[2001:db8:0:0:0:0:0:1]/",
                "https://[1:2:3:4:5:6:7::]/",
                "https://[::ffff:192.0.2.1]:443/",
                "https://example.com/...",
                "https://example.com//a",
                "https://example.com/a//",
                "https://erp/a",
                "https://example.com/.well-known/..a",
            })
    void a_url_that_may_be_called_has_no_problem(String url) {
        assertThat(UrlRules.problems(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2130706433",
                "0x7f000001",
                "0177.0.0.1",
                "127.1",
                "127.0.0.1.",
                "256.0.0.1",
                "1.2.3.04",
                "1.2.3.4.5",
                "example.com.",
                ".example.com",
                "a..example.com",
                "example.123",
                "example.0x1f",
                "example.0x",
                "example.0xg",
                "example.4u",
                "10.0.0.1a",
                "-a.example.com",
                "a-.example.com",
                "ex%61mple.com",
                "exämple.com",
                "[::1%25eth0]",
                "[::1",
                "[1:2:3:4:5:6:7:8:9]",
                "[1:2:3:4:5:6:7]",
                "[1::2::3]",
                "[::12345]",
                "[::1]x",
                "[]",
                "[:1:2:3:4:5:6:7]",
                "[::1.2.3]",
                "[1.2.3.4::]",
            })
    void a_host_that_parsers_could_read_differently_is_none(String host) {
        assertThat(UrlRules.problems("https://" + host + "/"))
                .isNotEmpty()
                .allMatch(problem -> problem.code() == Code.MALFORMED_HOST || problem.code() == Code.MALFORMED_PORT);
        assertThat(UrlRules.problems("https://" + host)).isNotEmpty();
    }

    @Test
    void a_label_has_at_most_63_letters_and_a_name_253() {
        assertThat(UrlRules.problems("https://" + "a".repeat(63) + ".com/")).isEmpty();
        assertThat(UrlRules.problems("https://" + "a".repeat(64) + ".com/")).isNotEmpty();
        assertThat(UrlRules.problems("https://" + "a.".repeat(125) + "com/")).isEmpty();
        assertThat(UrlRules.problems("https://" + "a.".repeat(126) + "com/")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    http://example.com/            → A URL must begin with https://
                    https:/example.com/            → A URL must begin with https://
                    https://user:pw@example.com/   → A URL has no user information ('@' before the host)
                    https://example.com@evil.net/  → A URL has no user information ('@' before the host)
                    https://example.com:/          → A port is a number from 1 to 65535
                    https://example.com:0/         → A port is a number from 1 to 65535
                    https://example.com:0443/      → A port is a number from 1 to 65535
                    https://example.com:65536/     → A port is a number from 1 to 65535
                    https://example.com:+443/      → A port is a number from 1 to 65535
                    https://example.com:443:443/   → A port is a number from 1 to 65535
                    https://example.com/#a         → A URL that is called has no fragment ('#')
                    https://example.com#@evil.net/ → A URL that is called has no fragment ('#')
                    https://example.com\\@evil.net → A URL has no backslash
                    https://example.com/a\\b       → A URL has no backslash
                    https://example.com/a b        → A URL has printable ASCII only, and no blanks; other characters are percent-encoded
                    https://example.com/ü          → A URL has printable ASCII only, and no blanks; other characters are percent-encoded
                    https://example.com/?a="b"     → A URL has '"' percent-encoded
                    https://example.com/?a[]=1     → A URL has '[' percent-encoded
                    https://example.com/{id}       → A URL has '{' percent-encoded
                    https://example.com/%          → In a URL two hexadecimal digits follow '%'; the sign itself is %25
                    https://example.com/%1         → In a URL two hexadecimal digits follow '%'; the sign itself is %25
                    https://example.com/?%gg       → In a URL two hexadecimal digits follow '%'; the sign itself is %25
                    https://a_b.example.com/       → 'a_b.example.com' has a '_', and Java's HTTP client calls no such host
                    https://example.com/a/./b      → A path has no segment '.' or '..', percent-encoded or not
                    https://example.com/a/..       → A path has no segment '.' or '..', percent-encoded or not
                    https://example.com/%2e./a     → A path has no segment '.' or '..', percent-encoded or not
                    https://example.com/%2E        → A path has no segment '.' or '..', percent-encoded or not
                    https://example.com/..;a/b     → A path has no segment '.' or '..', percent-encoded or not
                    """)
    void a_url_that_may_not_be_called_is_told_why(String url, String problem) {
        assertThat(UrlRules.problems(url)).extracting(Problem::message).containsExactly(problem);
    }

    @Test
    void a_url_has_at_most_8_kib() {
        String url = "https://example.com/" + "a".repeat(8192 - 20);

        assertThat(UrlRules.problems(url)).isEmpty();
        assertThat(UrlRules.problems(url + "a"))
                .containsExactly(Problem.of(Code.TOO_LONG, "A URL has at most 8192 characters"));
    }

    @Test
    void every_rule_that_is_broken_is_told() {
        assertThat(UrlRules.problems("https://u@example.com/a/../b?c=\""))
                .containsExactly(
                        Problem.of(Code.USER_INFORMATION, "A URL has no user information ('@' before the host)"),
                        Problem.of(Code.MALFORMED_URL, "A URL has '\"' percent-encoded"),
                        Problem.of(Code.DOT_SEGMENT, "A path has no segment '.' or '..', percent-encoded or not"));
    }
}
