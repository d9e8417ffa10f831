package io.dataconnectors.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.dataconnectors.document.ConnectorDocument;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentationTest {
    @Test
    void every_document_on_the_page_of_the_format_is_valid() {
        List<String> documents = Page.of("docs/connector-format.md").blocks("json");

        assertThat(documents).isNotEmpty();
        assertThat(documents)
                .allSatisfy(document ->
                        assertThatCode(() -> ConnectorDocument.read(document)).doesNotThrowAnyException());
    }

    @Test
    void the_example_of_the_readme_compiles(@TempDir Path output) {
        List<String> examples = Page.of("README.md").blocks("java");

        assertThat(examples).hasSize(1);
        assertThat(new JavaSource("Example", inAMethod(examples.get(0))).compile(output)).isEmpty();
    }

    private static String inAMethod(String statements) {
        return """
                import io.dataconnectors.*;
                import io.dataconnectors.http.*;
                import io.dataconnectors.registry.*;
                import io.dataconnectors.spi.*;
                import java.nio.file.Path;
                import java.util.List;

                class Example {
                    interface Vault { Secret find(String workspace, String name, String origin); }
                    interface Workflows { List<Dependent> usersOf(Connector connector); }

                    void run(Path folder, Vault vault, Workflows workflows) {
                        %s
                    }
                }
                """.formatted(statements);
    }
}
