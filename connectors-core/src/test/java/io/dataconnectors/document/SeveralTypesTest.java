package io.dataconnectors.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.Body;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Invocation;
import io.dataconnectors.ValueType;
import io.dataconnectors.Violation;
import io.dataconnectors.internal.compile.CompiledCall.CallInputs;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An input that has one of several types (trial 20). */
class SeveralTypesTest {
    private static final Input CHAT =
            Input.of("chat", ValueType.STRING, ValueType.INTEGER).maxLength(5).minimum(-3);

    private static ConnectorDefinition sending(Input chat) {
        return ConnectorDefinition.builder("send")
                .description("Sends a message.")
                .post("https://chat.example.com/{{chat}}")
                .input(chat)
                .body(Body.json("{\"chat\": {{chat}}, \"text\": \"{{chat}}\"}"))
                .build();
    }

    private static List<String> problems(Object value) {
        return CallInputs.check(DefinitionCompiler.compile(sending(CHAT)), Invocation.of("chat", value))
                .problems()
                .stream()
                .map(Violation::toString)
                .toList();
    }

    @Test
    void a_value_is_placed_by_the_type_that_it_has() {
        assertThat(body("@ann")).isEqualTo("{\"chat\":\"@ann\",\"text\":\"@ann\"}");
        assertThat(body("42")).isEqualTo("{\"chat\":\"42\",\"text\":\"42\"}");
        assertThat(body(42)).isEqualTo("{\"chat\":42,\"text\":\"42\"}");
        assertThat(body(2.0)).isEqualTo("{\"chat\":2,\"text\":\"2\"}");
    }

    private static String body(Object chat) {
        ConnectorDefinition definition = sending(CHAT);
        CallInputs inputs = CallInputs.check(DefinitionCompiler.compile(definition), Invocation.of("chat", chat));
        return inputs.preview("call-1", Instant.EPOCH).body();
    }

    @Test
    void each_type_has_its_rules() {
        assertThat(problems("@anna-maria")).containsExactly("/chat: must have at most 5 characters, not 11");
        assertThat(problems(-4)).containsExactly("/chat: must be at least -3");
        assertThat(problems(1.5)).containsExactly("/chat: must be a whole number");
        assertThat(problems(true)).containsExactly("/chat: must be a string or a whole number, not a boolean");
        assertThat(problems(List.of())).containsExactly("/chat: must be a string or a whole number, not a list");
        assertThat(problems(null)).containsExactly("/chat: must not be null");
    }

    @Test
    void a_choice_and_a_default_may_be_of_any_of_them() {
        Input chat = CHAT.oneOf("a", 1).defaultValue(1).nullable();

        assertThat(CallInputs.check(DefinitionCompiler.compile(sending(chat)), Invocation.of("chat", "a"))
                        .problems())
                .isEmpty();
        assertThat(CallInputs.check(DefinitionCompiler.compile(sending(chat)), Invocation.of("chat", "1"))
                        .problems())
                .hasSize(1);
    }

    @Test
    void a_document_lists_them_in_any_order_and_so_does_the_schema_of_the_inputs() {
        ConnectorDefinition definition = sending(CHAT.nullable());
        String document = ConnectorDocument.write(definition);
        String turned = document.replaceFirst("\\[\\s*\"string\",\\s*\"integer\"\\s*]", "[\"integer\", \"string\"]");

        assertThat(turned).isNotEqualTo(document);
        assertThat(ConnectorDocument.read(turned)).isEqualTo(definition);
        assertThat(ConnectorDocument.digest(ConnectorDocument.read(turned)))
                .isEqualTo(ConnectorDocument.digest(definition))
                .isNotEqualTo(ConnectorDocument.digest(sending(Input.string("chat"))));
        assertThat(SchemaTest.DOCUMENT.errors(document)).isEmpty();
        assertThat(((Map<?, ?>) ((Map<?, ?>) InputSchema.of(definition).get("properties")).get("chat")).get("type"))
                .isEqualTo(List.of("string", "integer", "null"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    DATE    | STRING  | string or date
                    INTEGER | NUMBER  | integer or number
                    STRING  | ARRAY   | string or array
                    FILE    | STRING  | string or file
                    """)
    void types_that_json_or_a_template_does_not_tell_apart_are_no_choice(ValueType one, ValueType other, String words) {
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> DefinitionCompiler.compile(ConnectorDefinition.builder("send")
                        .description("Sends a message.")
                        .get("https://chat.example.com")
                        .input(Input.of("chat", one, other))
                        .build()))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(Violation::toString)
                        .containsExactly(
                                "/inputs/0/type: Several types are a choice of string, boolean, and one of integer and number, not "
                                        + words + "; that a value may be null is said with nullable"));
    }

    @Test
    void an_unknown_type_in_the_list_has_its_place() {
        String document = ConnectorDocument.write(sending(CHAT)).replace("\"integer\"", "\"int\"");

        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> ConnectorDocument.read(document))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(Violation::pointer)
                        .containsExactly("/inputs/0/type/1"));
    }
}
