package io.dataconnectors.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.dataconnectors.document.ConnectorDocument;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
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
        assertThat(errors(inAMethod(examples.get(0)), output)).isEmpty();
    }

    @Test
    void the_examples_of_the_page_on_signing_compile_and_are_valid(@TempDir Path output) {
        Page page = Page.of("docs/signing.md");

        assertThat(page.blocks("json")).hasSize(1).allSatisfy(ConnectorDocument::read);
        assertThat(page.blocks("java")).hasSize(1);
        assertThat(errors(inAMethod(page.blocks("java").get(0)), output)).isEmpty();
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
                    interface Hmac { String sha256(String key, byte[] body); }
                    interface Workflows { List<Dependent> usersOf(Connector connector); }

                    void run(Path folder, Vault vault, Workflows workflows, Hmac hmac) {
                        %s
                    }
                }
                """.formatted(statements);
    }

    private static String errors(String source, Path output) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var found = new DiagnosticCollector<JavaFileObject>();
        List<String> options =
                List.of("-d", output.toString(), "-proc:none", "-classpath", System.getProperty("java.class.path"));
        compiler.getTask(null, null, found, options, null, List.of(new Source(source)))
                .call();
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Example.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
