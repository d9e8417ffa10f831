package io.dataconnectors.internal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.internal.template.RenderException.TemplateException;
import io.dataconnectors.internal.template.Template.Rendering;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A template always ends, soon, whatever its author and its values do. */
class LimitsTest {
    private static final int MIB = 1024 * 1024;
    private static final String TOO_MUCH_WORK = "Rendering takes too much work: sections over long lists stand in each"
            + " other, or filters work on long texts again and again";

    private static final Names NAMES = Names.builder()
            .value("x", Shape.scalar())
            .value("list", Shape.list(Shape.scalar()))
            .value("any", Shape.any())
            .build();

    @Test
    void a_template_has_at_most_a_mebibyte() {
        assertThat(parse("x".repeat(MIB)).text()).hasSize(MIB);
        assertProblem(
                "x".repeat(MIB + 1),
                "Line 1, column 1: A template has at most 1048576 characters; this one has 1048577");
    }

    @Test
    void what_is_rendered_has_at_most_a_mebibyte_of_utf_8() {
        assertThat(parse("{{x}}").render(with("x", "é".repeat(MIB / 2)))).hasSize(MIB / 2);
        assertRefused("{{x}}", with("x", "é".repeat(MIB / 2) + "e"), "The text would have more than 1048576 bytes");
        assertRefused("{{x}}", with("x", "a".repeat(MIB + 1)), "The text would have more than 1048576 bytes");
        assertThatExceptionOfType(RenderException.class)
                .isThrownBy(() -> JsonTemplate.parse("[{{x}}]", NAMES).render(with("x", "😀".repeat(MIB / 4))))
                .withMessage("The JSON would have more than 1048576 bytes");
    }

    @Test
    void settings_do_not_make_a_template_bigger_than_it_may_be() {
        Names names = Names.builder().setting("big", "x".repeat(MIB - 2)).build();

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> TextTemplate.parse("{{setting.big}}".repeat(60_000), names))
                .withMessage("Line 1, column 1: With its settings in it a template has at most 1048576 characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Names.builder().setting("big", "x".repeat(MIB)))
                .withMessage("The setting 'big' cannot be used: The text would have more than 1048576 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Names.builder().setting("odd", 1.5))
                .withMessage(
                        "The setting 'odd' cannot be used: a single value is wanted here, not a Java object that is"
                                + " no plain value");
    }

    @Test
    void sections_nest_32_deep() {
        assertThat(parse("{{#x}}".repeat(32) + "{{/x}}".repeat(32)).names()).containsExactly("x");
        assertProblem(
                "{{#x}}".repeat(80_000) + "{{/x}}".repeat(80_000), "Line 1, column 193: Sections nest at most 32 deep");
    }

    @Test
    void paths_and_filters_are_32_at_most() {
        assertThat(parse("{{any" + ".a".repeat(31) + " | trim".repeat(32) + "}}")
                        .names())
                .containsExactly("any");
        assertProblem("{{any" + ".a".repeat(32) + "}}", "Line 1, column 3: A path has at most 32 names");
        assertProblem("{{x" + " | trim".repeat(33) + "}}", "Line 1, column 3: An expression has at most 32 filters");
    }

    @Test
    void of_a_thousand_problems_a_hundred_are_told() {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> parse("{{y}}".repeat(1000)))
                .satisfies(e -> assertThat(e.problems()).hasSize(100));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{#list}}{{#list}}{{#list}}{{#list}}{{/list}}{{/list}}{{/list}}{{/list}}",
                "{{#list}}{{#list}}{{x | sha256 | trim | size}}{{/list}}{{/list}}",
                "{{#list}}{{x | default: \"\" | base64 | base64 | md5}}{{/list}}",
                "{{#list}}{{#list}}{{list | join: \"\" | size}}{{/list}}{{/list}}",
                "{{x | json | json | json | json | json | json | json | json | json | json | json | json | size}}",
            })
    void work_is_counted_and_bounded(String template) {
        Values values = Values.builder()
                .value("list", Collections.nCopies(2000, null))
                .value("x", "\"".repeat(2000))
                .build();

        assertThatExceptionOfType(RenderException.class)
                .isThrownBy(() -> parse(template).render(values))
                .satisfies(e -> assertThat(e.getMessage()).containsAnyOf(TOO_MUCH_WORK, "would have more than"));
    }

    @Test
    void a_filter_makes_no_text_that_is_bigger_than_what_may_be_rendered() {
        Values values = Values.builder()
                .value("list", Collections.nCopies(50_000, 1))
                .value("x", "<".repeat(MIB - 1))
                .build();

        assertRefused(
                "{{list | join: \"" + "s".repeat(500_000) + "\" | size}}",
                values,
                "The text would have more than 1048576 bytes");
        assertRefused("{{x | html | size}}", values, "The text would have more than 1048576 bytes");
        assertRefused("{{x | json | size}}", values, "The text would have more than 1048576 bytes");
        for (String filter : List.of("quote", "base64", "base64url")) {
            assertRefused(
                    "{{x | " + filter + " | size}}",
                    values,
                    "{{x | " + filter + " | size}}: the text that '" + filter
                            + "' makes would have more than 1048576 characters");
        }
    }

    @Test
    void what_is_dropped_again_is_work_too() {
        JsonTemplate template =
                JsonTemplate.parse("{{{#list}}\"" + "n".repeat(100_000) + "\": {{x}},{{/list}}\"a\": 1}", NAMES);
        Values values =
                Values.builder().value("list", Collections.nCopies(100, 1)).build();

        assertThatExceptionOfType(RenderException.class)
                .isThrownBy(() -> template.render(values))
                .withMessage(TOO_MUCH_WORK);
    }

    @Test
    void work_grows_with_the_values_and_no_faster() {
        String template = "[{{#list}}{\"a\": \"{{.}}\", \"b\": {{. | upper}}, {{#x}}\"c\": {{x}}{{/x}}}{{/list}}]";
        JsonTemplate parsed = JsonTemplate.parse(template, NAMES);
        int once = work(parsed, 100);

        assertThat(work(parsed, 200) - once).isEqualTo(100 * (once - work(parsed, 99)));
        assertThat(work(parsed, 10_000)).isLessThanOrEqualTo(100 * once);
    }

    private static int work(JsonTemplate template, int items) {
        Values values = Values.builder()
                .value("list", Collections.nCopies(items, "item"))
                .value("x", 1)
                .build();
        Rendering rendering = template.rendering(values);
        template.render(rendering);
        return rendering.work();
    }

    @Test
    void ten_thousand_lines_of_an_order_are_no_trouble() {
        JsonTemplate template = JsonTemplate.parse(
                "{\"lines\": [{{#list}}{\"sku\": \"{{. | trim | upper}}\", \"note\": \"{{x | default: \"-\"}}\"}{{/list}}]}",
                NAMES);
        Values values = Values.builder()
                .value("list", Collections.nCopies(10_000, " item-12345 "))
                .build();

        assertThat(template.render(values)).hasSizeGreaterThan(300_000);
    }

    @Test
    void a_deep_value_does_not_overflow_the_stack() {
        Object deep = 1;
        for (int i = 0; i < 100_000; i++) {
            deep = Collections.singletonList(deep);
        }
        Values values = with("any", deep);

        assertThatExceptionOfType(RenderException.class)
                .isThrownBy(() -> JsonTemplate.parse("{{any}}", NAMES).render(values))
                .withMessage("{{any}}: with it the JSON nests more than 64 deep");
        assertRefused("{{any | json}}", values, "{{any | json}}: with it the JSON nests more than 64 deep");
        for (ArrayStyle style : List.of(ArrayStyle.INDICES, ArrayStyle.COMMA)) {
            assertThatExceptionOfType(RenderException.class)
                    .isThrownBy(() ->
                            QueryTemplate.parse("a", "{{any}}", style, NAMES).render(values))
                    .withMessage("{{any}}: its value nests more than 64 deep");
        }
    }

    private static TextTemplate parse(String text) {
        return TextTemplate.parse(text, NAMES);
    }

    private static Values with(String name, Object value) {
        return Values.builder().value(name, value).build();
    }

    private static void assertProblem(String text, String message) {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> parse(text))
                .withMessage(message);
    }

    private static void assertRefused(String text, Values values, String message) {
        assertThatExceptionOfType(RenderException.class)
                .isThrownBy(() -> parse(text).render(values))
                .withMessage(message);
    }
}
