package io.dataconnectors.imports.curl;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Secret;
import io.dataconnectors.Violation;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.fuzz.Fuzz;
import io.dataconnectors.imports.ImportException;
import io.dataconnectors.imports.ImportNote;
import io.dataconnectors.imports.ImportedDraft;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A command for curl is a draft or refused with reasons, and neither tells the secret that it has. */
class CurlFuzzTest {
    /** Commands to begin with that are made of words, beside those that people type. */
    private static final int MADE = 4_000;

    private static final String SECRET = "t0p-s3cr3t-v4lue";

    private static final String[] WORDS = {
        "curl ",
        "curl.exe ",
        "https://api.example.com/a",
        "http://",
        "-H ",
        "-d ",
        "-F ",
        "-X ",
        "-u ",
        "-b ",
        "-G ",
        "--json ",
        "--data-urlencode ",
        "-sSLX",
        "--",
        "'",
        "\"",
        "$'",
        "\\",
        "\\\n",
        "^",
        "^\n",
        "`",
        "$",
        "${A}",
        "$(",
        ")",
        "{",
        "}",
        "{{",
        "}}",
        "{{secret.x}}",
        "{{#a}}",
        "<",
        ">",
        "<ID>",
        ":id",
        "[",
        "]",
        "&",
        ";",
        "|",
        "#",
        "\n",
        " ",
        "=",
        "@",
        "%",
        "%41",
        "%FF",
        "%A%",
        "?",
        "/",
        "..",
        " -H 'Authorization: Bearer " + SECRET + "'",
        "api_key=" + SECRET,
        "X-Api-Key:" + SECRET,
        "ann:" + SECRET,
        "{\"password\":\"" + SECRET + "\"}",
        "a[b][]=1",
        "a=1&a=2",
        "\u0130",
        "\uD83D\uDE00",
        "\t",
        "\\u0041",
        "\\x41",
        "\\0",
        "YOUR_KEY",
        ";type=application/json",
        "\"\"",
        "application/json"
    };

    @Test
    void commands() throws InterruptedException {
        List<String> corpus =
                new ArrayList<>(Commands.all().stream().map(Commands::command).toList());
        corpus.add("curl.exe  \u0130--\\0api_key=" + SECRET);
        corpus.add("curl \\0api_key=" + SECRET + "$api_key=" + SECRET);
        corpus.add("curl -l 'i.e?" + SECRET + "&apikey=" + SECRET + "2'");
        IntStream.range(0, MADE).forEach(seed -> corpus.add(made(new Random(seed))));
        Fuzz.from(corpus).words(WORDS).feed(CurlFuzzTest::read);
    }

    private static String made(Random random) {
        StringBuilder command = new StringBuilder(random.nextInt(8) > 0 ? "curl https://api.example.com/a " : "");
        for (int words = random.nextInt(14); words > 0; words--) {
            command.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(3) == 0 ? " " : "");
        }
        return command.toString();
    }

    private static Object read(String command) {
        try {
            ImportedDraft imported = CurlImport.read(command);
            ConnectorDefinition definition = imported.definition();
            String document = ConnectorDocument.write(definition);
            assertThat(ConnectorDocument.read(document)).isEqualTo(definition);
            assertThat(DefinitionCompiler.compile(definition).secrets())
                    .as("a placeholder in a command is text")
                    .doesNotContain("x")
                    .containsAll(imported.secrets().keySet());
            List<String> secrets = imported.secrets().values().stream()
                    .map(Secret::reveal)
                    .filter(secret -> secret.contains(SECRET))
                    .toList();
            assertThat(secrets).noneMatch(secret -> (document + imported.notes()).contains(secret));
            return kinds(imported.notes().stream().map(ImportNote::message).toList())
                    + definition.request().method()
                    + secrets.size();
        } catch (ImportException e) {
            List<String> reasons =
                    e.violations().stream().map(Violation::message).toList();
            assertThat(reasons).isNotEmpty().noneMatch(reason -> reason.contains(SECRET));
            return kinds(reasons);
        }
    }

    private static String kinds(List<String> sentences) {
        return sentences.size() + (sentences.isEmpty() ? "" : Fuzz.kind(sentences.get(0)));
    }
}
