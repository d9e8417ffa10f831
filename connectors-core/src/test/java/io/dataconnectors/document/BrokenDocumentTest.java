package io.dataconnectors.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Violation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside each broken document stands what is said of it, all of it, in the order of the document. */
class BrokenDocumentTest {
    static Stream<Arguments> documents() {
        return Stream.of("broken", "broken-beyond-schema")
                .flatMap(folder -> Documents.names(folder).stream().map(name -> Arguments.of(folder, name)));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_problem_is_named_with_its_place_and_what_would_be_right(String folder, String name) {
        String document = Documents.text(folder, name + ".json");

        assertThat(ConnectorDocument.validate(document))
                .extracting(Violation::toString)
                .containsExactly(
                        Documents.text(folder, name + ".txt").stripTrailing().split("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken", "broken-beyond-schema"})
    void no_expectation_is_without_its_document(String folder) {
        assertThat(Documents.names(folder, ".txt")).isEqualTo(Documents.names(folder));
    }

    @Test
    void a_problem_carries_its_place_and_its_message_apart() {
        var refused = catchThrowableOfType(
                InvalidDefinitionException.class,
                () -> ConnectorDocument.read(Documents.text("broken", "schema-version-older.json")));

        assertThat(refused.violations())
                .containsExactly(Violation.of("unknown-version", "/schemaVersion", "expected 1, found 0"));
    }

    @Test
    void problems_come_in_the_order_of_the_document_and_not_of_the_format() {
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(
                        () -> ConnectorDocument.read("{\"limits\": 1, \"inputs\": 2, \"name\": 3, \"schemaVersion\": 1,"
                                + " \"description\": \"Looks up\", \"request\": 4}"))
                .withMessage("""
                        /limits: expected an object, found a number
                        /inputs: expected a list, found a number
                        /name: expected a string, found a number; write it in quotes
                        /request: expected an object, found a number""");
    }

    @Test
    void a_value_that_no_json_can_say_is_misuse_and_not_a_broken_document() {
        Map<String, Object> document =
                Map.of("inputs", List.of(Map.of("name", "a", "type", "string", "default", new Object())));

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ConnectorDocument.ofValue(document))
                .withMessage(
                        "A value must be a string, a boolean, a number, a list, a map or null, not a java.lang.Object");
    }

    @Test
    void a_deep_document_with_long_names_is_refused_without_a_pointer_for_each_of_its_places() {
        String open = ("{\"" + "k".repeat(512) + "\": ").repeat(60);
        String deep = open + "[" + "1, ".repeat(99_000) + "1]" + "}".repeat(60);

        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> ConnectorDocument.read("{\"bad\": " + deep + ", \"schemaVersion\": 0}"))
                .withMessageContaining("/schemaVersion: expected 1, found 0");
    }
}
