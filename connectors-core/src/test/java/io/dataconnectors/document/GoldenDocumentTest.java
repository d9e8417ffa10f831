package io.dataconnectors.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.internal.json.Json;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents in {@code golden} pin the format: what a release of the library writes, every later one reads. */
class GoldenDocumentTest {
    static List<String> documents() {
        return Documents.names("golden");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void what_is_read_is_written_byte_for_byte(String name) {
        String document = Documents.golden(name);

        assertThat(ConnectorDocument.write(ConnectorDocument.read(document))).isEqualTo(document);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void the_plain_value_is_that_of_the_text(String name) {
        String document = Documents.golden(name);
        ConnectorDefinition definition = ConnectorDocument.read(document);

        assertThat(Json.writePretty(ConnectorDocument.toValue(definition)) + "\n")
                .isEqualTo(document);
        assertThat(ConnectorDocument.ofValue(ConnectorDocument.toValue(definition)))
                .isEqualTo(definition);
    }
}
