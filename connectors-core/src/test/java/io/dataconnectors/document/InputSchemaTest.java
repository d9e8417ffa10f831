package io.dataconnectors.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.ValueType;
import io.dataconnectors.internal.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputSchemaTest {
    @Test
    void it_describes_what_a_caller_supplies_and_nothing_of_the_hosts() {
        assertThat(pretty(
                        Input.string("order_id").required().maxLength(40).description("The order's number"),
                        Input.date("day").nullable(),
                        Input.string("customer_id").required().fromContext()))
                .isEqualTo("""
                        {
                          "type": "object",
                          "description": "Moves a delivery to another day.",
                          "properties": {
                            "order_id": {
                              "type": "string",
                              "description": "The order's number",
                              "maxLength": 40
                            },
                            "day": {
                              "type": [
                                "string",
                                "null"
                              ],
                              "format": "date"
                            }
                          },
                          "required": [
                            "order_id"
                          ],
                          "additionalProperties": false
                        }""");
    }

    @Test
    void no_inputs_are_an_object_without_members() {
        assertThat(pretty()).isEqualTo("""
                        {
                          "type": "object",
                          "description": "Moves a delivery to another day.",
                          "properties": {},
                          "required": [],
                          "additionalProperties": false
                        }""");
    }

    @Test
    void an_input_with_a_default_need_not_be_supplied() {
        var schema = InputSchema.of(definition(Input.integer("count").required().defaultValue(1)));

        assertThat(schema).containsEntry("required", List.of());
        assertThat(Json.write(schema.get("properties"))).isEqualTo("{\"count\":{\"type\":\"integer\",\"default\":1}}");
    }

    @Test
    void every_type_has_its_schema() {
        assertThat(property(Input.string("x").minLength(1).maxLength(2).pattern("^a")))
                .isEqualTo("{\"type\":\"string\",\"minLength\":1,\"maxLength\":2,\"pattern\":\"^a\"}");
        assertThat(property(Input.integer("x").minimum(1).maximum(9)))
                .isEqualTo("{\"type\":\"integer\",\"minimum\":1,\"maximum\":9}");
        assertThat(property(Input.number("x").minimum(0.01))).isEqualTo("{\"type\":\"number\",\"minimum\":0.01}");
        assertThat(property(Input.of("x", ValueType.ARRAY).minItems(1).maxItems(9)))
                .isEqualTo("{\"type\":\"array\",\"minItems\":1,\"maxItems\":9}");
        assertThat(property(Input.bool("x"))).isEqualTo("{\"type\":\"boolean\"}");
        assertThat(property(Input.date("x"))).isEqualTo("{\"type\":\"string\",\"format\":\"date\"}");
        assertThat(property(Input.datetime("x"))).isEqualTo("{\"type\":\"string\",\"format\":\"date-time\"}");
        assertThat(property(Input.file("x")))
                .isEqualTo("{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"},"
                        + "\"mediaType\":{\"type\":\"string\"},"
                        + "\"base64\":{\"type\":\"string\",\"contentEncoding\":\"base64\"}},"
                        + "\"required\":[\"name\",\"mediaType\",\"base64\"],\"additionalProperties\":false}");
        assertThat(property(Input.object("x"))).isEqualTo("{\"type\":\"object\"}");
        assertThat(property(Input.object("x", Input.string("sku").required(), Input.integer("quantity"))))
                .isEqualTo(
                        "{\"type\":\"object\",\"properties\":{\"sku\":{\"type\":\"string\"},"
                                + "\"quantity\":{\"type\":\"integer\"}},\"required\":[\"sku\"],\"additionalProperties\":false}");
        assertThat(property(Input.of("x", ValueType.ARRAY))).isEqualTo("{\"type\":\"array\"}");
        assertThat(property(Input.array("x", Input.each(ValueType.DATE))))
                .isEqualTo("{\"type\":\"array\",\"items\":{\"type\":\"string\",\"format\":\"date\"}}");
    }

    @Test
    void a_choice_that_may_be_null_names_null() {
        assertThat(property(Input.string("x").oneOf("low", "high").nullable()))
                .isEqualTo("{\"type\":[\"string\",\"null\"],\"enum\":[\"low\",\"high\",null]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"code": "ABC", "day": "2026-11-23"}                       | true
                    {"code": "ABC", "day": null}                               | true
                    {"code": "ABC"}                                            | true
                    {}                                                         | false
                    {"code": "ABCD"}                                           | false
                    {"code": "ABC", "day": "23.11.2026"}                       | false
                    {"code": "ABC", "customer_id": "7"}                        | false
                    {"code": "ABC", "lines": [{"sku": "a", "quantity": 1.5}]}  | false
                    {"code": "ABC", "lines": [{"sku": "a", "price": 1}]}       | false
                    {"code": "ABC", "lines": [{"sku": "a", "quantity": 1}]}    | true
                    """)
    void a_validator_accepts_what_the_inputs_allow(String inputs, boolean accepted) {
        ConnectorDefinition definition = definition(
                Input.string("code").required().pattern("^[A-Z]{3}$"),
                Input.date("day").nullable(),
                Input.array(
                        "lines",
                        Input.each(ValueType.OBJECT).properties(Input.string("sku"), Input.integer("quantity"))),
                Input.string("customer_id").fromContext());
        Validation validation = Validation.by(Json.write(InputSchema.of(definition)));

        assertThat(validation.errors(inputs).isEmpty()).isEqualTo(accepted);
    }

    private static String property(Input input) {
        Object properties = InputSchema.of(definition(input)).get("properties");
        return Json.write(((java.util.Map<?, ?>) properties).get("x"));
    }

    private static String pretty(Input... inputs) {
        return Json.writePretty(InputSchema.of(definition(inputs)));
    }

    private static ConnectorDefinition definition(Input... inputs) {
        var builder = ConnectorDefinition.builder("reschedule_delivery")
                .description("Moves a delivery to another day.")
                .get("https://api.example.com/things");
        for (Input input : inputs) {
            builder.input(input);
        }
        return builder.build();
    }
}
