package io.dataconnectors.internal.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.Body;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Header;
import io.dataconnectors.Input;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Invocation;
import io.dataconnectors.Secret;
import io.dataconnectors.ValueType;
import io.dataconnectors.internal.compile.CompiledCall.CallInputs;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.request.RenderedRequest;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What forms and texts are on their way; for JSON see {@link RequestTest}. */
class BodyTest {
    private static final Instant TIME = Instant.parse("2026-11-23T10:15:30Z");
    private static final Map<String, Secret> SECRETS = Map.of("token", Secret.of("s3cr\"et"));

    private static ConnectorDefinition sending(Body body) {
        return ConnectorDefinition.builder("send")
                .description("Sends something")
                .post("https://shop.example.com/orders")
                .input(Input.string("order_id"))
                .input(Input.number("count"))
                .input(Input.array("tags", Input.each(ValueType.STRING)))
                .body(body)
                .build();
    }

    private static RenderedRequest render(Body body, Map<String, ?> inputs) {
        ConnectorDefinition definition = sending(body);
        CallInputs checked = CallInputs.check(DefinitionCompiler.compile(definition), Invocation.of(inputs));
        return checked.render(SECRETS, "call-1", TIME);
    }

    private static String sent(Body body, Map<String, ?> inputs) {
        return new String(render(body, inputs).body(), UTF_8);
    }

    private static String shown(Body body, Map<String, ?> inputs) {
        ConnectorDefinition definition = sending(body);
        CallInputs checked = CallInputs.check(DefinitionCompiler.compile(definition), Invocation.of(inputs));
        return checked.preview("call-1", TIME).body();
    }

    private static void assertProblem(Body body, Map<String, ?> inputs, String problem) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> render(body, inputs))
                .withMessage(problem);
    }

    @Test
    void a_form_has_the_members_of_an_object_as_its_fields() {
        Body form = Body.form("""
                {"id": "{{order_id}}", "count": {{count}}, "tags": {{tags}}, "lines": [{"price": 10.00}]}""");

        assertThat(sent(form, Map.of("order_id", "a&b=ü", "tags", List.of("x", "y"))))
                .isEqualTo("id=a%26b%3D%C3%BC&tags%5B0%5D=x&tags%5B1%5D=y&lines%5B0%5D%5Bprice%5D=10.00");
        assertThat(render(form, Map.of()).headers())
                .contains(new Header("Content-Type", "application/x-www-form-urlencoded"));
    }

    @Test
    void lists_are_written_in_the_style_of_the_form_or_of_their_field() {
        Body form = Body.form(
                "{\"a\": {{tags}}, \"b\": {{tags}}, \"c\": {\"d\": {{tags}}}}",
                ArrayStyle.BRACKETS,
                Map.of("b", ArrayStyle.COMMA, "c", ArrayStyle.JSON));

        assertThat(sent(form, Map.of("tags", List.of("x", "y"))))
                .isEqualTo("a%5B%5D=x&a%5B%5D=y&b=x,y&c=%7B%22d%22%3A%5B%22x%22%2C%22y%22%5D%7D");
    }

    @Test
    void a_preview_of_a_form_shows_masks_as_people_know_them() {
        Body form = Body.form(
                "{\"key\": \"{{secret.token}}\", \"id\": \"{{order_id}}\", \"blocks\": [\"{{secret.token}}\"]}",
                ArrayStyle.JSON,
                Map.of());

        assertThat(shown(form, Map.of("order_id", "%2A"))).isEqualTo("key=***&id=%252A&blocks=%5B%22***%22%5D");
        assertThat(sent(form, Map.of("order_id", "*")))
                .isEqualTo("key=s3cr%22et&id=%2A&blocks=%5B%22s3cr%5C%22et%22%5D");
    }

    @Test
    void a_form_of_something_else_than_an_object_is_not_sent() {
        assertProblem(
                Body.form("{{count}}"),
                Map.of("count", 1),
                "In the body: A form is made of an object, and its template made none");
    }

    @Test
    void a_form_of_values_beyond_what_is_read_is_not_sent() {
        Body form = Body.form("{\"n\": {{count}}}");

        assertProblem(
                form,
                Map.of("count", new BigInteger("9".repeat(200))),
                "In the body: The JSON is beyond a limit: nesting 64, number 128 characters, member name 512 characters,"
                        + " 100000 tokens (line 1, column 206)");
    }

    @Test
    void text_is_sent_as_utf_8_with_its_values_as_they_are() {
        Body text = Body.text("no. {{order_id}}: {{count}}\n");

        assertThat(sent(text, Map.of("order_id", "<ü> \"{{count}}\""))).isEqualTo("no. <ü> \"{{count}}\": \n");
        assertThat(render(text, Map.of()).headers()).contains(new Header("Content-Type", "text/plain; charset=UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/xml",
                "application/xml",
                "Application/SOAP+XML; charset=utf-8; action=\"a\"",
                "image/svg+xml",
                "application/xhtml+xml",
                "application/xml-external-parsed-entity",
                "text/x-xml",
                "application/xml-dtd",
                "text/x-html",
                "text/html"
            })
    void in_xml_and_html_values_are_escaped(String mediaType) {
        Body text = Body.text("<order id=\"{{order_id}}\">{{order_id}}</order>", mediaType);

        assertThat(sent(text, Map.of("order_id", "\"/><b>")))
                .isEqualTo("<order id=\"&quot;/&gt;&lt;b&gt;\">&quot;/&gt;&lt;b&gt;</order>");
        assertThat(render(text, Map.of()).headers()).contains(new Header("Content-Type", mediaType));
    }

    @Test
    void a_text_that_cannot_be_sent_is_a_problem_of_the_inputs() {
        assertProblem(
                Body.text("<a>{{order_id}}</a>", "text/xml"),
                Map.of("order_id", "\u0000"),
                "In the body: {{order_id}}: its value has a control character, which XML cannot carry");
    }
}
