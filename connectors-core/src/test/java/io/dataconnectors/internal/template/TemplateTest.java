package io.dataconnectors.internal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.template.RenderException.TemplateException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds in every position, shown on plain text. */
class TemplateTest {
    private static final Names NAMES = Names.builder()
            .value("name", Shape.scalar())
            .value("order_id", Shape.scalar())
            .value("empty", Shape.scalar())
            .value("missing", Shape.scalar())
            .value("nothing", Shape.scalar())
            .value("address", Shape.object(Map.of("city", Shape.scalar(), "zip", Shape.scalar())))
            .value("lines", Shape.list(Shape.object(Map.of("sku", Shape.scalar(), "name", Shape.scalar()))))
            .value("tags", Shape.list(Shape.scalar()))
            .value("rows", Shape.list(Shape.list(Shape.scalar())))
            .value("payload", Shape.any())
            .setting("shops", Map.of("a", 1))
            .build();

    private static final Values VALUES = Values.builder()
            .value("name", "Ada")
            .value("order_id", 1042)
            .value("empty", "")
            .value("nothing", null)
            .value("address", Map.of("city", "Wien"))
            .value("lines", List.of(Map.of("sku", "A1", "name", "Lamp"), Map.of("sku", "B2")))
            .value("tags", List.of("red", "blue"))
            .value("rows", List.of(List.of(1, 2), List.of(3)))
            .value("payload", Map.of("name", "intruder", "id", 7, "deep", Map.of("er", true)))
            .secret("token", "s3cret")
            .callId("3f0c")
            .callTime(Instant.parse("2026-01-31T10:00:00.250Z"))
            .build();

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    Dear {{name}},                  → Dear Ada,
                    {{ name }}{{name   }}           → AdaAda
                    {{address.city}}{{address.zip}} → Wien
                    {{payload.deep.er}}             → true
                    {{payload.deep.er.there}}x      → x
                    {{missing}}{{nothing}}.         → .
                    {{secret.token}}                → s3cret
                    {{call.id}} {{call.time}}       → 3f0c 2026-01-31T10:00:00.250Z
                    a{{! a comment, don't mind }}b  → ab
                    """)
    void a_tag_is_the_value_it_names(String text, String rendered) {
        assertThat(render(text)).isEqualTo(rendered);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    { {{name}} }       → { Ada }
                    {{{name}}}         → {Ada}
                    {{{{name}}}}       → {{Ada}}
                    { }} }             → { }} }
                    \\{{name}}         → {{name}}
                    \\{{{name}}}       → {{{name}}}
                    \\\\{{name}}       → \\Ada
                    \\\\\\{{name}}     → \\{{name}}
                    C:\\dir\\\\{{name}}→ C:\\dir\\Ada
                    C:\\dir            → C:\\dir
                    {{empty | default: "}}"}} → }}
                    """)
    void braces_that_open_no_tag_are_text(String text, String rendered) {
        assertThat(render(text)).isEqualTo(rendered);
    }

    @Test
    void a_value_is_never_read_again_for_braces() {
        Values values =
                VALUES.toBuilder().value("name", "{{secret.token}}{{#tags}}").build();

        assertThat(parse("{{name}}").render(values)).isEqualTo("{{secret.token}}{{#tags}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    {{#tags}}<{{.}}>{{/tags}}                        → <red><blue>
                    {{#tags}}{{name}} {{/tags}}                      → `Ada Ada `
                    {{#lines}}{{sku}}:{{name}} {{/lines}}            → `A1:Lamp B2: `
                    {{#rows}}[{{#.}}{{.}}{{/.}}]{{/rows}}            → [12][3]
                    {{#address}}{{city}} for {{name}}{{/address}}    → Wien for Ada
                    {{#address.city}}in {{.}}{{/address.city}}       → in Wien
                    {{#missing}}yes{{/missing}}{{^missing}}no{{/missing}} → no
                    {{#nothing}}yes{{/nothing}}{{^nothing}}no{{/nothing}} → no
                    {{#empty}}yes{{/empty}}{{^empty}}no{{/empty}}    → yes
                    {{# name }}{{/name}}{{^name}}no{{/ name }}.      → .
                    {{#tags | first}}of {{#tags}}{{.}} {{/tags}}{{/tags}}     → `of red blue `
                    {{#lines | last}}{{sku}}{{/lines}}               → B2
                    {{#missing | upper}}yes{{/missing}}{{^missing | upper}}no{{/missing}} → no
                    {{#missing | default: "x"}}{{.}}{{/missing}}     → x
                    """)
    void a_section_stands_there_as_often_as_its_value_says(String text, String rendered) {
        assertThat(render(text)).isEqualTo(rendered);
    }

    @Test
    void false_and_an_empty_list_hide_a_section_and_zero_does_not() {
        TextTemplate template = parse("{{#name}}yes{{/name}}{{^name}}no{{/name}}");

        assertThat(template.render(with("name", false))).isEqualTo("no");
        assertThat(template.render(with("name", List.of()))).isEqualTo("no");
        assertThat(template.render(with("name", 0))).isEqualTo("yes");
        assertThat(template.render(with("name", Map.of()))).isEqualTo("yes");
    }

    @Test
    void an_item_without_a_declared_member_does_not_borrow_it_from_outside() {
        assertThat(render("{{#lines}}{{name}},{{/lines}}")).isEqualTo("Lamp,,");
    }

    @Test
    void an_undeclared_member_never_takes_the_place_of_a_declared_value() {
        assertThat(render("{{#payload}}{{name}} {{id}}{{/payload}}")).isEqualTo("Ada 7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    a {{nam}}          → Line 1, column 3: 'nam' is not declared; did you mean 'name'?
                    {{x}}              → Line 1, column 1: 'x' is not declared; there are: name, order_id, empty, missing, nothing, address, lines, tags, …
                    {{secrets.token}}  → Line 1, column 1: 'secrets' is not declared; did you mean 'secret.token'?
                    {{settings.shops}} → Line 1, column 1: 'settings' is not declared; did you mean 'setting.shops'?
                    {{inputs.order_id}} → Line 1, column 1: 'inputs' is not declared; did you mean 'order_id'?
                    {{adress.city}}    → Line 1, column 1: 'adress' is not declared; did you mean 'address'?
                    {{address.ciry}}   → Line 1, column 1: 'address' has no member 'ciry'; did you mean 'city'?
                    {{name.first}}     → Line 1, column 1: 'name' is a single value and has no members
                    {{lines.sku}}      → Line 1, column 1: 'lines' is a list: its items are reached in a section over it
                    {{sku}}            → Line 1, column 1: 'sku' is not declared; there are: name, order_id, empty, missing, nothing, address, lines, tags, …
                    {{.}}              → Line 1, column 1: '.' is the item of a section, and no section is open here
                    {{setting.shop}}   → Line 1, column 1: The setting 'shop' is not declared; did you mean 'shops'?
                    {{setting.shops.x}}→ Line 1, column 1: The setting 'shops' has no 'x'
                    {{secret.9}}       → Line 1, column 1: A secret is written secret.name; its name has 1 to 64 letters (a to z), digits and underscores
                    {{setting}}        → Line 1, column 1: A setting is written setting.name
                    {{secret}}         → Line 1, column 1: A secret is written secret.name; its name has 1 to 64 letters (a to z), digits and underscores
                    {{secret.a.b}}     → Line 1, column 1: A secret is written secret.name; its name has 1 to 64 letters (a to z), digits and underscores
                    {{call.now}}       → Line 1, column 1: Of a call there are call.id and call.time
                    {{tags}}           → Line 1, column 1: 'tags' is a list; in text a single value is wanted: open a section over it, or use a filter such as join or json
                    {{address}}        → Line 1, column 1: 'address' is an object; in text a single value is wanted: open a section over it, or use a filter such as join or json
                    """)
    void a_name_must_be_declared(String text, String message) {
        assertProblem(text, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    {{name             → Line 1, column 1: This tag is never closed: '}}' is missing, or the end of a quote
                    {{! name           → Line 1, column 1: This tag is never closed: '}}' is missing, or the end of a quote
                    {{name | default: "}} → Line 1, column 1: This tag is never closed: '}}' is missing, or the end of a quote
                    {{}}               → Line 1, column 3: A name was expected here
                    {{&name}}          → Line 1, column 3: A name was expected here, not '&'
                    {{> part}}         → Line 1, column 3: A name was expected here, not '>'
                    {{name.}}          → Line 1, column 8: A name was expected here
                    {{order id}}       → Line 1, column 9: '|' or '}}' was expected here, not 'i'
                    {{#name | uper}}{{/name}} → Line 1, column 11: There is no filter 'uper'; did you mean 'upper'?; there are: default, date, plus, epoch_s, epoch_ms, string, number, times, upper, lower, trim, split, join, first, last, size, json, html, url_encode, url_decode, replace, quote, base64, base64url, md5, sha256
                    {{#name | join}}{{/name}} → Line 1, column 11: 'join' takes a list of single values; 'name' is a single value
                    {{#name}}          → Line 1, column 1: The section 'name' is never closed: {{/name}} is missing
                    {{/name}}          → Line 1, column 1: {{/name}} closes nothing: no section is open here
                    {{#secret.a}}{{/secret.a}} → Line 1, column 1: 'secret.a' cannot begin a section: it is always there
                    {{^call.id}}{{/call.id}}   → Line 1, column 1: 'call.id' cannot begin a section: it is always there
                    \uD83D             → Line 1, column 1: Half of a surrogate pair stands alone here: it is no character
                    """)
    void a_tag_must_be_well_formed(String text, String message) {
        assertProblem(text, message);
    }

    @Test
    void every_problem_is_told_at_once_with_its_line_and_column() {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> parse("Dear {{nam}},\n  {{#tags}}{{name | uper}}{{/tag}}\n{{secret.token | upper}}"))
                .withMessage("""
                        Line 1, column 6: 'nam' is not declared; did you mean 'name'?
                        Line 2, column 21: There is no filter 'uper'; did you mean 'upper'?; there are: default, date, plus, epoch_s, epoch_ms, string, number, times, upper, lower, trim, split, join, first, last, size, json, html, url_encode, url_decode, replace, quote, base64, base64url, md5, sha256
                        Line 2, column 27: {{/tag}} closes nothing: the open section is 'tags'
                        Line 3, column 18: A secret goes through no filter but base64, md5 and sha256""")
                .satisfies(e -> assertThat(e.problems())
                        .hasSize(4)
                        .contains(Problem.of(Code.UNDECLARED_NAME, "'nam' is not declared; did you mean 'name'?", "nam")
                                .told(1, 6)));
    }

    @Test
    void a_template_knows_what_it_names() {
        TextTemplate template =
                parse("{{name}} {{address.city}} {{#lines}}{{sku}}{{/lines}} {{secret.token}} {{call.id}}");

        assertThat(template.names()).containsExactly("name", "address", "lines");
        assertThat(template.secrets()).containsExactly("token");
        assertThat(template.usesCallId()).isTrue();
        assertThat(parse("{{call.time}}").usesCallId()).isFalse();
        assertThat(template).hasToString(template.text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    {{secret.other}} → {{secret.other}}: the secret is not there
                    {{payload}}      → {{payload}}: a single value is wanted here, not an object
                    {{payload.list}} → {{payload.list}}: a single value is wanted here, not a list
                    {{payload.date}} → {{payload.date}}: a single value is wanted here, not a Java object that is no plain value
                    {{payload.half}} → {{payload.half}}: half of a surrogate pair stands alone in it, which is no character
                    """)
    void a_value_that_cannot_stand_there_is_refused_by_the_name_of_its_expression(String text, String message) {
        Values values = with("payload", Map.of("list", List.of(), "date", Instant.EPOCH, "half", "\uD83D"));

        assertThatExceptionOfType(RenderException.class)
                .isThrownBy(() -> parse(text).render(values))
                .withMessage(message)
                .withNoCause();
    }

    @Test
    void a_call_without_id_or_time_cannot_be_rendered() {
        Values none = Values.builder().build();

        assertThatExceptionOfType(RenderException.class)
                .isThrownBy(() -> parse("{{call.id}}").render(none))
                .withMessage("{{call.id}}: the call has no id");
        assertThatExceptionOfType(RenderException.class)
                .isThrownBy(() -> parse("{{call.time}}").render(none))
                .withMessage("{{call.time}}: the call has no time");
    }

    @Test
    void names_are_checked_when_they_are_declared() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Names.builder().value("1st", Shape.any()))
                .withMessage(
                        "The name of a value has 1 to 64 letters (a to z), digits and underscores and does not begin"
                                + " with a digit: '1st'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Names.builder().value("secret", Shape.any()))
                .withMessage("'secret' has a meaning of its own and cannot name a value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NAMES.toBuilder().value("name", Shape.any()))
                .withMessage("The value 'name' is declared twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Names.builder().setting("a", 1).setting("a", 2))
                .withMessage("The setting 'a' is declared twice");
    }

    private static Values with(String name, Object value) {
        return VALUES.toBuilder().value(name, value).build();
    }

    private static TextTemplate parse(String text) {
        return TextTemplate.parse(text, NAMES);
    }

    private static String render(String text) {
        return parse(text).render(VALUES);
    }

    private static void assertProblem(String text, String message) {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> parse(text))
                .withMessage(message);
    }
}
