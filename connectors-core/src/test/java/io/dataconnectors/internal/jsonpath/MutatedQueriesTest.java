package io.dataconnectors.internal.jsonpath;

import static io.dataconnectors.internal.jsonpath.Bookstore.BOOKSTORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.jsonpath.JsonPath.JsonPathException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

class MutatedQueriesTest {
    private static final List<String> SEEDS = List.of(
            "$.store.book[*].author",
            "$..book[?@.price < 10 && !(@.isbn || @['title'] == \"a\\u00e9\")]",
            "$[?match(@.a, '[a-z]{1,3}\\\\.(x|y)*') || search(@..b, $.p)]",
            "$[1:-1:2, -1, 'a\\n', *]..[?count(@.*) >= value($..c) && length(@) != -1.5e-3]",
            "$[?@[0]['b'] == null, ?true != false]");

    private static final String ALPHABET = "$@.[]()?*'\"\\,:-+0123456789eE abcnullmatchcountu!=<>&|{}^\t\n\u0000é😀";

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @RepeatedTest(20)
    void a_mutated_query_is_read_and_runs_or_is_refused_with_a_column_in_it() {
        for (int i = 0; i < 500; i++) {
            String query = mutated(SEEDS.get(random.nextInt(SEEDS.size())));
            try {
                JsonPath.parse(query).values(BOOKSTORE);
            } catch (JsonPathException e) {
                assertThat(e.column()).as(query).isBetween(1, query.length() + 1);
            } catch (RuntimeException | StackOverflowError e) {
                fail("seed " + seed + ", query " + query, e);
            }
        }
    }

    private String mutated(String query) {
        StringBuilder text = new StringBuilder(query);
        for (int changes = random.nextInt(4); changes >= 0 && !text.isEmpty(); changes--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, character());
                case 2 -> text.setCharAt(at, character());
                default -> text.insert(at, text.substring(at, at + random.nextInt(text.length() - at)));
            }
        }
        return text.toString();
    }

    private char character() {
        return ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    }

    @RepeatedTest(20)
    void every_node_is_found_again_by_its_normalized_path() {
        Object root = value(4);
        for (JsonNode node : JsonPath.parse("$..*").nodes(root)) {
            JsonPath path = JsonPath.parse(node.path());

            assertThat(path.singular()).as("seed " + seed).isTrue();
            assertThat(path.nodes(root))
                    .as("seed " + seed + ", " + Json.write(root))
                    .containsExactly(node);
        }
    }

    @RepeatedTest(20)
    void values_and_nodes_agree() {
        Object root = value(4);
        for (String query : List.of("$..*", "$..[0]", "$[::-2]", "$..[?@ > 3, *]", "$[0]", "$[?@.* || @[0]]")) {
            JsonPath path = JsonPath.parse(query);

            assertThat(path.nodes(root))
                    .as("seed " + seed)
                    .extracting(JsonNode::value)
                    .isEqualTo(path.values(root));
        }
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 0 -> random.nextInt(10);
            case 1 -> name();
            case 2 -> random.nextBoolean();
            case 3 -> list(depth);
            default -> map(depth);
        };
    }

    private List<Object> list(int depth) {
        List<Object> elements = new ArrayList<>();
        for (int size = random.nextInt(5); size > 0; size--) {
            elements.add(value(depth - 1));
        }
        return elements;
    }

    private Map<String, Object> map(int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int size = random.nextInt(5); size > 0; size--) {
            members.put(name(), value(depth - 1));
        }
        return members;
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        for (int length = random.nextInt(4); length > 0; length--) {
            name.append((char) random.nextInt(0x250));
        }
        return name.toString();
    }
}
