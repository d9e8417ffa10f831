package io.dataconnectors.internal.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dataconnectors.Body;
import io.dataconnectors.Body.Part;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.request.RenderedRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that strangers choose, as the members of an object are, and numbers that no double holds. */
class HostileNamesAndNumbersTest {
    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    static Stream<Number> numbers() {
        return Stream.of(
                9007199254740993L,
                Long.MIN_VALUE,
                new BigInteger("9".repeat(120)),
                new BigDecimal("10.00"),
                new BigDecimal("0.1000000000000000055511151231257827021181583404541015625"),
                new BigDecimal("-1E+300"),
                new BigDecimal("1E-390"),
                new BigDecimal("12345678901234567890.123456789012345678901234567890"));
    }

    static List<String> names() {
        return Hostile.TEXTS.stream()
                .filter(text -> !Place.isBroken(text) && text.length() <= 500)
                .toList();
    }

    static List<String> brokenNames() {
        return Hostile.TEXTS.stream().filter(Place::isBroken).toList();
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void a_number_keeps_every_digit_wherever_it_stands(Number number) {
        RenderedRequest json =
                render(Body.json("{\"n\": {{count}}, \"q\": \"{{count}}\", \"s\": \"no. {{count}}\"}"), number);
        JsonNode tree = tree(json);

        assertThat(tree.get("n").decimalValue()).isEqualTo(new BigDecimal(number.toString()));
        String digits = tree.get("q").textValue();
        assertThat(new BigDecimal(digits)).isEqualByComparingTo(new BigDecimal(number.toString()));
        assertThat(digits).doesNotContain("E");
        assertThat(tree.get("s").textValue()).isEqualTo("no. " + digits);
        assertThat(text(render(Body.form("{\"n\": {{count}}}"), number))).isEqualTo("n=" + digits);
        assertThat(text(render(Body.text("{{count}}"), number))).isEqualTo(digits);
        assertThat(StrictMultipart.parts(render(Body.multipart(Part.value("n", "{{count}}")), number))
                        .get(0)
                        .text())
                .isEqualTo(digits);
        assertThat(addressed(number).url()).isEqualTo("https://shop.example.com/" + digits + "?n=" + digits);
        assertThat(addressed(number).headers().get(0).value()).isEqualTo(digits);
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_name_of_a_member_is_a_name_and_no_more(String name) {
        Map<String, ?> inputs = Map.of("anything", Map.of(name, "v"));

        JsonNode tree =
                tree(Sending.of(Body.json("{\"a\": {{anything}}, \"b\": 1}")).render(inputs));
        assertThat(tree.size()).isEqualTo(2);
        assertThat(tree.get("a").size()).isEqualTo(1);
        assertThat(tree.get("a").get(name).textValue()).isEqualTo("v");

        String form =
                text(Sending.of(Body.form("{\"a\": {{anything}}, \"b\": 1}")).render(inputs));
        assertThat(form).startsWith("a%5B").endsWith("%5D=v&b=1");
        assertThat(decoded(form.substring("a%5B".length(), form.length() - "%5D=v&b=1".length())))
                .isEqualTo(name);

        URI uri = URI.create(
                Sending.of(Sending.definition().query("a", "{{anything}}").query("b", "1"))
                        .render(inputs)
                        .url());
        assertThat(uri.getRawQuery()).startsWith("a%5B").endsWith("%5D=v&b=1");
        assertThat(uri.getRawQuery().split("[&=]", -1)).hasSize(4);
        assertThat(uri.getRawFragment()).isNull();
    }

    @ParameterizedTest
    @MethodSource("brokenNames")
    void a_name_that_is_no_text_is_refused(String name) {
        Map<String, ?> inputs = Map.of("anything", Map.of(name, "v"));

        for (Body body : List.of(Body.json("{\"a\": {{anything}}}"), Body.form("{\"a\": {{anything}}}"))) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> Sending.of(body).render(inputs))
                    .withMessage(
                            "In the body: {{anything}}: half of a surrogate pair stands alone in it, which is no character");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_setting_in_the_name_of_a_part_or_of_a_member_is_that_name_or_refused(String setting) {
        var builder = Sending.definition().setting("hostile", setting);
        RenderedRequest json = Sending.of(builder.body(Body.json("{\"x{{setting.hostile}}\": 1, \"b\": 2}")))
                .render(Map.of());
        assertThat(tree(json).size()).isEqualTo(2);
        assertThat(tree(json).get("x" + setting).intValue()).isEqualTo(1);

        builder.body(Body.multipart(Part.value("x{{setting.hostile}}", "v")));
        var refused = catchThrowableOfType(
                InvalidDefinitionException.class, () -> DefinitionCompiler.compile(builder.build()));
        if (refused == null) {
            var parts = StrictMultipart.parts(Sending.of(builder).render(Map.of()));
            assertThat(parts).hasSize(1);
            assertThat(parts.get(0).name())
                    .isEqualTo("x"
                            + setting.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A"));
            assertThat(parts.get(0).text()).isEqualTo("v");
        } else {
            boolean misleading = setting.matches("(?s).*[\\u2028-\\u202E\\u2066-\\u2069].*");
            String reason = setting.contains("\\")
                    ? "backslash, which servers read in two ways"
                    : misleading
                            ? "character that ends a line or turns text around, which no name has"
                            : "control character, which no name has";
            assertThat(refused.violations())
                    .singleElement()
                    .hasToString(
                            "/request/body/parts/0/name: Line 1, column 2: This setting cannot stand here: it has a "
                                    + reason);
        }
    }

    private static RenderedRequest render(Body body, Number number) {
        return Sending.of(body).render(Map.of("count", number));
    }

    private static RenderedRequest addressed(Number number) {
        return Sending.of(Sending.definition()
                        .post("https://shop.example.com/{{count}}?n={{count}}")
                        .header("X-N", "{{count}}"))
                .render(Map.of("count", number));
    }

    private static JsonNode tree(RenderedRequest request) {
        try {
            return EXACT.readTree(request.body());
        } catch (IOException e) {
            throw new AssertionError(text(request), e);
        }
    }

    private static String text(RenderedRequest request) {
        return new String(request.body(), UTF_8);
    }

    private static String decoded(String raw) {
        assertThat(raw).doesNotContain("&", "=", "+");
        return URLDecoder.decode(raw, UTF_8);
    }
}
