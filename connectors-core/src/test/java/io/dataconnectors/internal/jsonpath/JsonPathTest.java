package io.dataconnectors.internal.jsonpath;

import static io.dataconnectors.internal.jsonpath.Bookstore.BOOKSTORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            $.store.bicycle.color        | ["red"]
            $['store']["bicycle"].color  | ["red"]
            $.store.bicycle.*            | ["red", 399]
            $.store.book[*].author       | ["Nigel Rees", "Evelyn Waugh", "Herman Melville", "J. R. R. Tolkien"]
            $..author                    | ["Nigel Rees", "Evelyn Waugh", "Herman Melville", "J. R. R. Tolkien"]
            $.store..price               | [8.95, 12.99, 8.99, 22.99, 399]
            $..book[2].title             | ["Moby Dick"]
            $..book[2].publisher         | []
            $..book[-1].title            | ["The Lord of the Rings"]
            $..book[-5]                  | []
            $..book[0, 1].price          | [8.95, 12.99]
            $..book[0, 0].price          | [8.95, 8.95]
            $..book[:2].price            | [8.95, 12.99]
            $..book[1::2].price          | [12.99, 22.99]
            $..book[::-1].price          | [22.99, 8.99, 12.99, 8.95]
            $..book[-2:].price           | [8.99, 22.99]
            $..book[::0].price           | []
            $..book[?@.isbn].title       | ["Moby Dick", "The Lord of the Rings"]
            $..book[?!@.isbn].title      | ["Sayings of the Century", "Sword of Honour"]
            $..book[?@.price < 10].title | ["Sayings of the Century", "Moby Dick"]
            $..[?@.price > $.store.bicycle.price]                        | []
            $..book[?@.price >= 8.99 && @.price <= 12.99].price          | [12.99, 8.99]
            `$..book[?@.category == 'reference' || @.price > 20].price`  | [8.95, 22.99]
            $..book[?!(@.category == 'fiction')].price                   | [8.95]
            $..book[?length(@.title) == 9].title                         | ["Moby Dick"]
            $.store[?count(@.*) == 2].color                              | ["red"]
            $..book[?value(@..isbn) == '0-395-19395-8'].price            | [22.99]
            $..book[?match(@.author, '[A-Z][a-z]+ [A-Z][a-z]+')].price   | [8.95, 12.99, 8.99]
            `$..book[?search(@.title, 'of (the|Honour)$')].price`        | [12.99]
            """)
    void a_query_finds_values_in_order(String query, String expected) {
        assertThat(JsonPath.parse(query).values(BOOKSTORE)).isEqualTo(Json.read(expected));
    }

    @Test
    void nodes_know_their_normalized_paths() {
        List<JsonNode> nodes = JsonPath.parse("$..book[?@.price < 10].title").nodes(BOOKSTORE);

        assertThat(nodes)
                .extracting(JsonNode::path)
                .containsExactly("$['store']['book'][0]['title']", "$['store']['book'][2]['title']");
        assertThat(nodes).extracting(JsonNode::value).containsExactly("Sayings of the Century", "Moby Dick");
    }

    @Test
    void a_normalized_path_escapes_what_must_be_and_leads_back_to_its_node() {
        Object root = Map.of("it's \\ \n \u000B \u007F \"é\" 😀", 1);

        String path = JsonPath.parse("$.*").nodes(root).get(0).path();

        assertThat(path).isEqualTo("$['it\\'s \\\\ \\n \\u000b \u007F \"é\" 😀']");
        assertThat(JsonPath.parse(path).values(root)).containsExactly(1);
    }

    @Test
    void a_node_shows_its_place_but_not_its_value() {
        List<JsonNode> nodes = JsonPath.parse("$['token', 'token']").nodes(Map.of("token", "s3cret"));

        assertThat(nodes.get(0))
                .hasToString("$['token']")
                .isEqualTo(nodes.get(1))
                .hasSameHashCodeAs(nodes.get(1));
        assertThat(nodes.get(0))
                .isNotEqualTo(JsonPath.parse("$.token")
                        .nodes(Map.of("token", "other"))
                        .get(0));
    }

    @Test
    void null_is_a_value_and_an_absent_member_is_none() {
        Object root = Json.read("{\"a\": null, \"list\": [null]}");

        assertThat(JsonPath.parse("$.a").values(root)).containsExactly((Object) null);
        assertThat(JsonPath.parse("$.list.*").values(root)).containsExactly((Object) null);
        assertThat(JsonPath.parse("$.b").values(root)).isEmpty();
        assertThat(JsonPath.parse("$").values(null)).containsExactly((Object) null);
        assertThat(JsonPath.parse("$[?@ == null]").values(root)).containsExactly((Object) null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "$.a", "$['a'][0]", "$.a[-1].b", "$ .a\n[0]"})
    void names_and_indices_make_a_query_singular(String query) {
        assertThat(JsonPath.parse(query).singular()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.*", "$..a", "$[0, 1]", "$['a', 'a']", "$[0:1]", "$[?@.a]", "$.a.*.b"})
    void any_other_selector_makes_it_plural(String query) {
        assertThat(JsonPath.parse(query).singular()).isFalse();
    }

    @Test
    void paths_are_equal_by_their_text() {
        JsonPath path = JsonPath.parse("$.a");

        assertThat(path).hasToString("$.a").isEqualTo(JsonPath.parse("$.a")).hasSameHashCodeAs(JsonPath.parse("$.a"));
        assertThat(path.text()).isEqualTo("$.a");
        assertThat(path).isNotEqualTo(JsonPath.parse("$['a']"));
    }

    @Test
    void what_is_found_cannot_be_changed() {
        List<Object> root = new ArrayList<>(List.of(1, 2));

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> JsonPath.parse("$.*").values(root).clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> JsonPath.parse("$.*").nodes(root).clear());
    }
}
