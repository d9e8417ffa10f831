package io.dataconnectors.internal.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.fuzz.Fuzz;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.jsonpath.JsonPath.JsonPathException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A query that is read can be asked of any value, within a budget; one that cannot be read is refused in our own words. */
class JsonPathFuzzTest {
    private static final Object VALUE = Json.read(
            "{\"a\": [{\"b\": 1, \"c\": \"x\"}, {\"b\": 2.5, \"c\": null}, [[], {}], \"ab\", true], \"d.e\": {\"'\": \"\\u20ac\"}}");

    @Test
    void paths() throws InterruptedException {
        Fuzz.from(List.of(
                        "$",
                        "$.a[*].b",
                        "$..b",
                        "$['d.e']['\\'']",
                        "$.a[-1:0:-1, 2, ::2]",
                        "$.a[?@.b > 1 && (@.c == 'x' || !@.d)].c",
                        "$.a[?match(@, '[a-z]+(b|c){1,3}') || search(@.c, \"x\")]",
                        "$[?count(@.*) == 2 && length(@) >= value($..b)]",
                        "$[\"\\u20ac\\ud83d\\ude00\"]"))
                .words(
                        "$",
                        "..",
                        "[?",
                        "]",
                        "@",
                        "==",
                        "!=",
                        "<=",
                        "&&",
                        "||",
                        "!",
                        "(",
                        ")",
                        "match(",
                        "search(",
                        "count(",
                        "length(",
                        "value(",
                        "'",
                        "\"",
                        "*",
                        "-1",
                        "9007199254740992",
                        ":",
                        ",",
                        "true",
                        "null",
                        "1e9",
                        "\\u",
                        "\\p{Lu}",
                        "{2,3}",
                        "[^a-z]")
                .feed(JsonPathFuzzTest::ask);
    }

    private static Object ask(String text) {
        JsonPath path;
        try {
            path = JsonPath.parse(text);
        } catch (JsonPathException e) {
            assertThat(e.getCause()).isNull();
            return Fuzz.kind(e.getMessage());
        }
        assertThat(JsonPath.parse(path.text())).isEqualTo(path);
        try {
            List<JsonNode> nodes = path.nodes(VALUE);
            assertThat(nodes.size()).isLessThanOrEqualTo(path.singular() ? 1 : Integer.MAX_VALUE);
            return "found " + nodes.size();
        } catch (Budget.ExceededException e) {
            return "budget";
        }
    }

    @Test
    void pointers() throws InterruptedException {
        Fuzz.from(List.of("", "/a/0/b", "/d.e/'", "/~0~1", "/a/-"))
                .words("/", "~", "~0", "~1", "-", "00", "4294967296")
                .feed(text -> {
                    try {
                        JsonPointer pointer = JsonPointer.parse(text);
                        return "found " + pointer.forEach(VALUE, Budget.DEFAULT, found -> {});
                    } catch (JsonPathException e) {
                        return Fuzz.kind(e.getMessage());
                    }
                });
    }
}
