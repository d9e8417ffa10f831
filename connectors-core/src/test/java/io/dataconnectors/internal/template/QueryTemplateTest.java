package io.dataconnectors.internal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.internal.template.RenderException.TemplateException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTemplateTest {
    private static final Names NAMES = Names.builder()
            .value("text", Shape.scalar())
            .value("missing", Shape.scalar())
            .value("nothing", Shape.scalar())
            .value("list", Shape.list(Shape.scalar()))
            .value("lines", Shape.any())
            .value("object", Shape.any())
            .setting("field", "cf")
            .setting("ids", List.of(7, 8))
            .build();

    private static final Values VALUES = Values.builder()
            .value("text", "a&b=c d/é")
            .value("nothing", null)
            .value("list", Arrays.asList("x,y", null, new BigDecimal("1.50")))
            .value("lines", List.of(ordered("sku", "A1", "tags", List.of(1, 2)), ordered("sku", "B2")))
            .value("object", ordered("status", "open", "ids", List.of(1, 2), "none", null, "empty", List.of()))
            .build();

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    q              → {{text}}              → q=a%26b%3Dc%20d%2F%C3%A9
                    filter[status] → x y                   → filter%5Bstatus%5D=x%20y
                    q              → %20+                  → q=%2520%2B
                    q              → a:{{text | size}}     → q=a%3A9
                    q              → ``                    → q=
                    q              → {{missing}}           → ``
                    q              → {{nothing}}           → ``
                    q              → x{{missing}}          → ``
                    q              → x{{nothing}}          → ``
                    q              → x{{#missing}}{{.}}{{/missing}} → q=x
                    q              → {{list | first}}      → q=x%2Cy
                    q              → \\{{text}}            → q=%7B%7Btext%7D%7D
                    {{setting.field}}[x] → 1               → cf%5Bx%5D=1
                    """)
    void a_parameter_renders_encoded_or_not_at_all(String name, String value, String pairs) {
        assertThat(QueryTemplate.parse(name, value, ArrayStyle.REPEAT, NAMES).render(VALUES))
                .isEqualTo(pairs);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    INDICES  → a%5B0%5D=x%2Cy&a%5B1%5D=1.50
                    BRACKETS → a%5B%5D=x%2Cy&a%5B%5D=1.50
                    REPEAT   → a=x%2Cy&a=1.50
                    COMMA    → a=x%2Cy,1.50
                    JSON     → a=%5B%22x%2Cy%22%2Cnull%2C1.50%5D
                    """)
    void a_list_that_stands_alone_takes_its_style(ArrayStyle style, String pairs) {
        assertThat(QueryTemplate.parse("a", "{{list}}", style, NAMES).render(VALUES))
                .isEqualTo(pairs);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{{list.x}}", "{{lines.sku}}", "{{text}}", "{{unknown}}", "{{secret.x}}", "{{#list}}a{{/list}}"})
    void in_a_name_only_settings_may_stand_whatever_else_is_wrong_with_a_tag(String name) {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> QueryTemplate.parse(name, "1", ArrayStyle.REPEAT, NAMES))
                .withMessage("Line 1, column 1: In the name of a parameter only settings may stand");
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> DispositionTemplate.parseName(name, NAMES))
                .withMessage("Line 1, column 1: In the name of a part only settings may stand");
    }

    @Test
    void objects_in_lists_are_always_indexed() {
        for (ArrayStyle style : List.of(ArrayStyle.BRACKETS, ArrayStyle.REPEAT, ArrayStyle.INDICES)) {
            String tags = Map.of(
                            ArrayStyle.BRACKETS, "l%5B0%5D%5Btags%5D%5B%5D=1&l%5B0%5D%5Btags%5D%5B%5D=2",
                            ArrayStyle.REPEAT, "l%5B0%5D%5Btags%5D=1&l%5B0%5D%5Btags%5D=2",
                            ArrayStyle.INDICES, "l%5B0%5D%5Btags%5D%5B0%5D=1&l%5B0%5D%5Btags%5D%5B1%5D=2")
                    .get(style);
            assertThat(QueryTemplate.parse("l", "{{lines}}", style, NAMES).render(VALUES))
                    .isEqualTo("l%5B0%5D%5Bsku%5D=A1&" + tags + "&l%5B1%5D%5Bsku%5D=B2");
        }
    }

    @Test
    void an_object_is_written_member_by_member_without_nulls() {
        assertThat(QueryTemplate.parse("o", "{{object}}", ArrayStyle.COMMA, NAMES)
                        .render(VALUES))
                .isEqualTo("o%5Bstatus%5D=open&o%5Bids%5D=1,2");
    }

    @Test
    void an_empty_list_drops_the_parameter_unless_it_is_json() {
        Values values = VALUES.toBuilder().value("list", List.of()).build();

        for (ArrayStyle style : List.of(ArrayStyle.INDICES, ArrayStyle.BRACKETS, ArrayStyle.REPEAT, ArrayStyle.COMMA)) {
            assertThat(QueryTemplate.parse("a", "{{list}}", style, NAMES).render(values))
                    .as(style.name())
                    .isEmpty();
        }
        assertThat(QueryTemplate.parse("a", "{{list}}", ArrayStyle.JSON, NAMES).render(values))
                .isEqualTo("a=%5B%5D");
    }

    @Test
    void a_setting_may_be_a_list_too() {
        QueryTemplate template = QueryTemplate.parse("a", "{{setting.ids}}", ArrayStyle.COMMA, NAMES);

        assertThat(template.render(VALUES)).isEqualTo("a=7,8");
        assertThat(template.canonical()).isEqualTo("comma:a={{=[7,8]}}");
    }

    @Test
    void problems_of_the_name_come_before_those_of_the_value() {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> QueryTemplate.parse("a{{text}}", "{{txt}}", ArrayStyle.REPEAT, NAMES))
                .withMessage("""
                        Line 1, column 2: In the name of a parameter only settings may stand
                        Line 1, column 1: 'txt' is not declared; did you mean 'text'?""");
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> QueryTemplate.parse("", "x", ArrayStyle.REPEAT, NAMES))
                .withMessage("Line 1, column 1: The name of a parameter must not be empty");
    }

    @Test
    void a_form_is_encoded_field_by_field() {
        Map<String, Object> fields = ordered(
                "amount", new BigDecimal("10.00"),
                "items", List.of(ordered("price", "p 1")),
                "expand", List.of("a", "b"),
                "media", List.of("u", "v"),
                "blocks", List.of(ordered("type", "divider")),
                "note", null,
                "metadata", ordered("order id", true));

        assertThat(FormFields.encode(
                        fields,
                        ArrayStyle.INDICES,
                        Map.of(
                                "expand", ArrayStyle.BRACKETS,
                                "media", ArrayStyle.REPEAT,
                                "blocks", ArrayStyle.JSON)))
                .isEqualTo("amount=10.00&items%5B0%5D%5Bprice%5D=p%201&expand%5B%5D=a&expand%5B%5D=b&media=u&media=v"
                        + "&blocks=%5B%7B%22type%22%3A%22divider%22%7D%5D&metadata%5Border%20id%5D=true");
    }

    @Test
    void a_form_that_cannot_be_written_is_refused_by_the_name_of_the_field() {
        assertThatExceptionOfType(RenderException.class)
                .isThrownBy(() -> FormFields.encode(Map.of("f", List.of("\uD83D")), ArrayStyle.REPEAT, Map.of()))
                .withMessage("The form field 'f': half of a surrogate pair stands alone in it, which is no character");
        assertThatExceptionOfType(RenderException.class)
                .isThrownBy(() -> FormFields.encode(Map.of("f", "x".repeat(1 << 20)), ArrayStyle.REPEAT, Map.of()))
                .withMessage("The form would have more than 1048576 bytes");
        Object deep = "x";
        for (int i = 0; i < 70; i++) {
            deep = new ArrayList<>(List.of(deep));
        }
        Map<String, Object> fields = Map.of("f", deep);
        assertThatExceptionOfType(RenderException.class)
                .isThrownBy(() -> FormFields.encode(fields, ArrayStyle.REPEAT, Map.of()))
                .withMessage("The form field 'f': its value nests more than 64 deep");
    }

    /** A map in the order of its entries. */
    private static Map<String, Object> ordered(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    {{^list}}any{{/list}}                → ``
                    ` {{^list}}a{{/list}} {{^text}}b{{/text}} ` → ``
                    {{#list}}{{#none}}x{{/none}}{{/list}} → ``
                    {{^none}}any{{/none}}                → a=any
                    {{#empty}}{{empty}}{{/empty}}        → a=
                    x{{^list}}any{{/list}}               → a=x
                    """)
    void a_parameter_of_sections_that_all_made_nothing_is_left_out(String template, String pair) {
        Names names = Names.builder()
                .value("list", Shape.list(Shape.scalar()))
                .value("text", Shape.scalar())
                .value("none", Shape.scalar())
                .value("empty", Shape.scalar())
                .build();
        Values values = Values.builder()
                .value("list", List.of(1, 2))
                .value("text", "t")
                .value("empty", "")
                .build();

        assertThat(QueryTemplate.parse("a", template, ArrayStyle.REPEAT, names).render(values))
                .isEqualTo(pair);
        assertThat(UrlTemplate.parse("https://a.example/?a=" + template.replace(" ", "%20"), names)
                        .render(values))
                .isEqualTo("https://a.example/" + (pair.isEmpty() ? "" : "?" + pair));
    }
}
