package io.dataconnectors.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.dataconnectors.Violation;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.document.ConnectorPack;
import io.dataconnectors.imports.curl.CurlImport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentationTest {
    static List<Page> pages() {
        return Page.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_link_of_a_page_leads_somewhere(Page page) {
        assertThat(page.brokenLinks()).isEmpty();
    }

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
        assertThat(errors("Path folder, Vault vault, Workflows workflows", examples.get(0), output))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/import-curl.md", "docs/packs.md"})
    void the_examples_of_a_page_compile(String page, @TempDir Path output) {
        List<String> examples = Page.of(page).blocks("java");

        assertThat(examples).isNotEmpty();
        assertThat(examples)
                .allSatisfy(example -> assertThat(errors("ConnectorRegistry connectors", example, output))
                        .isEmpty());
    }

    @Test
    void every_command_on_the_page_of_the_import_is_imported() {
        List<String> commands = Page.of("docs/import-curl.md").blocks("sh");

        assertThat(commands).hasSize(3);
        assertThat(commands)
                .allSatisfy(command ->
                        assertThatCode(() -> CurlImport.read(command)).doesNotThrowAnyException());
    }

    @Test
    void every_pack_on_the_page_of_packs_is_valid() {
        List<String> packs = Page.of("docs/packs.md").blocks("json");

        assertThat(packs).hasSize(1);
        assertThat(ConnectorPack.read(packs.get(0)).missing(Map.of(), Set.of(), Set.of()))
                .extracting(Violation::pointer)
                .containsExactly("/settings/shop", "/secrets/shop_token");
    }

    private static String errors(String parameters, String statements, Path output) {
        String source = """
                import io.dataconnectors.*;
                import io.dataconnectors.document.*;
                import io.dataconnectors.http.*;
                import io.dataconnectors.imports.*;
                import io.dataconnectors.imports.curl.*;
                import io.dataconnectors.registry.*;
                import io.dataconnectors.spi.*;
                import io.dataconnectors.store.*;
                import java.nio.file.Path;
                import java.util.List;
                import java.util.Map;
                import java.util.Set;

                class Example {
                    interface Vault { Secret find(String workspace, String name, String origin); }
                    interface Workflows { List<Dependent> usersOf(Connector connector); }

                    ConnectorDefinition retrieveOrder;
                    ConnectorDefinition refundOrder;

                    void example(%s) {
                        %s
                    }
                }
                """.formatted(parameters, statements);
        return new JavaSource("Example", source).compile(output);
    }
}
