package io.dataconnectors.internal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.internal.template.RenderException.TemplateException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTest {
    private static final Names NAMES = names("acme", List.of(1, 2));

    private static Names names(String shop, List<Integer> ids) {
        return Names.builder()
                .value("a", Shape.scalar())
                .value("b", Shape.list(Shape.scalar()))
                .setting("shop", shop)
                .setting("ids", ids)
                .setting("on", true)
                .setting("off", false)
                .setting("unset", null)
                .setting("empty", "")
                .setting("odd", "{{a}}\\")
                .setting("quotes", "'\"")
                .setting("address", Map.of("city", "Wien"))
                .build();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    x {{ a }}{{! why }} y      → x {{a}} y
                    {{a|upper|default:'x'}}    → {{a | upper | default: "x"}}
                    {{ a | default : '"' }}    → {{a | default: "\\""}}
                    {{# b }}{{ . }}{{/ b }}    → {{#b}}{{.}}{{/b}}
                    {{#b|first}}{{^ b | last}}{{/b}}{{/b}} → {{#b | first}}{{^b | last}}{{/b | last}}{{/b | first}}
                    {{#setting.ids | first}}{{.}}{{/setting.ids}} → 1
                    {{a | default: setting.shop}}  → {{a | default: "acme"}}
                    {{b | join: setting.quotes}} → {{b | join: "'\\""}}
                    {{b | join: setting.odd}}  → {{b | join: "{{a}}\\\\"}}
                    {{setting.shop | upper}}   → ACME
                    {{setting.address.city}}   → Wien
                    {{#setting.on}}{{.}}{{a}}{{/setting.on}}{{^setting.on}}n{{/setting.on}} → true{{a}}
                    {{#setting.off}}{{.}}{{/setting.off}}{{^setting.off}}n{{/setting.off}}  → n
                    {{#setting.address}}{{city}}{{/setting.address}} → Wien
                    {{#setting.unset}}{{.}}{{x}}{{/setting.unset}}.  → .
                    {{#setting.ids}}{{.}},{{/setting.ids}} → {{#=[1,2]}}{{.}},{{/=[1,2]}}
                    {{setting.odd}}            → \\{{a}}\\
                    {{setting.odd}}{{a}}       → \\{{a}}\\\\{{a}}
                    {{{a}}}                    → {{{a}}}
                    \\{{{a}} \\\\{{a}} \\x     → \\{{{a}} \\\\{{a}} \\x
                    """)
    void what_makes_no_difference_is_gone(String text, String canonical) {
        assertThat(TextTemplate.parse(text, NAMES).canonical()).isEqualTo(canonical);
    }

    @Test
    void json_is_written_in_one_way() {
        assertThat(JsonTemplate.parse("""
                        { {{#a}}"x" : "\\u0041{{a}}",{{/a}} "{{setting.shop}}": [ 1.0 , {{ a }} ] {{! end }}
                        , "y": {{#a}}1{{/a}}{{^a}}[ ]{{/a}} }""", NAMES).canonical())
                .isEqualTo("{{{#a}}\"x\":\"A{{a}}\"{{/a}},\"acme\":[1.0,{{a}}],\"y\":{{#a}}1{{/a}}{{^a}}[]{{/a}}}");
        assertThat(JsonTemplate.parse("{\"a\": \"\\{{a}}\\\\\", \"b\": {{setting.odd}}}", NAMES)
                        .canonical())
                .isEqualTo("{\"a\":\"\\{{a}}\\\\\",\"b\":\"\\{{a}}\\\\\"}");
    }

    @Test
    void a_url_and_its_parameters_are_written_encoded() {
        assertThat(UrlTemplate.parse(
                                "https://{{setting.shop}}.example.com/{{ a }}/x[1]?f[s]={{ b }}&{{setting.shop}}=|&flag",
                                NAMES)
                        .canonical())
                .isEqualTo("https://acme.example.com/{{a}}/x%5B1%5D?f%5Bs%5D={{b}}&acme=%7C&flag");
        assertThat(QueryTemplate.parse("f[s]", "{{b}}", ArrayStyle.COMMA, NAMES).canonical())
                .isEqualTo("comma:f%5Bs%5D={{b}}");
    }

    @Test
    void another_value_of_a_setting_makes_another_template() {
        String text = "{\"shop\": \"{{setting.shop}}\", \"ids\": [{{#setting.ids}}{{.}}{{/setting.ids}}]}";

        assertThat(JsonTemplate.parse(text, NAMES).canonical())
                .isEqualTo(
                        JsonTemplate.parse(text, names("acme", List.of(1, 2))).canonical())
                .isNotEqualTo(
                        JsonTemplate.parse(text, names("emca", List.of(1, 2))).canonical())
                .isNotEqualTo(
                        JsonTemplate.parse(text, names("acme", List.of(2, 1))).canonical());
    }

    @Test
    void two_values_that_settings_put_in_one_place_are_not_taken_for_one() {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> JsonTemplate.parse(
                        "{\"n\": {{#setting.on}}1{{/setting.on}}{{^setting.off}}2{{/setting.off}}}", NAMES))
                .withMessage("Line 1, column 38: Two JSON values stand in one place: the sections there must exclude"
                        + " each other");
    }

    @Test
    void a_tag_beside_settings_that_are_nothing_stands_alone() {
        String json =
                "{\"n\": \"{{setting.empty}}{{#setting.on}}{{a}}{{/setting.on}}{{^setting.on}}x{{/setting.on}}\"}";
        String list = "{{setting.empty}}{{#setting.on}}{{b}}{{/setting.on}}";
        Values none = Values.builder().build();
        Values two = Values.builder().value("b", List.of(1, 2)).build();

        assertThat(JsonTemplate.parse(json, NAMES).canonical()).isEqualTo("{\"n\":\"{{a}}\"}");
        assertThat(JsonTemplate.parse(json, NAMES).render(none)).isEqualTo("{}");
        assertThat(QueryTemplate.parse("n", list, ArrayStyle.COMMA, NAMES).canonical())
                .isEqualTo("comma:n={{b}}");
        assertThat(QueryTemplate.parse("n", list, ArrayStyle.COMMA, NAMES).render(two))
                .isEqualTo("n=1,2");
    }
}
