package io.dataconnectors.imports.curl;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Secret;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.imports.ImportException;
import io.dataconnectors.imports.ImportedDraft;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands that nobody would type: the import ends, with a draft or with reasons, and tells no secret. */
class HugeCommandsTest {
    static Stream<String> hugeTexts() {
        return Stream.of(
                "curl https://api.example.com/a --json '{\"a\": \"" + "\\n".repeat(60_000) + "\"}'",
                "curl https://api.example.com/a -d 'a" + "[b]".repeat(60_000) + "=1'",
                "curl https://api.example.com/a -d '" + "a[]=1&".repeat(30_000) + "'",
                "curl https://api.example.com/a --json '" + "[".repeat(100_000) + "'",
                "curl https://api.example.com/a -d '" + "token=x&".repeat(30_000) + "'",
                "curl https://api.example.com/a -d '" + "text=eyJ-".repeat(25_000) + "'",
                "curl https://api.example.com/a -F 'a=\"" + "\\\"".repeat(60_000) + "\"" + ";x".repeat(30_000) + "'",
                "curl https://api.example.com/" + "A_".repeat(60_000),
                "curl https://api.example.com/" + "../".repeat(60_000),
                "curl 'https://api.example.com/" + "{,".repeat(60_000) + "'",
                "curl " + "$(".repeat(60_000),
                "curl " + "$A".repeat(60_000),
                "curl " + IntStream.range(0, 30_000).mapToObj(i -> "$A" + i).collect(Collectors.joining()),
                "curl https://api.example.com/a " + "-H 'a:{{' ".repeat(20_000),
                "curl https://api.example.com/a " + "--unknown ".repeat(20_000),
                "curl https://api.example.com/a -H 'Authorization: Basic " + "QQ==".repeat(30_000) + "'",
                "curl ^\"" + "\\".repeat(100_000) + "^\"",
                "curl " + "\\ ".repeat(100_000),
                "curl $'" + "\\x41".repeat(50_000) + "'");
    }

    @ParameterizedTest
    @MethodSource("hugeTexts")
    void a_huge_command_is_a_draft_or_is_refused_as_any_other(String command) {
        try {
            check(CurlImport.read(command));
        } catch (ImportException e) {
            assertThat(e.violations()).isNotEmpty().hasSizeLessThanOrEqualTo(100);
        }
    }

    private static void check(ImportedDraft imported) {
        ConnectorDefinition definition = imported.definition();
        String document = ConnectorDocument.write(definition);
        assertThat(ConnectorDocument.read(document)).isEqualTo(definition);
        assertThat(DefinitionCompiler.compile(definition).secrets())
                .containsAll(imported.secrets().keySet());
        List<String> long8 = imported.secrets().values().stream()
                .map(Secret::reveal)
                .filter(secret -> secret.length() >= 8)
                .toList();
        assertThat(long8).noneMatch(secret -> (document + imported.notes()).contains(secret));
    }
}
