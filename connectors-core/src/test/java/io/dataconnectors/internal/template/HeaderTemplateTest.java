package io.dataconnectors.internal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.internal.template.RenderException.TemplateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTemplateTest {
    private static final Names NAMES = Names.builder()
            .value("id", Shape.scalar())
            .value("missing", Shape.scalar())
            .value("nothing", Shape.scalar())
            .setting("unset", null)
            .build();

    private static final Values VALUES = Values.builder()
            .value("id", 1042)
            .value("nothing", null)
            .secret("token", "t0k=/+")
            .callId("3f0c")
            .build();

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    {{id}}                        → 1042
                    Bearer {{secret.token}}       → Bearer t0k=/+
                    `  {{id}} \t `                → 1042
                    {{id}}\t"{{call.id}}"         → `1042\t"3f0c"`
                    a{{#missing}},b{{.}}{{/missing}} → a
                    {{missing | default: "none"}} → none
                    {{^id}}x{{/id}}{{#id}}{{/id}}y → y
                    """)
    void a_header_renders_without_blanks_at_its_ends(String template, String value) {
        assertThat(HeaderTemplate.parse(template, NAMES).render(VALUES)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{missing}}",
                "{{nothing}}",
                "a {{missing}}",
                "{{id}}{{nothing}}",
                "{{setting.unset}}",
                "{{#missing}}x{{/missing}}",
                " {{^id}}x{{/id}} {{#id}}{{#nothing}}y{{/nothing}}{{/id}}"
            })
    void a_value_that_is_not_there_drops_the_header(String template) {
        assertThat(HeaderTemplate.parse(template, NAMES).render(VALUES)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1", "a\n", "\u0000", "é", "a\u007f", "\u2028", "😀", "\uD83D"})
    void a_value_with_other_characters_is_refused_and_not_told(String value) {
        HeaderTemplate template = HeaderTemplate.parse("{{id}}", NAMES);

        assertThatExceptionOfType(RenderException.class)
                .isThrownBy(() ->
                        template.render(Values.builder().value("id", value).build()))
                .withMessage("{{id}}: its value has a character that a header cannot carry;"
                        + " it carries printable ASCII and tab");
    }

    @Test
    void the_author_too_writes_printable_ascii() {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> HeaderTemplate.parse("a{{id}}b\nc{{id}}é", NAMES))
                .withMessage("""
                        Line 1, column 9: A header carries printable ASCII and tab; this character is neither
                        Line 2, column 8: A header carries printable ASCII and tab; this character is neither""");
    }

    @Test
    void a_header_has_at_most_8_kib() {
        HeaderTemplate template = HeaderTemplate.parse("{{id}}", NAMES);

        assertThat(template.render(
                        Values.builder().value("id", "x".repeat(8192)).build()))
                .hasSize(8192);
        Values long8k = Values.builder().value("id", "x".repeat(8193)).build();
        assertThatExceptionOfType(RenderException.class)
                .isThrownBy(() -> template.render(long8k))
                .withMessage("The header would have more than 8192 bytes");
        HeaderTemplate constant = HeaderTemplate.parse("x".repeat(8193), NAMES);
        assertThatExceptionOfType(RenderException.class)
                .isThrownBy(() -> constant.render(long8k))
                .withMessage("The header would have more than 8192 bytes");
        assertThat(constant.constant()).isNull();
    }

    @Test
    void what_no_value_changes_is_known_before_there_are_values() {
        assertThat(HeaderTemplate.parse(" application/json ", NAMES).constant()).isEqualTo("application/json");
        assertThat(HeaderTemplate.parse("{{id}}", NAMES).constant()).isNull();
    }
}
