package io.dataconnectors.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {
    static final Validation DOCUMENT = Validation.by(ConnectorDocument.schema());

    static List<String> golden() {
        return Documents.names("golden");
    }

    static List<String> broken() {
        return Documents.names("broken");
    }

    @Test
    void it_is_a_schema_itself() {
        assertThat(Validation.ofSchemas().errors(ConnectorDocument.schema())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void it_accepts_what_the_library_accepts(String name) {
        assertThat(DOCUMENT.errors(Documents.golden(name))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void it_refuses_what_cannot_be_read(String name) {
        assertThat(DOCUMENT.errors(Documents.text("broken", name + ".json"))).isNotEmpty();
    }

    /** The file is written anew by {@code ./mvnw -pl connectors-core test -Dtest=SchemaTest -Dschemas.write=true}. */
    @Test
    void the_file_in_the_docs_is_the_schema() throws IOException {
        Path file = Path.of("..", "docs", "connector.schema.json");
        if (Boolean.getBoolean("schemas.write")) {
            Files.writeString(file, ConnectorDocument.schema());
        }

        assertThat(file).content().isEqualTo(ConnectorDocument.schema());
    }

    @Test
    void the_example_of_the_reference_is_a_document() throws IOException {
        String reference = Files.readString(Path.of("..", "docs", "connector-format.md"));
        String example = reference.substring(reference.indexOf("```json\n") + "```json\n".length());
        example = example.substring(0, example.indexOf("```"));

        assertThat(DOCUMENT.errors(example)).isEmpty();
        assertThat(ConnectorDocument.read(example).name()).isEqualTo("reschedule_delivery");
    }
}
