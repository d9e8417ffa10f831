package io.dataconnectors.examples.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.internal.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example documents and those of the vendors, written as YAML (trial 34b). */
class DocumentsInYamlTest {
    static Stream<Path> documents() {
        return Stream.of(Path.of("documents"), Path.of("..", "extensions", "connectors-gallery", "vendors"))
                .flatMap(DocumentsInYamlTest::walk)
                .filter(file -> file.toString().endsWith(".json") && !file.endsWith("gallery.json"));
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_document_is_the_same_in_yaml(Path file) throws IOException {
        Object json = Json.read(Files.readString(file));

        Object yaml = Format.YAML.read(Format.YAML.write(json)).value();

        assertThat(yaml).isEqualTo(json);
        assertThat(ConnectorDocument.digest(ConnectorDocument.ofValue(yaml)))
                .isEqualTo(ConnectorDocument.digest(ConnectorDocument.read(Files.readString(file))));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void yaml_has_no_escaped_quotes(Path file) throws IOException {
        assertThat(Format.YAML.write(Json.read(Files.readString(file)))).doesNotContain("\\\"\\\"", "\": \\\"");
    }
}
