package io.dataconnectors.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Execution;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Page;
import io.dataconnectors.Secret;
import io.dataconnectors.Status;
import io.dataconnectors.Violation;
import io.dataconnectors.fuzz.Thorough;
import io.dataconnectors.internal.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Mappers of the host's write values in their form, and read connectors and definitions, without any configuration. */
class JacksonTest {
    private static final ObjectMapper TWO = new ObjectMapper();
    private static final JsonMapper THREE = new JsonMapper();

    /** A version of Jackson. */
    enum Jackson {
        TWO {
            @Override
            String write(Object value) throws Exception {
                return JacksonTest.TWO.writeValueAsString(value);
            }

            @Override
            <T> T read(String json, Class<T> type) throws Exception {
                return JacksonTest.TWO.readValue(json, type);
            }
        },
        THREE {
            @Override
            String write(Object value) {
                return JacksonTest.THREE.writeValueAsString(value);
            }

            @Override
            <T> T read(String json, Class<T> type) {
                return JacksonTest.THREE.readValue(json, type);
            }
        };

        abstract String write(Object value) throws Exception;

        abstract <T> T read(String json, Class<T> type) throws Exception;
    }

    /** What a controller of a host returns. */
    record Shown(String title, Execution outcome, List<Connector> connectors, Page page, Status status) {}

    /** What a controller of a host takes. */
    record Asked(String note, ConnectorDefinition definition, List<ConnectorDefinition> others) {}

    @ParameterizedTest
    @EnumSource
    void every_value_is_written_in_its_form(Jackson jackson) throws Exception {
        for (Map.Entry<String, Object> example : FormExamples.all()) {
            assertThat(jackson.write(example.getValue())).isEqualTo(JsonForm.write(example.getValue()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void values_within_values_of_the_host_are_written_in_their_form(Jackson jackson) throws Exception {
        Page page = new Page(List.of(FormExamples.CONNECTOR), null);
        Shown shown = new Shown("Orders", FormExamples.EXECUTION, page.connectors(), page, Status.LIVE);

        Map<?, ?> read = (Map<?, ?>) Json.read(jackson.write(shown));

        assertThat(read.get("outcome")).isEqualTo(plain(FormExamples.EXECUTION));
        assertThat(read.get("connectors")).isEqualTo(List.of(plain(FormExamples.CONNECTOR)));
        assertThat(read.get("page")).isEqualTo(plain(page));
        assertThat(read.get("status")).isEqualTo("LIVE");
    }

    private static Object plain(Object value) {
        return Json.read(JsonForm.write(value));
    }

    @ParameterizedTest
    @EnumSource
    void a_secret_is_written_as_its_mask(Jackson jackson) throws Exception {
        assertThat(jackson.write(Map.of("token", Secret.of("s3cret")))).isEqualTo("{\"token\":\"***\"}");
    }

    @ParameterizedTest
    @EnumSource
    void definitions_are_read_with_every_digit(Jackson jackson) throws Exception {
        ConnectorDefinition read =
                jackson.read(ConnectorDocument.write(FormExamples.DEFINITION), ConnectorDefinition.class);

        assertThat(read).isEqualTo(FormExamples.DEFINITION);
        assertThat(ConnectorDocument.digest(read)).isEqualTo(ConnectorDocument.digest(FormExamples.DEFINITION));
        assertThat(read.settings().get("factor")).hasToString("1.10");
    }

    @ParameterizedTest
    @EnumSource
    void generated_definitions_and_connectors_are_read_as_they_were(Jackson jackson) throws Exception {
        for (long seed = 0; seed < Thorough.rounds(50, 200); seed++) {
            ConnectorDefinition definition = RandomDefinitions.of(seed);
            Connector connector = FormExamples.CONNECTOR.toBuilder()
                    .draft(definition)
                    .live(null)
                    .build();

            assertThat(jackson.read(jackson.write(definition), ConnectorDefinition.class))
                    .as("seed " + seed)
                    .isEqualTo(definition);
            assertThat(jackson.read(jackson.write(connector), Connector.class))
                    .as("seed " + seed)
                    .isEqualTo(connector);
        }
    }

    @ParameterizedTest
    @EnumSource
    void any_json_is_read_like_the_library_reads_it(Jackson jackson) throws Exception {
        String settings = "{\"a\": 1.10, \"b\": 9007199254740993, \"c\": 123456789012345678901234567890, \"d\": 1E+3,"
                + " \"e\": \"1.10\", \"f\": true, \"g\": 1.0, \"h\": -0.00, \"\": 1.50, \"i\":"
                + " 0.1000000000000000055511151231257827021181583404541015625}";
        String document = ConnectorDocument.write(FormExamples.DEFINITION)
                .replaceFirst("(?s)\"settings\": \\{.*?\\}", "\"settings\": " + settings);

        assertThat(jackson.read(document, ConnectorDefinition.class)).isEqualTo(ConnectorDocument.read(document));
        for (String other : List.of("[]", "[1.5, {}]", "\"text\"", "1.5", "true", "{\"name\": [null, []]}")) {
            assertThat(violations(jackson, other)).isEqualTo(violationsOf(other));
        }
    }

    private static List<Violation> violationsOf(String document) {
        try {
            ConnectorDocument.read(document);
            return List.of();
        } catch (InvalidDefinitionException e) {
            return e.violations();
        }
    }

    private static List<Violation> violations(Jackson jackson, String document) {
        try {
            jackson.read(document, ConnectorDefinition.class);
            return List.of();
        } catch (Exception e) {
            assertThat(e).hasRootCauseInstanceOf(InvalidDefinitionException.class);
            return ((InvalidDefinitionException) e.getCause()).violations();
        }
    }

    @ParameterizedTest
    @EnumSource
    void definitions_are_read_within_values_of_the_host(Jackson jackson) throws Exception {
        Asked asked = new Asked("n", FormExamples.DEFINITION, List.of(FormExamples.DEFINITION));

        assertThat(jackson.read(jackson.write(asked), Asked.class)).isEqualTo(asked);
        assertThat(jackson.read("{\"note\": \"n\", \"definition\": null}", Asked.class))
                .isEqualTo(new Asked("n", null, null));
    }

    @ParameterizedTest
    @EnumSource
    void what_is_wrong_with_a_document_is_told_in_our_words(Jackson jackson) {
        Map<String, Object> document = new LinkedHashMap<>(ConnectorDocument.toValue(FormExamples.DEFINITION));
        document.put("descripton", "x");
        document.put("limits", Map.of("timeout", 10));

        assertThatThrownBy(() -> jackson.read(Json.write(document), ConnectorDefinition.class))
                .hasMessageContaining("/descripton: unknown member")
                .hasMessageContaining("/limits/timeout")
                .hasCauseInstanceOf(InvalidDefinitionException.class);
    }

    @ParameterizedTest
    @EnumSource
    void a_member_that_occurs_twice_is_refused(Jackson jackson) {
        assertThatThrownBy(() -> jackson.read("{\"name\": \"a\", \"name\": \"b\"}", ConnectorDefinition.class))
                .hasMessageContaining("A member name occurs twice in one object");
    }

    /** Trees that a mapper has read before, of which the page on forms warns. */
    @Test
    void a_tree_has_every_digit_where_the_mapper_that_read_it_kept_them() throws Exception {
        String document = ConnectorDocument.write(FormExamples.DEFINITION);
        ObjectMapper two = com.fasterxml.jackson.databind.json.JsonMapper.builder()
                .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
        JsonMapper three = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();

        assertThat(two.treeToValue(two.readTree(document), ConnectorDefinition.class))
                .isEqualTo(FormExamples.DEFINITION);
        assertThat(two.convertValue(two.readValue(document, Map.class), ConnectorDefinition.class))
                .isEqualTo(FormExamples.DEFINITION);
        assertThat(three.treeToValue(three.readTree(document), ConnectorDefinition.class))
                .isEqualTo(FormExamples.DEFINITION);
        assertThat(three.convertValue(three.readValue(document, Map.class), ConnectorDefinition.class))
                .isEqualTo(FormExamples.DEFINITION);
    }
}
