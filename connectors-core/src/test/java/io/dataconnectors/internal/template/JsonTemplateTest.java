package io.dataconnectors.internal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.internal.template.RenderException.TemplateException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTemplateTest {
    private static final Names NAMES = Names.builder()
            .value("text", Shape.scalar())
            .value("number", Shape.scalar())
            .value("yes", Shape.scalar())
            .value("no", Shape.scalar())
            .value("nothing", Shape.scalar())
            .value("missing", Shape.scalar())
            .value("list", Shape.list(Shape.scalar()))
            .value("none", Shape.list(Shape.scalar()))
            .value("lines", Shape.list(Shape.object(Map.of("sku", Shape.scalar(), "quantity", Shape.scalar()))))
            .value("object", Shape.object(Map.of("a", Shape.scalar(), "b", Shape.any())))
            .value("any", Shape.any())
            .setting("field", "customfield_10042")
            .setting("ids", List.of(1, 2))
            .setting("sandbox", true)
            .setting("debug", false)
            .setting("unset", null)
            .build();

    private static final Values VALUES = Values.builder()
            .value("text", "say \"hi\"\n")
            .value("number", new BigDecimal("10.00"))
            .value("yes", true)
            .value("no", false)
            .value("nothing", null)
            .value("list", Arrays.asList("a", null, 3))
            .value("none", List.of())
            .value("lines", List.of(Map.of("sku", "A1", "quantity", 2), Map.of("sku", "B2")))
            .value("object", Map.of("a", 1))
            .value("any", Map.of("id", new BigInteger("123456789012345678901234567890")))
            .secret("token", "t\"1")
            .build();

    @Test
    void the_example_of_the_format_renders() {
        Names names = Names.builder()
                .value("day", Shape.scalar())
                .value("note", Shape.scalar())
                .value("items", Shape.list(Shape.object(Map.of("sku", Shape.scalar(), "quantity", Shape.scalar()))))
                .build();
        JsonTemplate template = JsonTemplate.parse("""
                {"date": "{{day}}",
                 "lines": [{{#items}}{"sku": "{{sku}}", "qty": {{quantity}}}{{/items}}],
                 "note": "{{note}}"}""", names);

        assertThat(template.render(Values.builder()
                        .value("day", "2026-01-31")
                        .value("items", List.of(Map.of("sku", "a\"b", "quantity", 2), Map.of("sku", "{{day}}")))
                        .build()))
                .isEqualTo(
                        "{\"date\":\"2026-01-31\",\"lines\":[{\"sku\":\"a\\\"b\",\"qty\":2},{\"sku\":\"{{day}}\"}]}");
    }

    @Test
    void whole_numbers_are_written_with_all_their_digits() {
        JsonTemplate template = JsonTemplate.parse(
                "{{n}}", Names.builder().value("n", Shape.clean()).build());

        for (int number : new int[] {0, 9, 10, 1042, Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
            Values values = Values.builder().value("n", number).build();
            assertThat(template.render(values)).isEqualTo(Integer.toString(number));
        }
    }

    @Test
    void json_is_made_in_utf_8() {
        JsonTemplate template = JsonTemplate.parse(
                "[\"ü {{x}}\", {{x}}]",
                Names.builder().value("x", Shape.scalar()).build());
        Values values = Values.builder().value("x", "é€😀\u007F\n").build();

        assertThat(template.utf8(values))
                .isEqualTo("[\"ü é€😀\u007F\\n\",\"é€😀\u007F\\n\"]".getBytes(StandardCharsets.UTF_8))
                .isEqualTo(template.render(values).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    {{text}}      → "say \\"hi\\"\\n"
                    {{number}}    → 10.00
                    {{yes}}       → true
                    {{nothing}}   → null
                    {{list}}      → ["a",null,3]
                    {{object}}    → {"a":1}
                    {{any}}       → {"id":123456789012345678901234567890}
                    {{any.id}}    → 123456789012345678901234567890
                    {{none}}      → []
                    {{secret.token}} → "t\\"1"
                    {{list | first}} → "a"
                    {{list | size}}  → 3
                    {{missing | default: 0}}     → 0
                    {{missing | default: null}}  → null
                    """)
    void a_tag_outside_quotes_is_the_value_by_its_type(String template, String json) {
        assertRenders(template, json);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    "{{text}}"          → "say \\"hi\\"\\n"
                    "{{number}}"        → "10.00"
                    "{{yes}}"           → "true"
                    "{{nothing}}"       → null
                    "{{any.id}}"        → "123456789012345678901234567890"
                    "{{! only }}{{yes}}"→ "true"
                    "is {{yes}}"        → "is true"
                    "{{yes}}{{no}}"     → "truefalse"
                    "[{{missing}}]"     → "[]"
                    "[{{nothing}}]"     → "[]"
                    "{{#list}}<{{.}}>{{/list}}" → "<a><><3>"
                    "{{^none}}-{{/none}}"       → "-"
                    "{{#none}}-{{/none}}"       → ""
                    "{{any | json}}"            → "{\\"id\\":123456789012345678901234567890}"
                    "\\{{text}} \\\\{{yes}} {{{no}}}" → "{{text}} \\\\true {false}"
                    "\\u00e9\\ud83d\\ude00\\/\\t" → "é😀/\\t"
                    """)
    void a_tag_in_quotes_is_text(String template, String json) {
        assertRenders(template, json);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    {"a": {{missing}}, "b": "{{missing}}", "c": 1}  → {"c":1}
                    {"a": {{missing}}}                              → {}
                    [{{missing}}, 1, "{{missing}}", {{nothing}}]    → [1,null]
                    {"a": {{nothing}}, "b": "{{nothing}}"}          → {"a":null,"b":null}
                    {"a": {{object.b}}, "b": {{any.b.c}}}           → {}
                    [[{{missing}}], {"a": {{missing}}}]             → [[],{}]
                    {"a": "x{{missing}}"}                           → {"a":"x"}
                    """)
    void an_absent_value_drops_its_member_or_element_and_null_stays(String template, String json) {
        assertRenders(template, json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\": {{#list}}\"{{.}}\"{{/list}}}",
                "{{#list}}1{{/list}}",
                "{\"b\": [1, {\"c\": {{#yes}}{{#list}}{{.}}{{/list}}{{/yes}}}]}"
            })
    void a_section_over_a_list_is_no_place_of_one_value(String template) {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> JsonTemplate.parse(template, NAMES))
                .withMessage(
                        "Line 1, column " + (1 + template.indexOf("{{#list")) + ": 'list' is a list, and one JSON value"
                                + " stands here: put [ and ] around the section, or take one of its elements, {{#list | first}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    {"b": {{#list | first}}"{{.}}"{{/list}}}          → {"b":"%s"}
                    {"b": {{#list}}{{#no}}1{{/no}}{{/list}}, "c": 1}  → {"c":1}
                    {"b": {{^list}}1{{/list}}{{#yes}}2{{/yes}}}       → {"b":2}
                    """)
    void what_makes_one_value_of_a_list_or_none_is_right(String template, String json) {
        assertThat(JsonTemplate.parse(template, NAMES).render(VALUES)).isEqualTo(json.replace("%s", "a"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    {"a": 1, {{#yes}}"b": 2, {{/yes}}"c": 3}   → {"a":1,"b":2,"c":3}
                    {"a": 1{{#yes}}, "b": 2{{/yes}}, "c": 3}   → {"a":1,"b":2,"c":3}
                    {"a": 1, {{#no}}"b": 2, {{/no}}"c": 3}     → {"a":1,"c":3}
                    {"a": 1{{#no}}, "b": 2{{/no}}}             → {"a":1}
                    {"a": 1, {{#no}}"b": 2{{/no}}}             → {"a":1}
                    {{{#no}}"b": 2{{/no}}, "a": 1}             → {"a":1}
                    {{{#yes}}"b": 2{{/yes}} "a": 1}            → {"b":2,"a":1}
                    {{{#yes}}"b": 2,{{/yes}}{{#yes}},"a": 1{{/yes}}} → {"b":2,"a":1}
                    {{{#no}}"b": 2{{/no}}}                     → {}
                    [{{#list}}{{.}}{{/list}}]                  → ["a",null,3]
                    [{{#list}}{{.}},{{/list}}]                 → ["a",null,3]
                    [0, {{#list}},{{.}}{{/list}}, 9]           → [0,"a",null,3,9]
                    [{{#none}}1{{/none}}]                      → []
                    [{{#list}}1, 2{{/list}}]                   → [1,2,1,2,1,2]
                    [{{#lines}}{"sku": "{{sku}}", "n": {{quantity}}}{{/lines}}] → [{"sku":"A1","n":2},{"sku":"B2"}]
                    {"o": { {{#yes}}"a": [{{#list}}[{{.}}]{{/list}}]{{/yes}} }} → {"o":{"a":[["a"],[null],[3]]}}
                    """)
    void commas_around_a_section_take_care_of_themselves(String template, String json) {
        assertRenders(template, json);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    {"k": {{#yes}}1{{/yes}}{{^yes}}null{{/yes}}}           → {"k":1}
                    {"k": {{#no}}1{{/no}}{{^no}}null{{/no}}}               → {"k":null}
                    {"k": {{#no}}1{{/no}}, "l": 2}                         → {"l":2}
                    {"k": {{#yes}}{{#object}}{{a}}{{/object}}{{/yes}}}     → {"k":1}
                    {"k": {{yes}} {{#yes}}"l": 2{{/yes}}}                  → {"k":true,"l":2}
                    {"k": {{yes}} {{#yes}}{{#yes}}, "l": 2{{/yes}}{{/yes}}}→ {"k":true,"l":2}
                    {"k": {{#yes}}"x"{{/yes}}{{#yes}}"l": 2{{/yes}}}       → {"k":"x","l":2}
                    {{#yes}}{"root": {{number}}}{{/yes}}{{^yes}}[]{{/yes}} → {"root":10.00}
                    """)
    void sections_decide_which_value_stands_in_a_place(String template, String json) {
        assertRenders(template, json);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    {"{{setting.field}}": {{setting.ids}}, "x-{{setting.field | upper}}": 1} → {"customfield_10042":[1,2],"x-CUSTOMFIELD_10042":1}
                    {"a": {{#setting.sandbox}}1{{/setting.sandbox}}{{^setting.sandbox}}2{{/setting.sandbox}}} → {"a":1}
                    {{{#setting.debug}}"d": 1,{{/setting.debug}}"a": "{{setting.sandbox}}"} → {"a":"true"}
                    [{{#setting.ids}}{{.}}{{/setting.ids}}, "{{setting.unset}}", {{setting.unset}}] → [1,2,null,null]
                    """)
    void settings_are_part_of_the_template(String template, String json) {
        assertRenders(template, json);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    ``                      → Line 1, column 1: A JSON value was expected here, not the end
                    {{! nothing }}          → Line 1, column 1: A JSON value was expected here, not the end
                    {"a": 1 "b": 2}         → Line 1, column 9: A comma is missing before this
                    {"a": 1,, "b": 2}       → Line 1, column 9: Nothing stands between this comma and the one before
                    {"a": 1,}               → Line 1, column 9: Nothing stands after the comma in front of this
                    [,1]                    → Line 1, column 3: Nothing stands before the comma in front of this
                    [1 2]                   → Line 1, column 4: A comma is missing before this
                    [{{yes}}{{no}}]         → Line 1, column 9: A comma is missing before this
                    {"a": 1, "a": 2}        → Line 1, column 10: The member "a" occurs twice in this object
                    {"a": 1, "\\u0061": 2}  → Line 1, column 10: The member "a" occurs twice in this object
                    {"a" 1}                 → Line 1, column 6: A colon was expected here, not '1'
                    {"a":}                  → Line 1, column 6: A JSON value was expected here, not '}'
                    {a: 1}                  → Line 1, column 2: A member's name in double quotes or '}' was expected here, not 'a'
                    {{{yes}}: 1}            → Line 1, column 2: A member's name in double quotes or '}' was expected here, not a tag
                    {"{{text}}": 1}         → Line 1, column 3: In the name of a member only settings may stand
                    {"{{setting.ids}}": 1}  → Line 1, column 3: 'setting.ids' is a list; in a JSON string a single value is wanted: open a section over it, or use a filter such as join or json
                    [yes]                   → Line 1, column 2: A JSON value was expected here: a number, true, false or null; text stands in double quotes
                    [01]                    → Line 1, column 2: A JSON value was expected here: a number, true, false or null; text stands in double quotes
                    ['a']                   → Line 1, column 2: A JSON value was expected here, not '''
                    [1                      → Line 1, column 1: This array never ends: ']' is missing
                    [1}                     → Line 1, column 3: ']' was expected here, not '}'
                    {"a": {"b": 1}          → Line 1, column 1: This object never ends: '}' is missing
                    "open                   → Line 1, column 1: This string never ends: its second quote is missing
                    "a\\x"                  → Line 1, column 4: JSON knows no such escape: \\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits are there
                    "\\u12g4"               → Line 1, column 6: Four hexadecimal digits follow \\u
                    "\\ud83d"               → Line 1, column 2: This text cannot stand here: half of a surrogate pair stands alone in it, which is no character
                    [\\{{yes}}]             → Line 1, column 2: A JSON value was expected here
                    {"a": 1 \\{{yes}}}      → Line 1, column 9: A comma is missing before this
                    {} []                   → Line 1, column 4: A comma is missing before this
                    1, 2                    → Line 1, column 2: There is more after the end of the JSON value
                    "{{list}}"              → Line 1, column 2: 'list' is a list; in a JSON string a single value is wanted: open a section over it, or use a filter such as join or json
                    "{{object}} x"          → Line 1, column 2: 'object' is an object; in a JSON string a single value is wanted: open a section over it, or use a filter such as join or json
                    """)
    void a_template_that_is_no_json_is_refused_where_it_is_wrong(String template, String message) {
        assertProblem(template, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    [{{#yes}}1]{{/yes}}         → Line 1, column 11: A section holds whole values, members or elements; ']' cannot stand in this one
                    [{{#yes}}1}{{/yes}}]        → Line 1, column 11: A section holds whole values, members or elements; '}' cannot stand in this one
                    {{#yes}}[{{/yes}}1]         → Line 1, column 10: A section that begins before this array or object cannot end in it
                    {{#yes}}{"a": 1{{/yes}}}    → Line 1, column 16: A section that begins before this array or object cannot end in it
                    "{{#yes}}a"{{/yes}}         → Line 1, column 11: A section that begins in a string must end in it
                    {{#yes}}"a{{/yes}}"         → Line 1, column 11: A section that begins before a string cannot end in it
                    {"a": {{#yes}}1,{{/yes}}}   → Line 1, column 16: A section holds whole values, members or elements; ',' cannot stand in this one
                    """)
    void a_section_holds_whole_values(String template, String message) {
        assertProblem(template, message);
    }

    @Test
    void a_line_break_in_a_string_is_told_how_to_be_written() {
        assertProblem(
                "{\"a\": \"x\ny\"}",
                "Line 1, column 9: In a JSON string a line break is written \\n, a tab \\t, other control characters \\u00..");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    {"a": 1, {{#yes}}"a": 2{{/yes}}}      → The member "a" occurs twice in one JSON object
                    {{{#list}}"x": {{.}}{{/list}}}        → The member "x" occurs twice in one JSON object
                    {"k": {{#yes}}1{{/yes}}{{#text}}2{{/text}}} → Two JSON values stand in one place: the sections there must exclude each other
                    {"k": 1{{#yes}}2{{/yes}}}             → Two JSON values stand in one place: the sections there must exclude each other
                    {{missing}}                           → Nothing is left of this JSON: the value or section it consists of is absent
                    {{#no}}1{{/no}}                       → Nothing is left of this JSON: the value or section it consists of is absent
                    {{list | join}}                       → {{list | join}}: a single value is wanted here, not a list
                    {{any.map}}                           → {{any.map}}: its value has a member whose name is no text
                    "{{any}}"                             → {{any}}: a single value is wanted here, not an object
                    """)
    void values_that_make_no_json_are_refused(String template, String message) {
        Values values = VALUES.toBuilder()
                .value("list", List.of(List.of(), List.of()))
                .value("any", Map.of("map", Map.of(1, 2)))
                .build();

        assertThatExceptionOfType(RenderException.class)
                .isThrownBy(() -> JsonTemplate.parse(template, NAMES).render(values))
                .withMessage(message)
                .withNoCause();
    }

    @Test
    void sections_that_exclude_each_other_may_bring_the_same_member() {
        String template = "{{{#yes}}\"a\": 1{{/yes}}{{^yes}}\"a\": 2{{/yes}}}";

        assertRenders(template, "{\"a\":1}");
    }

    @Test
    void filters_of_a_section_make_a_member_of_a_list_that_has_an_element() {
        String template =
                "{{{#LIST | first}}\"a\": [{{#LIST}}{{.}}{{/LIST}}]{{/LIST}}{{^LIST | first}}\"a\": 0{{/LIST}}}";

        assertRenders(template.replace("LIST", "list"), "{\"a\":[\"a\",null,3]}");
        assertRenders(template.replace("LIST", "none"), "{\"a\":0}");
    }

    @Test
    void a_value_and_the_template_nest_64_deep_together() {
        Object deep = 1;
        for (int i = 0; i < 62; i++) {
            deep = List.of(deep);
        }
        JsonTemplate template = JsonTemplate.parse("[{\"a\": {{any}}}]", NAMES);

        assertThat(template.render(Values.builder().value("any", deep).build()))
                .isEqualTo("[{\"a\":" + "[".repeat(62) + "1" + "]".repeat(62) + "}]");
        Values tooDeep = Values.builder().value("any", List.of(deep)).build();
        assertThatExceptionOfType(RenderException.class)
                .isThrownBy(() -> template.render(tooDeep))
                .withMessage("{{any}}: with it the JSON nests more than 64 deep");
        assertProblem("[".repeat(65) + "]".repeat(65), "Line 1, column 65: Arrays and objects nest at most 64 deep");
    }

    @Test
    void a_setting_too_nests_64_deep_with_the_template() {
        Names names = Names.builder().setting("list", List.of(List.of(1))).build();

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> JsonTemplate.parse("[".repeat(63) + "{{setting.list}}" + "]".repeat(63), names))
                .withMessage(
                        "Line 1, column 64: This setting cannot stand here: with it the JSON nests more than 64 deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": 1e5, \"b\": [1.50, -0, true]}", "[]", "{ }", "\"{\"", "12"})
    void json_without_tags_stays_as_it_is_but_for_blanks(String json) {
        assertRenders(json, json.replace(" ", ""));
    }

    private static void assertRenders(String template, String json) {
        assertThat(JsonTemplate.parse(template, NAMES).render(VALUES)).isEqualTo(json);
    }

    private static void assertProblem(String template, String message) {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> JsonTemplate.parse(template, NAMES))
                .withMessage(message);
    }
}
