package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.console.spi.ConsoleAccess;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleRequest;
import io.dataconnectors.console.spi.ConsoleResponse;
import io.dataconnectors.console.spi.ConsoleTokens;
import io.dataconnectors.fuzz.Thorough;
import io.dataconnectors.registry.ConnectorRegistry;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Requests that no page sends: each is answered, and none breaks anything. */
class StrangeRequestsTest {
    private static final List<String> PIECES = List.of(
            "/",
            "//",
            "connectors",
            "api",
            "assets",
            "facts",
            "..",
            ".",
            "%",
            "%2F",
            "%00",
            "%FF",
            "%C3%A4",
            "%zz",
            "{id}",
            "live",
            "draft",
            "versions",
            "test",
            "9999999999999999999",
            "-1",
            "'",
            "\"",
            "<script>",
            ";",
            "?",
            "&",
            "=",
            "#",
            "\\",
            " ",
            "\u0000",
            "ä",
            "\uD800",
            "new",
            "0123456789abcdef",
            "console.css",
            "id=",
            "q=",
            "status=LIVE",
            "after=",
            "limit=",
            "1000",
            "x".repeat(3_000));
    private static final List<String> BODIES = List.of(
            "{}",
            "[]",
            "null",
            "1",
            "\"",
            "{",
            "{\"inputs\":",
            "{\"inputs\": {\"a\": NaN}}",
            "a=b",
            "%",
            "a=%FF",
            "&&&",
            "=",
            "\u0000",
            "\uD800",
            "[[[[",
            "{\"schemaVersion\": 1e400}",
            "{\"schemaVersion\": 1, \"name\": null}",
            "{\"accept\": [null]}");

    private final Random random = new Random(42);

    @Test
    void none_breaks_the_console() {
        ConsoleTokens anything = new ConsoleTokens() {
            @Override
            public Token of(ConsoleRequest request, ConsoleAccess.Visitor visitor) {
                return new Token("_token", "X-Console-Token", "t");
            }

            @Override
            public boolean accepts(ConsoleRequest request, ConsoleAccess.Visitor visitor, String sent) {
                return true;
            }
        };
        try (Console console = Console.builder(
                        ConnectorRegistry.builder().build(),
                        request -> ConsoleAccess.visitor("acme", "ada", EnumSet.allOf(Right.class)))
                .tokens(anything)
                .build()) {
            for (int i = 0; i < Thorough.rounds(20_000, 500_000); i++) {
                PlainRequest request = strange();
                ConsoleResponse response = console.handle(request);
                assertThat(response.status()).as(request.toString()).isBetween(200, 499);
            }
        }
    }

    private PlainRequest strange() {
        List<String> methods =
                List.of("GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "", "get");
        List<String> types = List.of(
                "application/json",
                "application/json",
                "application/x-www-form-urlencoded",
                "text/plain",
                "",
                ";;",
                "APPLICATION/JSON; charset=x");
        Map<String, String> fields = Map.of(
                "Content-Type", pick(types),
                "If-Match", pick(List.of("\"1\"", "*", "W/\"1\"", "", "\"99999999999999999999\"")),
                "Accept-Encoding", pick(List.of("gzip", "", "br;q=;")),
                "HX-Request", pick(List.of("true", "false")),
                "HX-Target", pick(List.of("list-results", "x")),
                "X-Forwarded-Prefix", "/x");
        return new PlainRequest(
                pick(methods), path(), text(), fields, pick(BODIES).getBytes(StandardCharsets.UTF_8));
    }

    private String path() {
        return random.nextInt(3) == 0
                ? text()
                : "/" + pick(List.of("api/connectors/", "connectors/", "api/", "assets/", "")) + text();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(pick(PIECES)).append(random.nextInt(2) == 0 ? "/" : "");
        }
        return text.toString();
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
