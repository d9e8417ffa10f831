package io.dataconnectors.internal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.internal.template.RenderException.TemplateException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTemplateTest {
    private static final Names NAMES = Names.builder()
            .value("id", Shape.scalar())
            .value("missing", Shape.scalar())
            .value("list", Shape.list(Shape.scalar()))
            .value("any", Shape.any())
            .setting("shop", "acme")
            .setting("region", "eu.west")
            .setting("evil", "evil.example.net/")
            .setting("port", 8443)
            .setting("digits", "8443")
            .setting("path", "a/b")
            .setting("unset", null)
            .build();

    private static final Values VALUES = Values.builder()
            .value("id", "1042")
            .value("list", List.of("a", "b c"))
            .secret("key", "k/1")
            .build();

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    https://api.example.com                       → https://api.example.com
                    https://api.example.com/                      → https://api.example.com/
                    https://{{setting.shop}}.example.com/orders/{{id}}/lines → https://acme.example.com/orders/1042/lines
                    https://{{ setting.shop }}.{{setting.region}}.example.com/v1/ → https://acme.eu.west.example.com/v1/
                    https://api.example.com:8443/{{setting.path}} → https://api.example.com:8443/a%2Fb
                    https://93.184.216.34/{{id}}                  → https://93.184.216.34/1042
                    https://[2001:db8::1]:443/{{id}}              → https://[2001:db8::1]:443/1042
                    https://api.example.com/bot{{secret.key}}/x   → https://api.example.com/botk%2F1/x
                    https://api.example.com/orders({{id}})/a%20b/@me;v=1 → https://api.example.com/orders(1042)/a%20b/@me;v=1
                    https://api.example.com/{{#id}}o-{{.}}{{/id}} → https://api.example.com/o-1042
                    https://api.example.com/\\{{id}}              → https://api.example.com/%7B%7Bid%7D%7D
                    https://api.example.com/f/{{list}}/v          → https://api.example.com/f/a/b%20c/v
                    https://api.example.com/{{list | last}}       → https://api.example.com/b%20c
                    https://api.example.com/{{list | json | split: ","}} → https://api.example.com/%5B%22a%22/%22b%20c%22%5D
                    https://api.example.com?a={{id}}              → https://api.example.com?a=1042
                    https://api.example.com/?a=b&c={{id}}&d={{missing}}&e={{list}} → https://api.example.com/?a=b&c=1042&e=a&e=b%20c
                    https://api.example.com/?filter[status]=x&q=a+b%20c/?:&acl → https://api.example.com/?filter%5Bstatus%5D=x&q=a+b%20c/?:&acl
                    https://api.example.com/?{{setting.shop}}_id={{id}} → https://api.example.com/?acme_id=1042
                    https://api.example.com/?a={{missing}}&b={{missing}} → https://api.example.com/
                    https://api.example.com/?&a=1&&               → https://api.example.com/?a=1
                    """)
    void a_url_renders(String template, String url) {
        assertThat(UrlTemplate.parse(template, NAMES).render(VALUES)).isEqualTo(url);
        assertThat(UrlRules.problems(url)).isEmpty();
    }

    @Test
    void more_parameters_go_behind_those_written_in_the_url() {
        List<QueryTemplate> more = List.of(
                QueryTemplate.parse("x", "{{missing}}", ArrayStyle.REPEAT, NAMES),
                QueryTemplate.parse("y", "{{list}}", ArrayStyle.COMMA, NAMES));

        assertThat(UrlTemplate.parse("https://api.example.com/a", NAMES).render(VALUES, more))
                .isEqualTo("https://api.example.com/a?y=a,b%20c");
        assertThat(UrlTemplate.parse("https://api.example.com/a?b=1", NAMES).render(VALUES, more))
                .isEqualTo("https://api.example.com/a?b=1&y=a,b%20c");
    }

    /** Trial 14: what authors write, and APIs have. */
    @ParameterizedTest
    @CsvSource({
        "HTTPS://api.example.com/a, https://api.example.com/a",
        "Https://API.example.com/a, https://API.example.com/a",
        "https://api.example.com/a//b, https://api.example.com/a//b",
        "https://api.example.com//a/, https://api.example.com//a/",
        "https://erp/a, https://erp/a",
    })
    void a_scheme_may_stand_in_capitals_a_segment_be_empty_and_a_host_have_one_part(String template, String url) {
        assertThat(UrlTemplate.parse(template, NAMES).render(VALUES, List.of())).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    ``                                → Line 1, column 1: The URL is missing, such as https://api.example.com/orders
                    http://api.example.com/           → Line 1, column 1: A URL must begin with https://
                    {{setting.shop}}://example.com/   → Line 1, column 1: A URL must begin with https://; what differs in its host is a setting: https://{{setting.shop}}.example.com/
                    https://{{id}}.example.com/       → Line 1, column 9: Only a setting may stand in the host of a URL, no other value and no secret
                    https://{{secret.key}}.example.com/ → Line 1, column 9: Only a setting may stand in the host of a URL, no other value and no secret
                    https://{{#id}}a{{/id}}.example.com/ → Line 1, column 9: No section may stand in the host of a URL
                    https://{{setting.evil}}.example.com/ → Line 1, column 9: In the host of a URL a setting is a text of letters, digits, hyphens and dots
                    https://{{setting.port}}.example.com/ → Line 1, column 9: In the host of a URL a setting is a text of letters, digits, hyphens and dots
                    https://{{setting.shp}}.example.com/ → Line 1, column 9: The setting 'shp' is not declared; did you mean 'shop'?
                    https://api.example.com:{{setting.port}}/ → Line 1, column 25: Nothing may stand in for the port
                    https://api.example.com:{{id}}/   → Line 1, column 25: Nothing may stand in for the port
                    https://[::1]:{{setting.digits}}/ → Line 1, column 15: Nothing may stand in for the port
                    https://api.example.com:0/        → Line 1, column 9: A port is a number from 1 to 65535
                    https://me@api.example.com/       → Line 1, column 9: A URL has no user information ('@' before the host)
                    https://{{setting.shop}}.4/       → Line 1, column 9: 'acme.4' is no host: one is a name such as api.example.com, of letters, digits and hyphens, the last part of which begins with a letter, an IPv4 address of four decimal numbers, or an IPv6 address in brackets
                    https://api.example.com/../a      → Line 1, column 25: A path has no segment '.' or '..', percent-encoded or not
                    https://api.example.com/%2E%2e    → Line 1, column 25: A path has no segment '.' or '..', percent-encoded or not
                    https://api.example.com/..;a=1/b  → Line 1, column 25: A path has no segment '.' or '..', percent-encoded or not
                    https://api.example.com/a b       → Line 1, column 26: A URL has printable ASCII only, and no blanks; other characters are percent-encoded
                    https://api.example.com/é         → Line 1, column 25: A URL has printable ASCII only, and no blanks; other characters are percent-encoded
                    https://api.example.com/a\\b      → Line 1, column 26: A URL has no backslash
                    https://api.example.com/a#b       → Line 1, column 26: A URL that is called has no fragment ('#')
                    https://api.example.com/a%zz      → Line 1, column 26: In a URL two hexadecimal digits follow '%'; the sign itself is %25
                    https://api.example.com/%{{id}}   → Line 1, column 25: In a URL two hexadecimal digits follow '%'; the sign itself is %25
                    https://api.example.com/x{{list}}  → Line 1, column 26: 'list' is a list; in the path of a URL a single value is wanted: open a section over it, or use a filter such as join or json
                    https://api.example.com/a{{#id}}/b{{/id}} → Line 1, column 33: A section stays within one path segment or the value of one parameter; '/' ends that
                    https://api.example.com/?a=1{{#id}}&b=2{{/id}} → Line 1, column 36: A section stays within one path segment or the value of one parameter; '&' ends that
                    https://api.example.com/?{{id}}=1 → Line 1, column 26: In the name of a parameter only settings may stand
                    https://api.example.com/a/{id}/b  → Line 1, column 27: A URL has no '{': a value is written {{id}}, and the character itself %7B
                    https://api.example.com/${id}     → Line 1, column 26: A URL has no '{': a value is written {{id}}, and the character itself %7B
                    https://api.example.com/{{{id}}}  → Line 1, column 25: A URL has no '{': a value is written {{name}}, and the character itself %7B
                    https://api.example.com/a/<id>    → Line 1, column 27: A URL has no '<': a value is written {{id}}, and the character itself %3C
                    https://api.example.com/a/:id     → Line 1, column 27: The value 'id' is written {{id}}, and ':id' itself %3Aid
                    https://api.example.com/?=1       → Line 1, column 26: The name of a parameter must not be empty
                    https://api.example.com/?a=x{{list}} → Line 1, column 29: 'list' is a list; beside other text in a parameter a single value is wanted: open a section over it, or use a filter such as join or json
                    https://api.example.com/?{{setting.unset}}=1 → Line 1, column 26: In the name of a parameter only settings may stand
                    """)
    void a_url_that_may_not_be_called_is_refused_where_it_is_wrong(String template, String message) {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> UrlTemplate.parse(template, NAMES))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    a/../b     → a%2F..%2Fb
                    ..%2f      → ..%252f
                    %2e%2e     → %252e%252e
                    ?a=b#c     → %3Fa%3Db%23c
                    a\\b       → a%5Cb
                    a;b@c:d    → a%3Bb%40c%3Ad
                    é😀        → %C3%A9%F0%9F%98%80
                    -._~       → -._~
                    {{id}}     → %7B%7Bid%7D%7D
                    """)
    void a_value_is_one_path_segment_whatever_it_is(String value, String segment) {
        UrlTemplate template = UrlTemplate.parse("https://api.example.com/orders/{{id}}/lines", NAMES);

        assertThat(template.render(with(value))).isEqualTo("https://api.example.com/orders/" + segment + "/lines");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void a_value_that_makes_a_segment_empty_or_dots_is_refused(String value) {
        UrlTemplate template = UrlTemplate.parse("https://api.example.com/orders/{{id}}", NAMES);

        assertThatExceptionOfType(RenderException.class)
                .isThrownBy(() -> template.render(with(value)))
                .withMessage("The path segment '{{id}}' must not be empty, '.' or '..' with the values in it");
    }

    @Test
    void a_segment_is_judged_whole() {
        assertThat(UrlTemplate.parse("https://api.example.com/o{{id}}", NAMES).render(with("")))
                .isEqualTo("https://api.example.com/o");
        assertRefused("https://api.example.com/.{{id}}", ".");
        assertRefused("https://api.example.com/%2e{{id}}", ".");
        assertRefused("https://api.example.com/{{id}};v=1", "..");
        assertRefused("https://api.example.com/{{^id}}x{{/id}}", "there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a//b", "/a", "a/", "a/../b", "a/.", "..", "/"})
    void each_element_of_a_list_in_the_path_is_judged(String value) {
        assertRefused("https://api.example.com/f/{{id | split: \"/\"}}", value);
    }

    @Test
    void a_list_in_the_path_must_be_there() {
        UrlTemplate template = UrlTemplate.parse("https://api.example.com/{{list}}", NAMES);

        for (Object none : new Object[] {null, List.of(), Arrays.asList("a", null)}) {
            assertThatExceptionOfType(RenderException.class)
                    .isThrownBy(() -> template.render(
                            VALUES.toBuilder().value("list", none).build()))
                    .withMessage("{{list}}: there is no value, and in the path of a URL one must be");
        }
        assertThat(template.canonical()).isEqualTo("https://api.example.com/{{list}}");
    }

    private static void assertRefused(String template, String value) {
        UrlTemplate parsed = UrlTemplate.parse(template, NAMES);
        assertThatExceptionOfType(RenderException.class).isThrownBy(() -> parsed.render(with(value)));
    }

    @Test
    void an_absent_or_null_value_in_the_path_is_refused() {
        UrlTemplate template = UrlTemplate.parse("https://api.example.com/a-{{id}}", NAMES);

        assertThatExceptionOfType(RenderException.class)
                .isThrownBy(() -> template.render(Values.builder().build()))
                .withMessage("{{id}}: there is no value, and in the path of a URL one must be");
        assertThatExceptionOfType(RenderException.class)
                .isThrownBy(() -> template.render(with(null)))
                .withMessage("{{id}}: there is no value, and in the path of a URL one must be");
    }

    @Test
    void a_url_has_at_most_8_kib() {
        UrlTemplate template = UrlTemplate.parse("https://api.example.com/{{id}}", NAMES);

        assertThat(template.render(with("x".repeat(8192 - 24)))).hasSize(8192);
        assertThatExceptionOfType(RenderException.class)
                .isThrownBy(() -> template.render(with("x".repeat(8192 - 23))))
                .withMessage("The URL would have more than 8192 bytes");
    }

    private static Values with(String id) {
        return VALUES.toBuilder().value("id", id).build();
    }
}
