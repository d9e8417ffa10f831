package io.dataconnectors.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Secret;
import io.dataconnectors.curl.CurlImport;
import io.dataconnectors.curl.CurlImportException;
import io.dataconnectors.document.ConnectorDocument;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A command for curl is a draft or refused with reasons, and neither tells the secret that it has. */
class CurlFuzzTest {
    private static final String SECRET = "t0p-s3cr3t-v4lue";

    @Test
    void commands() throws InterruptedException {
        List<String> corpus = new ArrayList<>(Samples.commands());
        corpus.add("curl.exe  \u0130--\\0api_key=" + SECRET);
        corpus.add("curl \\0api_key=" + SECRET + "$api_key=" + SECRET);
        corpus.add("curl -l 'i.e?" + SECRET + "&apikey=" + SECRET + "2'");
        Fuzz.from(corpus)
                .words(
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
                        "application/json")
                .feed(CurlFuzzTest::read);
    }

    private static Object read(String command) {
        try {
            CurlImport imported = CurlImport.read(command);
            ConnectorDefinition definition = imported.definition();
            String document = ConnectorDocument.write(definition);
            assertThat(ConnectorDocument.read(document)).isEqualTo(definition);
            assertThat(definition.compiled().secrets())
                    .containsAll(imported.secrets().keySet());
            List<String> secrets = imported.secrets().values().stream()
                    .map(Secret::reveal)
                    .filter(secret -> secret.contains(SECRET))
                    .toList();
            assertThat(secrets).noneMatch(secret -> (document + imported.notes()).contains(secret));
            return kinds(imported.notes()) + definition.request().method() + secrets.size();
        } catch (CurlImportException e) {
            assertThat(e.reasons()).isNotEmpty().noneMatch(reason -> reason.contains(SECRET));
            return kinds(e.reasons());
        }
    }

    private static String kinds(List<String> sentences) {
        return sentences.size() + (sentences.isEmpty() ? "" : Fuzz.kind(sentences.get(0)));
    }
}
