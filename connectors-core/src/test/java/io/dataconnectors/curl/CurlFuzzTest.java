package io.dataconnectors.curl;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.CallInputs;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Header;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.Secret;
import io.dataconnectors.call.RenderedRequest;
import io.dataconnectors.call.RequestRenderer;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands that nobody would type: the import ends, with a draft or with reasons, and tells no secret. */
class CurlFuzzTest {
    private static final int ROUNDS = 4_000;
    private static final String SECRET = "t0p-s3cr3t-v4lue";

    private static final List<String> BITS = Stream.of(
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
                    "Authorization: Bearer " + SECRET,
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
            .toList();

    /** What earlier and longer runs found. */
    private static final List<String> FOUND =
            List.of("curl.exe  \u0130--\\0api_key=" + SECRET, "curl \\0api_key=" + SECRET + "$api_key=" + SECRET);

    @Test
    void every_text_is_a_draft_or_is_refused_with_reasons() {
        for (int round = 0; round < ROUNDS; round++) {
            String command = round < FOUND.size() ? FOUND.get(round) : command(new Random(round));
            try {
                check(CurlImport.read(command), command);
            } catch (CurlImportException e) {
                assertThat(e.reasons())
                        .as("seed %s: %s", round, command)
                        .isNotEmpty()
                        .noneMatch(reason -> reason.contains(SECRET));
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + round + ": " + command, e);
            }
        }
    }

    private static String command(Random random) {
        StringBuilder command = new StringBuilder(random.nextInt(8) > 0 ? "curl https://api.example.com/a " : "");
        int bits = random.nextInt(14);
        for (int i = 0; i < bits; i++) {
            command.append(BITS.get(random.nextInt(BITS.size()))).append(random.nextInt(3) == 0 ? " " : "");
        }
        return command.toString();
    }

    private static void check(CurlImport imported, String command) {
        ConnectorDefinition definition = imported.definition();
        String document = ConnectorDocument.write(definition);
        assertThat(ConnectorDocument.read(document)).as(command).isEqualTo(definition);
        assertThat(definition.compiled().secrets())
                .as(command)
                .doesNotContain("x")
                .containsAll(imported.secrets().keySet());
        List<String> long8 = imported.secrets().values().stream()
                .map(Secret::reveal)
                .filter(secret -> secret.length() >= 8)
                .toList();
        assertThat(long8).as(command).noneMatch(secret -> (document + imported.notes()).contains(secret));
    }

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
            check(CurlImport.read(command), "huge");
        } catch (CurlImportException e) {
            assertThat(e.reasons()).isNotEmpty().hasSizeLessThanOrEqualTo(100);
        }
    }

    private static final List<String> TEXTS = List.of(
            "plain",
            "it's",
            "\"quoted\"",
            "a\\b",
            "line\nbreak",
            "$HOME `x` $(y)",
            "{{x}}",
            "100%",
            "a b+c&d=e",
            "@file",
            "é😀",
            "!history",
            "1 < 2 > 0",
            "#1",
            "^caret",
            "tab\tbed");

    @Test
    void what_a_preview_shows_as_cURL_sends_the_same_request_again() {
        for (int round = 0; round < 500; round++) {
            Random random = new Random(round);
            RequestPreview preview = preview(random);
            CurlImport imported = CurlImport.read(preview.toCurl());
            RenderedRequest again = RequestRenderer.render(
                    imported.definition(),
                    CallInputs.check(imported.definition(), Invocation.of(Map.of())),
                    imported.secrets(),
                    "call-1",
                    Instant.EPOCH);
            assertThat(Sent.of(again))
                    .as("seed %s: %s", round, preview.toCurl())
                    .isEqualTo(Sent.of(preview));
        }
    }

    private static RequestPreview preview(Random random) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("X-Note", ascii(text(random))));
        String body = switch (random.nextInt(3)) {
            case 0 -> {
                headers.add(new Header("Content-Type", "application/json"));
                yield Json.write(Map.of("note", text(random), "list", List.of(1, text(random))));
            }
            case 1 -> {
                headers.add(new Header("Content-Type", "text/plain; charset=UTF-8"));
                yield text(random) + text(random);
            }
            default -> null;
        };
        String url = "https://api.example.com/" + encoded(text(random)) + "?q=" + encoded(text(random));
        return new RequestPreview(Method.POST, url, headers, body, List.of());
    }

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static String ascii(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
