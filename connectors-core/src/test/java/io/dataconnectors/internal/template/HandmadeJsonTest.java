package io.dataconnectors.internal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.internal.template.RenderException.TemplateException;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON that an author wrote into a text of another kind, also within JSON (trial 12), where values stand as they are. */
class HandmadeJsonTest {
    private static final Names NAMES = Names.builder()
            .value("text", Shape.scalar())
            .value("count", Shape.clean())
            .value("counts", Shape.list(Shape.clean()))
            .value("any", Shape.any())
            .value("tags", Shape.list(Shape.scalar()))
            .setting("plain", "acme")
            .setting("quote", "a\"b")
            .build();

    private static final Map<String, Function<String, Template>> PLACES = Map.of(
            "query", text -> QueryTemplate.parse("filter", text, ArrayStyle.REPEAT, NAMES),
            "header", text -> HeaderTemplate.parse(text, NAMES),
            "part", text -> FieldTemplate.parse(text, NAMES),
            "text", text -> TextTemplate.parse(text, NAMES),
            "string in JSON",
                    text -> JsonTemplate.parse("{\"content\": [\"" + PlainValue.IN_QUOTES.of(text) + "\"]}", NAMES),
            "text in XML", text -> TextTemplate.parseMarkup("<a>1</a><b>" + text + "</b>", NAMES),
            "attribute in XML",
                    text -> TextTemplate.parseMarkup("<a b=\"" + text.replace("\"", "&quot;") + "\">1</a>", NAMES),
            "URL", text -> UrlTemplate.parse("https://api.example.com/x?filter=" + text.replace(" ", "%20"), NAMES),
            "encoded URL",
                    text -> UrlTemplate.parse(
                            "https://api.example.com/x?filter="
                                    + text.replace(" ", "+")
                                            .replace("{\"", "%7B%22")
                                            .replace("\"", "%22"),
                            NAMES));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": \"{{text}}\"}",
                " [\"a\", \"{{text}}\"] ",
                "{\"a\": {{text}}}",
                "{\"a\": {\"b\": [\"no. {{text}}\"]}}",
                "{\"a\": \"{{any}}\"}",
                "{\"a\": \"{{any.b}}\"}",
                "{\"a\": \"{{text|upper}}\"}",
                "{\"a\": \"{{tags|join}}\"}",
                "{\"a\": 1{{#text}}, \"b\": \"{{text}}\"{{/text}}}",
                "{\"a\": 1{{^count}}, \"b\": \"{{text}}\"{{/count}}}",
                "{\"a\": {{#count}}\"{{text}}\"{{/count}}{{^count}}null{{/count}}}",
                "{{#text}}{\"a\": \"{{.}}\"}{{/text}}",
                "{\"a\": \"{{setting.quote}}\"}",
                "{\"a\": \"{\\\"b\\\": \\\"{{text}}\\\"}\"}",
                "\"{\\\"a\\\": \\\"{{text}}\\\"}\""
            })
    void a_value_that_could_change_it_is_refused_wherever_it_is_written(String json) {
        PLACES.forEach((place, parse) -> assertThatExceptionOfType(TemplateException.class)
                .as(place)
                .isThrownBy(() -> parse.apply(json))
                .withMessageContaining("This text is JSON, and a quote in '"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": {{text|json}}}",
                "{\"a\": {{tags|json}}, \"b\": {{any|json}}}",
                "{\"a\": {{count}}, \"b\": \"{{count}}\"}",
                "{\"a\": \"{{counts|first}}\"}",
                "{\"a\": {{text|number}}, \"b\": {{tags|size}}, \"c\": \"{{text|base64}}\"}",
                "{\"id\": \"{{call.id}}\", \"at\": \"{{call.time}}\", \"key\": \"{{secret.key}}\"}",
                "{\"shop\": \"{{setting.plain}}\"}",
                "[\"{{text}}\" TO \"b\"]",
                "[{{text}}]",
                "\"{{text}}\"",
                "x-{\"a\": \"{{text}}\"}",
                "{\"a\": 1}"
            })
    void what_cannot_change_it_or_is_no_json_is_right(String text) {
        PLACES.forEach(
                (place, parse) -> assertThat(parse.apply(text).text()).as(place).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"{{text|json}}\"]",
                "{\"a\": 1, \"b\": [\"no. {{text|json}}\", 2]}",
                "{\"a\": 1{{^count}}, \"b\": [\"{{text|json}}\"]{{/count}}}",
                "{\"a\": \"{\\\"b\\\": {{text|json}}}\"}"
            })
    void the_filter_json_protects_nothing_between_quotes(String json) {
        PLACES.forEach((place, parse) -> assertThatExceptionOfType(TemplateException.class)
                .as(place)
                .isThrownBy(() -> parse.apply(json))
                .withMessageContaining(
                        "This text is JSON, and 'text | json' has its own quotes: write it without quotes around it"));
    }

    @Test
    void json_within_json_takes_a_variable_or_the_filter_and_no_value_changes_it() {
        Values values = Values.builder()
                .value("text", "x\",\"admin\":\"1")
                .value("any", Map.of("text", "x\",\"admin\":\"1"))
                .build();

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> JsonTemplate.parse("{\"content\": \"{\\\"text\\\":\\\"{{text}}\\\"}\"}", NAMES));
        assertThat(JsonTemplate.parse("{\"content\": \"{\\\"text\\\":{{text | json}}}\"}", NAMES)
                        .render(values))
                .isEqualTo("{\"content\":\"{\\\"text\\\":\\\"x\\\\\\\",\\\\\\\"admin\\\\\\\":\\\\\\\"1\\\"}\"}");
        assertThat(JsonTemplate.parse("{\"content\": {{any | json}}}", NAMES).render(values))
                .isEqualTo("{\"content\":\"{\\\"text\\\":\\\"x\\\\\\\",\\\\\\\"admin\\\\\\\":\\\\\\\"1\\\"}\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "summary ~ \"{{text}}\"",
                "[{{text}}] {{any}}",
                "{{text}}",
                "project = \"{{text}}\" AND key in ({{tags | quote | join}})",
                "{!tag=a}name:\"{{text}}\"",
                "[\"{{text}}\" TO \"{{any}}\"]"
            })
    void texts_of_other_languages_stay_as_they_are(String text) {
        String json = "{\"query\": \"" + PlainValue.IN_QUOTES.of(text) + "\"}";

        assertThat(JsonTemplate.parse(json, NAMES).warnings()).isEmpty();
    }

    @Test
    void the_message_says_what_to_write_instead() {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> HeaderTemplate.parse("{\"a\": \"{{text | trim}}\"}", NAMES))
                .withMessage("Line 1, column 8: This text is JSON, and a quote in 'text | trim' would change it: write"
                        + " {{text | trim | json}} instead, without quotes around it, or make all of it a variable of type json,"
                        + " such as inner, and write {{inner | json}} here");
    }

    @Test
    void each_value_of_a_row_of_json_goes_through_the_filter_json() {
        assertThat(TextTemplate.parseJsonRow("{\"a\": {{text | json}}, \"b\": {{any | json}}}\n", NAMES)
                        .render(Values.builder().value("text", "\",\"x\":\"").build()))
                .isEqualTo("{\"a\": \"\\\",\\\"x\\\":\\\"\", \"b\": null}\n");
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> TextTemplate.parseJsonRow("{\"a\": \"{{text}}\", \"b\": {{count}}}", NAMES))
                .withMessage("""
                        Line 1, column 8: In a row of JSON values each value goes through the filter json: {{text | json}}
                        Line 1, column 24: In a row of JSON values each value goes through the filter json: {{count | json}}""");
    }
}
