package io.dataconnectors.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.examples.source.Format;
import io.dataconnectors.internal.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExampleDocumentsTest {
    static Stream<String> names() {
        return ExampleDocuments.names().stream();
    }

    private static Object value(String name) {
        String text = ExampleDocuments.read(name, 8443);
        return Format.of(Path.of(name), text).read(text).value();
    }

    @Test
    void every_document_of_the_folder_is_in_the_jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("documents"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(ExampleDocuments.names());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_document_is_valid(String name) {
        assertThat(ConnectorDocument.ofValue(value(name)).name())
                .isEqualTo(name.replaceAll("[.](json|yaml)$", "").replace('-', '_'));
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_document_keeps_to_the_schema_of_documents(String name) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(ConnectorDocument.schema(), InputFormat.JSON);

        assertThat(schema.validate(Json.write(value(name)), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_document_calls_the_port_that_is_asked_for(String name) {
        assertThat(ExampleDocuments.read(name, 4711))
                .contains("https://127.0.0.1:4711/")
                .doesNotContain("8443");
    }
}
