package io.dataconnectors.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.document.ConnectorPack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example document can be handed on with all its settings open. */
class PacksTest {
    static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("documents"))) {
            return files.filter(file -> file.toString().matches(".*/documents/.*\\.json|documents/.*\\.json"))
                    .filter(file -> !file.toString().contains(".case"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_document_comes_back_from_a_pack(Path file) throws IOException {
        ConnectorDefinition definition = ConnectorDocument.read(Files.readString(file));
        ConnectorPack.Builder builder =
                ConnectorPack.builder("pack").description("d").connector(definition);
        definition.settings().keySet().forEach(setting -> builder.open(setting, ""));

        List<ConnectorDefinition> filled =
                ConnectorPack.read(builder.build().write()).fill(definition.settings());

        assertThat(filled).containsExactly(definition);
        assertThat(ConnectorDocument.digest(filled.get(0))).isEqualTo(ConnectorDocument.digest(definition));
    }
}
