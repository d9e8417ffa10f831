package io.dataconnectors.imports.curl;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Header;
import io.dataconnectors.Input;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.imports.ImportedDraft;
import io.dataconnectors.internal.compile.CompiledCall.CallInputs;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.request.RenderedRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a preview shows as a command for curl is imported as the same request. */
class PreviewAsCurlTest {
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
            ImportedDraft imported = CurlImport.read(preview.toCurl());
            RenderedRequest again = CallInputs.check(
                            DefinitionCompiler.compile(imported.definition()), Invocation.of(braces(imported)))
                    .render(imported.secrets(), "call-1", Instant.EPOCH);
            assertThat(Sent.of(again))
                    .as("seed %s: %s", round, preview.toCurl())
                    .isEqualTo(Sent.of(preview));
        }
    }

    /** A text such as {{x}} is read as a variable of Postman, whose value is that very text here. */
    private static Map<String, String> braces(ImportedDraft imported) {
        return imported.definition().inputs().stream()
                .collect(Collectors.toMap(Input::name, input -> "{{" + input.name() + "}}"));
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
