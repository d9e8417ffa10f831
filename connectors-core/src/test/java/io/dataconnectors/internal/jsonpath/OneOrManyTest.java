package io.dataconnectors.internal.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataconnectors.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneOrManyTest {
    @ParameterizedTest(name = "{0} finds {2} in {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    $           | {"a":1}                         | [{"a":1}]
                    $           | [1,2]                           | [1,2]
                    $.a.b       | {"a":{"b":1}}                   | [1]
                    $.a.b       | {"a":[{"b":1},{"b":2},{"c":3}]} | [1,2]
                    $.a.b       | {"a":[{"b":[1,2]},{"b":3}]}     | [1,2,3]
                    $.a[1].b    | {"a":{"b":1}}                   | []
                    $.a[0].b    | {"a":{"b":1}}                   | [1]
                    $.a[-1].b   | {"a":[{"b":1},{"b":2}]}         | [2]
                    $.a[*].b    | {"a":{"b":1}}                   | [1]
                    $.a.*       | {"a":{"b":1,"c":[2,3]}}         | [1,2,3]
                    $.a.*       | {"a":[{"b":1},{"b":2}]}         | [1,2]
                    $.a[*]      | {"a":null}                      | [null]
                    $.a['b','c'] | {"a":[{"b":1},{"c":2}]}        | [1,2]
                    $.a[0,1]    | {"a":1}                         | [1]
                    $..b        | {"a":[{"b":1},{"b":[2,3]}]}     | [1,2,3]
                    $.a[?@.b==2] | {"a":{"b":[2,3]}}              | [{"b":[2,3]}]
                    $.a[?@.b]   | {"a":"x"}                       | []
                    $.a['#text'] | {"a":"x"}                      | ["x"]
                    $.a['#text'] | {"a":{"#text":"x"}}            | ["x"]
                    $.a['#text'] | {"a":1}                        | []
                    /a/b        | {"a":[{"b":1},{"b":2}]}         | [1,2]
                    /a/0/b      | {"a":{"b":1}}                   | [1]
                    /a/1/b      | {"a":[{"b":1},{"b":2}]}         | [2]
                    /a/01       | {"a":1}                         | []
                    """)
    void one_is_found_as_many_are(String path, String tree, String found) {
        ValuePath oneOrMany = ValuePath.parse(path).oneOrMany();

        assertThat(Json.write(oneOrMany.values(Json.read(tree)))).isEqualTo(found);
        assertThat(oneOrMany.text()).isEqualTo(path);
        assertThat(oneOrMany).isEqualTo(ValuePath.parse(path).oneOrMany()).isNotEqualTo(ValuePath.parse(path));
    }

    @ParameterizedTest(name = "{0} is at {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    $.errors.*        | {"errors":{"email":["bad"],"name":"no"}} | $['errors']['email'] email, $['errors']['name'] name
                    $.details.*[*]    | {"details":{"email":[{"d":1},{"d":2}]}}  | $['details']['email'][0] email, $['details']['email'][1] email
                    $[*]              | [7]                                      | $[0] null
                    $                 | 7                                        | $ null
                    /errors/0/code    | {"errors":[{"code":7}]}                  | $['errors'][0]['code'] code
                    /errors/1         | {"errors":[{"code":7}]}                  | ``
                    """)
    void a_node_knows_its_place_and_the_name_it_stands_under(String path, String tree, String places) {
        List<JsonNode> nodes = new ArrayList<>();
        int visited = ValuePath.parse(path).forEachNode(Json.read(tree), Budget.DEFAULT, nodes::add);

        assertThat(nodes.stream().map(node -> node.path() + " " + node.name()).collect(Collectors.joining(", ")))
                .isEqualTo(places);
        assertThat(visited).isBetween(0, 20);
    }

    @Test
    void the_budget_holds() {
        Object tree = Json.read("{\"a\":[" + "{\"b\":1},".repeat(999) + "{\"b\":1}]}");
        assertThatThrownBy(() -> ValuePath.parse("$.a.b").oneOrMany().values(tree, new Budget(500, 10_000)))
                .isInstanceOf(Budget.ExceededException.class);
        assertThatThrownBy(() -> ValuePath.parse("$.a").oneOrMany().values(tree, new Budget(10_000, 500)))
                .isInstanceOf(Budget.ExceededException.class);
    }
}
