package io.dataconnectors.document;

import io.dataconnectors.Cost;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import io.dataconnectors.internal.jsonpath.JsonPath;
import io.dataconnectors.internal.jsonpath.JsonPath.JsonPathException;
import io.dataconnectors.internal.pattern.PatternException;
import io.dataconnectors.internal.pattern.TextPattern;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trial 36: 256 KiB of any text that people paste or write take at most half a second of the thread, whatever is repeated in it. */
@Tag("thorough")
class LinearTextsTest {
    private static final int SIZE = 256 * 1024;

    /** A URL of 262,000 empty segments takes a kilobyte for each, before it is refused as too long. */
    private static final int MEBIBYTES = 320;

    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private static final String START = "{\"schemaVersion\":1,\"name\":\"x\",\"description\":\"x\",";
    private static final String GET = "\"request\":{\"method\":\"GET\",\"url\":\"https://shop.example.com/\"";
    private static final String POST = "\"request\":{\"method\":\"POST\",\"url\":\"https://shop.example.com/\"";

    /** Documents in which a text of a template stands at ☞. */
    private static final Map<String, String> TEMPLATES = Map.of(
            "a URL", START + "\"request\":{\"method\":\"GET\",\"url\":\"https://shop.example.com/☞\"}}",
            "a header", START + GET + ",\"headers\":[{\"name\":\"A\",\"value\":\"☞\"}]}}",
            "a parameter", START + GET + ",\"query\":[{\"name\":\"a\",\"value\":\"☞\"}]}}",
            "a JSON body", START + POST + ",\"body\":{\"type\":\"json\",\"template\":\"☞\"}}}",
            "a JSON string", START + POST + ",\"body\":{\"type\":\"json\",\"template\":\"[\\\"☞\\\"]\"}}}",
            "a form", START + POST + ",\"body\":{\"type\":\"form\",\"template\":\"{\\\"a\\\": \\\"☞\\\"}\"}}}",
            "a text", START + POST + ",\"body\":{\"type\":\"text\",\"template\":\"☞\"}}}",
            "XML",
                    START + POST
                            + ",\"body\":{\"type\":\"text\",\"template\":\"☞\",\"contentType\":\"application/xml\"}}}",
            "a variable",
                    START + "\"variables\":[{\"name\":\"v\",\"template\":\"☞\"}],\"request\":{\"method\":\"GET\","
                            + "\"url\":\"https://shop.example.com/{{v}}\"}}",
            "a setting", START + "\"settings\":{\"s\":\"☞\"}," + GET + "}}");

    private static final List<String> IN_TEMPLATES = List.of(
            "a",
            " ",
            "\\n",
            "\\\\",
            "\\\"",
            "{",
            "}",
            "{{",
            "}}",
            "{{a",
            "{{a}}",
            "{{a.a.a",
            "{{#a}}",
            "{{^a}}",
            "{{/a}}",
            "{{!",
            "{{{",
            "\\\\{{",
            "{{call.id}}",
            "{{call.id | upper}}",
            "{{a | ",
            "{{a | default: \\\"",
            "{{call.id | upper | upper",
            "[",
            "[{{^secret}}",
            "{\\\"a\\\":",
            "<",
            "<a>",
            "<a ",
            "<a b=\\\"",
            "<!--",
            "<![CDATA[",
            "<?",
            "&",
            "&#",
            "&a",
            "%",
            "%41",
            "/",
            "//",
            "../",
            ":",
            "@",
            "?",
            "#",
            "a.",
            "eyJ-",
            "-eyJaaaaaaaa",
            "eyJ.",
            "sk_live_",
            "ghp_",
            "AKIA",
            "Bearer ",
            "-----BEGIN ",
            "query {",
            "ä",
            "\\u202e",
            "😀");

    /** What is repeated in JSON itself, be it a document, a pack or a value. */
    private static final List<String> IN_JSON = List.of(
            "[",
            "{",
            "{\"a\":",
            "\"",
            "\"a\",",
            "\"a\":",
            "\"a\":1,",
            "\\",
            "'",
            "'a',",
            "//",
            "/*",
            "#",
            " ",
            "\n",
            "\t",
            ",",
            ":",
            "]",
            "}",
            "1",
            "1,",
            "-",
            "NaN,",
            "True,",
            "nul",
            "“",
            "\"a\":\"",
            "{\"a\":1}",
            "[],",
            "{},",
            "\\u0000",
            "\"\\u",
            "\u0000",
            "\uFEFF",
            "ä",
            "😀",
            "1e9",
            "[1]",
            "a",
            "a:");

    private static final List<String> IN_PATTERNS = List.of(
            "a", "(", ")", "(a", "(a)", "(?:", "[", "[a", "[^", "[a-z]", "[[:", "\\", "\\p", "\\p{", "\\p{L}", "{",
            "a{", "a{1}", "a{9}", "a{1,", "*", "a*", "a?", "|", "a|", ".", ".*", "^", "$", "(?i)", "(?", "\\Q", "\\x{",
            "\\d", "ä", "😀");

    private static final List<String> IN_PATHS = List.of(
            "a",
            ".",
            ".a",
            "..",
            "..a",
            "[",
            "[0]",
            "[0,",
            "['a']",
            "['a',",
            "['",
            "[?",
            "[?@",
            "[?@.a",
            "[?(",
            "[?!(",
            "[?@.a==1",
            "[?@.a==1]",
            "[?@.a&&",
            "[?@.a||@.a",
            "[?length(",
            "[?match(@,'a')]",
            "*",
            "[*]",
            "[:",
            "[1:",
            " ",
            "(",
            ")",
            "-",
            "1",
            "\\",
            "'",
            "\"",
            "ä");

    static Stream<Object[]> texts() {
        Map<String, Runnable> reads = new LinkedHashMap<>();
        TEMPLATES.forEach((place, document) -> IN_TEMPLATES.forEach(unit -> {
            String text = filled(document, unit);
            reads.put(place + " of " + unit, () -> ConnectorDocument.read(text));
        }));
        for (String frame : List.of("☞", START + "☞", START + GET + "},\"inputs\":[☞]}", "[☞]", "{\"a\":☞}")) {
            for (String unit : IN_JSON) {
                String text = filled(frame, unit);
                reads.put("JSON " + frame + " of " + unit, () -> Json.readWritten(text));
                reads.put("a document " + frame + " of " + unit, () -> ConnectorDocument.read(text));
                reads.put("a pack " + frame + " of " + unit, () -> ConnectorPack.read(text));
            }
        }
        for (String unit : IN_PATTERNS) {
            String text = filled("☞", unit);
            reads.put("a pattern of " + unit, () -> TextPattern.of(text));
            reads.put("an I-Regexp of " + unit, () -> TextPattern.iRegexp(text));
        }
        for (String unit : IN_PATHS) {
            String text = filled("$☞", unit);
            reads.put("a path of " + unit, () -> JsonPath.parse(text));
        }
        return reads.entrySet().stream().map(read -> new Object[] {read.getKey(), read.getValue()});
    }

    private static String filled(String frame, String unit) {
        return frame.replace("☞", unit.repeat((SIZE - frame.length()) / unit.length()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void a_text_takes_half_a_second_at_most(String name, Runnable read) {
        Cost cost = Cost.of(() -> answered(read));
        for (int i = 0; i < 2 && cost.cpu().compareTo(HALF_A_SECOND) > 0; i++) {
            cost = Cost.of(() -> answered(read)); // what the compiler does beside it is no cost of the text
        }
        cost.isAtMost(MEBIBYTES, HALF_A_SECOND);
    }

    private static void answered(Runnable read) {
        try {
            read.run();
        } catch (InvalidDefinitionException | JsonException | JsonPathException | PatternException refused) {
            // that is an answer too
        }
    }
}
