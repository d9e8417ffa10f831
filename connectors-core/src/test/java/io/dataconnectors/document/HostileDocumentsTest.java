package io.dataconnectors.document;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Cost;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.registry.ConnectorRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trial 1 and 6: what a document of 64 KiB takes is bounded, in bytes and in time of the thread, wherever it is read. */
class HostileDocumentsTest {
    private static final int SIZE = 64 * 1024;

    private static final int MEBIBYTES = 32;

    /** A pack is read as a document first, and its connectors are judged with stand-ins. */
    private static final int MEBIBYTES_OF_A_PACK = 40;

    private static final String START = "{\"schemaVersion\":1,\"name\":\"x\",\"description\":\"x\",";
    private static final String REQUEST = "\"request\":{\"method\":\"GET\",\"url\":\"https://shop.example.com/\"}";
    private static final Map<String, String> DOCUMENTS = documents();

    static {
        DOCUMENTS
                .values()
                .forEach(HostileDocumentsTest::handle); // so that compiling the code under test is not counted
    }

    static Stream<String> names() {
        return DOCUMENTS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_document_is_read_written_and_created_at_a_bounded_cost(String name) {
        Cost.of(() -> handle(DOCUMENTS.get(name))).isAtMost(MEBIBYTES, Duration.ofMillis(500));
    }

    @Tag("thorough")
    @ParameterizedTest
    @MethodSource("names")
    void a_pack_of_such_documents_is_read_at_a_bounded_cost(String name) {
        String pack =
                "{\"packVersion\":1,\"name\":\"p\",\"description\":\"p\",\"settings\":[{\"name\":\"open\",\"type\":\"string\"}],"
                        + "\"connectors\":[" + DOCUMENTS.get(name) + "]}";
        Cost.of(() -> read(pack)).isAtMost(MEBIBYTES_OF_A_PACK, Duration.ofMillis(500));
    }

    private static void handle(String document) {
        try {
            ConnectorDefinition definition = ConnectorDocument.read(document);
            ConnectorDocument.write(definition);
            InputSchema.of(definition);
            ConnectorRegistry.builder().build().in("acme").create(definition);
        } catch (InvalidDefinitionException refused) {
            // that is an answer too
        }
    }

    private static void read(String pack) {
        try {
            ConnectorPack.read(pack);
        } catch (InvalidDefinitionException refused) {
            // that is an answer too
        }
    }

    private static Map<String, String> documents() {
        Map<String, String> documents = new LinkedHashMap<>();
        patterns(documents);
        settings(documents);
        shapes(documents);
        return documents;
    }

    private static void patterns(Map<String, String> documents) {
        String[] patterns = {
            "a{600}(?s){600}(?s){600}",
            "(a*){40}(?s){1000}!",
            "a{1000}",
            "(a*){1,900}",
            "\\\\p{L}\\\\p{Lu}",
            "[\\\\p{L}\\\\p{N}\\\\P{Ll}]",
            "(?i)[\\\\x{0}-\\\\x{10fffe}]",
            "(((((((((((a)?)?)?)?)?)?)?)?)?)?)?",
            "(?i)\\\\p{L}",
            "[^a][^b][^c][^d]",
            "(a|b|c|d){500}"
        };
        for (String pattern : patterns) {
            documents.put(
                    "inputs " + pattern,
                    inputs(i -> "\"pattern\":\"" + pattern + "\",\"default\":\"aaaaaaaa" + i + "\""));
            documents.put(
                    "one long default " + pattern,
                    START + "\"inputs\":[{\"name\":\"a\",\"type\":\"string\",\"pattern\":\"" + pattern
                            + "\",\"default\":\"" + "a".repeat(SIZE) + "\"}]," + REQUEST + "}");
            documents.put("outputs " + pattern, outputs(i -> "\"header\":\"A\",\"pattern\":\"" + i + pattern + "\""));
            String inner = pattern.replace("\\", "\\\\");
            documents.put("paths " + pattern, outputs(i -> "\"path\":\"$[?match(@,'" + i + inner + "')]\""));
        }
        documents.put("repeated pattern", inputs(i -> "\"pattern\":\"" + "a{9}".repeat(120) + "\""));
        documents.put("nested groups", inputs(i -> "\"pattern\":\"" + "(".repeat(250) + ")".repeat(250) + "\""));
    }

    private static void settings(Map<String, String> documents) {
        for (String filters : new String[] {
            "",
            " | upper",
            " | json | json | json | json | json",
            " | sha256",
            " | base64 | base64 | base64 | size",
            " | default: setting.s"
        }) {
            String tag = "{{setting.s" + filters + "}}";
            documents.put(
                    "variables " + tag, variables("a".repeat(20_000), tag.repeat(Math.min(50, 800 / tag.length()))));
            documents.put("quotes in variables " + tag, variables("\\\"".repeat(10_000), tag.repeat(20)));
            documents.put(
                    "headers " + tag,
                    withSetting(
                            "a".repeat(20_000),
                            "\"request\":{\"method\":\"GET\",\"url\":\"https://shop.example.com/\",\"headers\":["
                                    + filled(
                                            100,
                                            40_000,
                                            i -> "{\"name\":\"X-" + i + "\",\"value\":\""
                                                    + tag.repeat(300 / tag.length()) + "\"}")
                                    + "]}"));
        }
        documents.put(
                "sections", variables("a".repeat(20_000), "{{#setting.s}}{{.}}{{.}}{{.}}{{/setting.s}}".repeat(16)));
        documents.put(
                "paths of settings",
                withSetting(
                        "a".repeat(20_000),
                        REQUEST + ",\"response\":{\"outputs\":["
                                + filled(
                                        100,
                                        40_000,
                                        i -> "{\"name\":\"a" + i + "\",\"path\":\"$['" + i + "{{setting.s}}".repeat(60)
                                                + "']\"}")
                                + "]}"));
        documents.put(
                "one path of settings",
                withSetting(
                        "a".repeat(1_000),
                        REQUEST + ",\"response\":{\"outputs\":[{\"name\":\"a\",\"path\":\"$['"
                                + "{{setting.s}}".repeat(4_500) + "']\"}]}"));
        documents.put(
                "an object of settings",
                START + "\"settings\":{\"s\":{" + filled(4_000, 20_000, i -> "\"a" + i + "\":1")
                        + "}},\"variables\":["
                        + filled(
                                50,
                                40_000,
                                i -> "{\"name\":\"v" + i + "\",\"type\":\"json\",\"template\":\""
                                        + "{{#setting.s}}{{a1}}{{/setting.s}}".repeat(20) + "\"}")
                        + "]," + REQUEST + "}");
    }

    private static void shapes(Map<String, String> documents) {
        documents.put(
                "enum",
                START + "\"inputs\":[{\"name\":\"a\",\"type\":\"integer\",\"enum\":["
                        + filled(30_000, SIZE, i -> "" + i) + "]}]," + REQUEST + "}");
        documents.put(
                "enum of lists",
                START + "\"inputs\":[{\"name\":\"a\",\"type\":\"array\",\"enum\":[" + filled(9_000, SIZE / 2, i -> "[]")
                        + "],\"default\":[" + filled(9_000, SIZE / 2, i -> "[]") + "]}]," + REQUEST + "}");
        documents.put(
                "default of many",
                START + "\"inputs\":[{\"name\":\"a\",\"type\":\"array\",\"items\":{\"type\":\"integer\",\"enum\":["
                        + filled(9_000, SIZE / 2, i -> "" + i) + "]},\"default\":["
                        + filled(9_000, SIZE / 2, i -> "" + i) + "]}]," + REQUEST + "}");
        documents.put(
                "defaults that multiply",
                START + "\"inputs\":[{\"name\":\"a\",\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":["
                        + filled(100, SIZE / 2, i -> "{\"name\":\"p" + i + "\",\"type\":\"string\",\"default\":\"x\"}")
                        + "]},\"default\":["
                        + filled(9_000, SIZE / 2, i -> "{}") + "]}]," + REQUEST + "}");
        documents.put("inputs", inputs(i -> "\"description\":\"x\""));
        documents.put(
                "tags",
                START
                        + "\"request\":{\"method\":\"GET\",\"url\":\"https://shop.example.com/\",\"headers\":[{\"name\":\"A\",\"value\":\""
                        + "{{call.id}}".repeat(5_900) + "\"}]}}");
        documents.put(
                "unknown tags",
                START
                        + "\"request\":{\"method\":\"GET\",\"url\":\"https://shop.example.com/\",\"headers\":[{\"name\":\"A\",\"value\":\""
                        + "{{a}}".repeat(13_000) + "\"}]}}");
        documents.put(
                "open sections",
                START
                        + "\"request\":{\"method\":\"POST\",\"url\":\"https://shop.example.com/\",\"body\":{\"type\":\"json\",\"template\":\""
                        + "[{{^secret}}".repeat(5_000) + "\"}}}");
        documents.put(
                "open brackets",
                START
                        + "\"request\":{\"method\":\"POST\",\"url\":\"https://shop.example.com/\",\"body\":{\"type\":\"json\",\"template\":\""
                        + "[".repeat(60_000) + "\"}}}");
        documents.put("unknown members", START + filled(9_000, SIZE, i -> "\"a" + i + "\":1") + "}");
        documents.put(
                "nested inputs",
                START + "\"inputs\":[" + "{\"name\":\"a\",\"type\":\"array\",\"items\":".repeat(20)
                        + "{\"type\":\"string\"}" + "}".repeat(20) + "]," + REQUEST + "}");
    }

    private static String variables(String setting, String template) {
        return withSetting(
                setting,
                "\"variables\":["
                        + filled(50, 41_000, i -> "{\"name\":\"v" + i + "\",\"template\":\"" + template + "\"}") + "],"
                        + REQUEST);
    }

    private static String withSetting(String setting, String rest) {
        return START + "\"settings\":{\"s\":\"" + setting + "\"}," + rest + "}";
    }

    /** Objects of a hundred members each, for a definition has few inputs. */
    private static String inputs(IntFunction<String> rules) {
        return START + "\"inputs\":["
                + filled(
                        100,
                        SIZE,
                        i -> "{\"name\":\"i" + i + "\",\"type\":\"object\",\"properties\":["
                                + filled(
                                        100,
                                        3_000,
                                        j -> "{\"name\":\"p" + j + "\",\"type\":\"string\"," + rules.apply(j) + "}")
                                + "]}")
                + "]," + REQUEST + "}";
    }

    private static String outputs(IntFunction<String> place) {
        return START + REQUEST + ",\"response\":{\"outputs\":["
                + filled(
                        100,
                        SIZE,
                        i -> "{\"name\":\"o" + i + "\",\"path\":\"$\",\"fields\":["
                                + filled(100, 3_000, j -> "{\"name\":\"f" + j + "\"," + place.apply(i * 100 + j) + "}")
                                + "]}")
                + "]}}";
    }

    private static String filled(int most, int size, IntFunction<String> element) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < most && all.length() < size; i++) {
            all.append(i == 0 ? "" : ",").append(element.apply(i));
        }
        return all.toString();
    }
}
