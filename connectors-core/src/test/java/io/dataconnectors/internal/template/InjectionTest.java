package io.dataconnectors.internal.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.internal.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger types stays what it is: it never becomes a part of the request around it. */
class InjectionTest {
    private static final Names NAMES =
            Names.builder().value("x", Shape.any()).setting("s", "acme").build();

    static Stream<String> hostile() {
        return Stream.concat(
                RandomValues.NASTY.stream()
                        .filter(text -> !List.of("", ".", "..").contains(text)),
                Stream.of(
                        "\", \"admin\": true, \"x\": \"",
                        "1, \"admin\": true",
                        "a&admin=true#",
                        "a?admin=true",
                        "../../admin",
                        "..%2f..%2fadmin",
                        "%2e%2e/",
                        "@evil.example.net/",
                        "\r\nX-Admin: true",
                        "{{secret.token}}",
                        "{{#x}}{{x}}{{/x}}",
                        "${x} #{x} <%= x %>",
                        "\uFEFF",
                        "\u0085\u200F\u061C",
                        "a".repeat(8000)));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void in_json_it_is_one_string(String hostile) {
        String json = JsonTemplate.parse(
                        "{\"a\": {{x}}, \"b\": \"{{x}}\", \"c\": \"-{{x}}-\", \"d\": [{{#x}}{{.}}{{/x}}]}", NAMES)
                .render(with(hostile));

        assertThat(Json.read(json))
                .isEqualTo(Map.of("a", hostile, "b", hostile, "c", "-" + hostile + "-", "d", List.of(hostile)));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void as_the_name_of_a_member_of_an_object_it_is_that_name(String hostile) {
        String name = hostile.substring(0, Math.min(hostile.length(), Json.MAX_NAME_LENGTH));
        Map<String, Object> object = Map.of(name, List.of(hostile));

        assertThat(Json.read(JsonTemplate.parse("{\"o\": {{x}}}", NAMES).render(with(object))))
                .isEqualTo(Map.of("o", object));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void in_a_url_it_is_one_segment_and_one_parameter(String hostile) {
        String value = hostile.length() > 1000 ? hostile.substring(0, 1000) : hostile;
        URI uri = URI.create(UrlTemplate.parse("https://{{setting.s}}.example.com/{{x}}/b?c={{x}}&d=e{{x}}", NAMES)
                .render(with(value)));

        assertThat(uri.getHost()).isEqualTo("acme.example.com");
        assertThat(uri.getRawPath().split("/", -1)).hasSize(3).endsWith("b");
        assertThat(uri.getPath()).isEqualTo("/" + value + "/b");
        assertThat(uri.getRawQuery().split("[&=]", -1)).hasSize(4).contains("c", "d");
        assertThat(uri.getQuery()).isEqualTo("c=" + value + "&d=e" + value);
        assertThat(uri.getRawFragment()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "a\uDE00b", "\uDE00\uD83D"})
    void half_a_surrogate_pair_is_refused_in_every_position(String broken) {
        Values values = with(broken);

        for (Template template : List.of(
                JsonTemplate.parse("{{x}}", NAMES),
                JsonTemplate.parse("\"{{x}}\"", NAMES),
                JsonTemplate.parse("\"a{{x}}\"", NAMES),
                UrlTemplate.parse("https://example.com/{{x}}", NAMES),
                QueryTemplate.parse("a", "{{x}}", ArrayStyle.JSON, NAMES),
                HeaderTemplate.parse("{{x}}", NAMES),
                TextTemplate.parse("{{x}}", NAMES),
                TextTemplate.parseMarkup("{{x}}", NAMES))) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> render(template, values)))
                    .as(template.canonical())
                    .isInstanceOf(RenderException.class)
                    .hasMessageStartingWith("{{x}}: ");
        }
    }

    private static String render(Template template, Values values) {
        if (template instanceof JsonTemplate json) {
            return json.render(values);
        } else if (template instanceof UrlTemplate url) {
            return url.render(values);
        } else if (template instanceof QueryTemplate query) {
            return query.render(values);
        } else if (template instanceof HeaderTemplate header) {
            return header.render(values);
        }
        return ((TextTemplate) template).render(values);
    }

    @Test
    void numbers_keep_every_digit_in_every_position() {
        Object id = new BigInteger("98765432109876543210987654321098765432109876543210");
        Object price = new BigDecimal("12345678901234567890.10");

        for (Object number : List.of(id, price, 9007199254740993L, -0x80000000)) {
            String digits = number.toString();
            assertThat(JsonTemplate.parse("[{{x}}, \"{{x}}\"]", NAMES).render(with(number)))
                    .isEqualTo("[" + digits + ",\"" + digits + "\"]");
            assertThat(UrlTemplate.parse("https://example.com/{{x}}?a={{x}}", NAMES)
                            .render(with(number)))
                    .isEqualTo("https://example.com/" + digits + "?a=" + digits);
            assertThat(HeaderTemplate.parse("{{x}}", NAMES).render(with(number)))
                    .isEqualTo(digits);
            assertThat(TextTemplate.parse("{{x}}", NAMES).render(with(number))).isEqualTo(digits);
        }
    }

    @Test
    void a_number_with_an_exponent_is_written_out_in_text_and_kept_in_json() {
        BigDecimal thousand = new BigDecimal("1E+3");

        assertThat(TextTemplate.parse("{{x}}", NAMES).render(with(thousand))).isEqualTo("1000");
        assertThat(JsonTemplate.parse("{{x}}", NAMES).render(with(thousand))).isEqualTo("1E+3");
        assertThat(TextTemplate.parse("{{x}}", NAMES).render(with(new BigDecimal("1E+2000000000"))))
                .isEqualTo("1E+2000000000");
    }

    private static Values with(Object value) {
        return Values.builder().value("x", value).build();
    }
}
