package io.dataconnectors.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Failure;
import io.dataconnectors.Header;
import io.dataconnectors.Output;
import io.dataconnectors.fuzz.Fuzz;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is answered has a meaning, be it that it cannot be read: nothing is thrown, and no outputs but plain values. */
class AnswerFuzzTest {
    private static final ConnectorDefinition WHOLE = base().build();
    private static final ConnectorDefinition PICKED = base().output("status", "$.order.status")
            .output(Output.at("lines", "$..line").list(Output.at("sku", "$.sku"), Output.at("n", "$['@n']")))
            .error(ErrorMapping.NONE.message("$.error.message").code("$.error.code"))
            .build();

    private static ConnectorDefinition.Builder base() {
        return ConnectorDefinition.builder("retrieve_order")
                .description("Fetches an order")
                .get("https://shop.example.com/orders");
    }

    /** An input is a status, a media type and a body, with line ends between. */
    @Test
    void answers() throws InterruptedException {
        Fuzz.from(List.of(
                        "200\napplication/json\n{\"order\": {\"status\": \"paid\", \"line\": [{\"sku\": \"a\", \"@n\": 1}]}}",
                        "200\napplication/json; charset=ISO-8859-1\n\"Z\374rich\"",
                        "200\ntext/plain; charset=\"utf-16\"\n\376\377\0a",
                        "404\napplication/problem+json\n{\"title\": \"none\", \"detail\": \"no such order\"}",
                        "200\napplication/xml\n<?xml version=\"1.0\" encoding=\"UTF-8\"?><order><status>paid</status><line n=\"1\"><sku>a</sku></line></order>",
                        "200\ntext/xml\n<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>",
                        "200\ntext/xml\n<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
                        "500\ntext/html\n<html><body>Error</body></html>",
                        "200\n\u0130\u0130\u0130charset=\n{}",
                        "200\nimage/png\n\211PNG\r\n\32\n",
                        "204\n\n"))
                .words(
                        "<a>",
                        "</a>",
                        "<![CDATA[",
                        "]]>",
                        "<!--",
                        "-->",
                        "<?",
                        "?>",
                        "&amp;",
                        "&#0;",
                        "&#x10ffff;",
                        "&lt;",
                        "<!DOCTYPE ",
                        "<!ENTITY ",
                        " xmlns:p=\"u\"",
                        "p:",
                        "\"",
                        "{",
                        "}",
                        "[",
                        "]",
                        "charset=",
                        "utf-16",
                        "utf-7",
                        "EBCDIC",
                        "IBM500",
                        "x-unknown",
                        "text/",
                        "application/json",
                        "application/xml",
                        "+json",
                        "+xml",
                        "200",
                        "204",
                        "500",
                        "\n",
                        "\\u0000",
                        "\357\273\277",
                        "1e999",
                        "<a b=\"")
                .feed(AnswerFuzzTest::read);
    }

    private static Object read(String input) {
        String[] parts = input.split("\n", 3);
        String body = parts.length < 3 ? "" : parts[2];
        String type = parts.length < 2 ? "" : parts[1];
        String status = parts[0].replaceAll("[^0-9]", "");
        Answer answer = Answer.of(
                status.isEmpty() ? 200 : Integer.parseInt(status.substring(0, Math.min(3, status.length()))),
                type.isEmpty() ? List.of() : List.of(new Header("Content-Type", type)),
                body.getBytes(StandardCharsets.ISO_8859_1));
        return kind(AnswerReader.read(DefinitionCompiler.compile(WHOLE), answer, Mask.NONE))
                + kind(AnswerReader.read(DefinitionCompiler.compile(PICKED), answer, Mask.NONE));
    }

    private static String kind(AnswerReader.Reading reading) {
        Failure failure = reading.failure();
        if (failure != null) {
            assertThat(reading.outputs()).isEmpty();
            return failure.kind() + Fuzz.kind(failure.message()) + (failure.apiMessage() != null);
        }
        String written = Json.write(reading.outputs());
        return "read " + written.replaceAll("\"[^\"]*\"|[0-9]+", "").replaceAll("(.)\\1+", "$1");
    }
}
