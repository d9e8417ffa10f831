package io.dataconnectors.internal.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathBudgetTest {
    private static final Object HUNDRED = Collections.nCopies(100, List.of("a"));

    @Test
    void a_query_may_visit_as_many_nodes_as_the_budget_has_and_no_more() {
        JsonPath path = JsonPath.parse("$[*][0]"); // the root, its 100 elements, and an element of each

        assertThat(path.values(HUNDRED, new Budget(201, 100))).hasSize(100);
        assertThatExceptionOfType(Budget.ExceededException.class)
                .isThrownBy(() -> path.values(HUNDRED, new Budget(200, 100)))
                .withMessage("The query looks at more than 200 nodes; ask for less of the document");
    }

    @Test
    void a_query_may_find_as_many_nodes_as_the_budget_has_and_no_more() {
        JsonPath path = JsonPath.parse("$[*]");

        assertThat(path.nodes(HUNDRED, new Budget(1_000, 100))).hasSize(100);
        assertThatExceptionOfType(Budget.ExceededException.class)
                .isThrownBy(() -> path.nodes(HUNDRED, new Budget(1_000, 99)))
                .withMessage("The query finds more than 99 nodes; ask for less of the document");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$..[?@..[?@..[?@ == 1]]]",
                "$..*..*..*",
                "$[?count($..*) == 1]",
                "$[?$ == @.copy || $.x == $.y]",
                "$[?length($.long) < 0]",
                "$[?$.long < $.other]",
                "$[?search($.long, '(a|b|ab)*c')]",
                "$[?match(@, $.long)]",
                "$..[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]"
            })
    void work_that_multiplies_is_stopped_by_the_budget(String query) {
        Object many = Collections.nCopies(1_000, List.of(List.of("a")));
        Object root = Map.of(
                "x", many, "y", many, "z", many, "long", "a".repeat(100_000), "other", "a".repeat(100_000), "v", "b");

        assertThatExceptionOfType(Budget.ExceededException.class)
                .isThrownBy(() -> JsonPath.parse(query).values(root, new Budget(2_000, 2_000)));
    }

    @Test
    void the_default_budget_reads_the_largest_json_that_the_library_reads() {
        Object root = Collections.nCopies(25_000, Map.of("a", 1));

        assertThat(JsonPath.parse("$..[?@.a > 1 || @.a < 1]").values(root)).isEmpty();
    }

    @Test
    void a_document_may_nest_deeper_than_the_stack() {
        Object deep = nested(1_000_000);

        assertThat(JsonPath.parse("$..[?@ == 'leaf']").values(List.of(nested(100_000))))
                .containsExactly("leaf");
        assertThat(JsonPath.parse("$[?$[0] == $[1]]").values(List.of(nested(100_000), nested(100_000))))
                .hasSize(2);
        assertThat(JsonPath.parse("$..[?@ == 'leaf']")
                        .nodes(nested(100_000))
                        .get(0)
                        .path())
                .hasSize(1 + 3 * 100_000);
        assertThatExceptionOfType(Budget.ExceededException.class)
                .isThrownBy(() -> JsonPath.parse("$..*").values(deep));
    }

    private static Object nested(int levels) {
        Object value = "leaf";
        for (int i = 0; i < levels; i++) {
            value = Collections.singletonList(value);
        }
        return value;
    }

    @Test
    void the_longest_query_needs_little_of_the_stack() throws InterruptedException {
        String names = "$" + ".*".repeat(511);
        String filters = "$" + "[?@".repeat(32) + "..*".repeat(250) + "]".repeat(32);
        Object[] found = new Object[2];
        Runnable both = () -> {
            found[0] = JsonPath.parse(names).values(nested(511));
            found[1] = JsonPath.parse(filters).values(nested(300));
        };

        Thread small = new Thread(null, both, "small stack", 512 * 1024);
        small.start();
        small.join();

        assertThat(found[0]).isEqualTo(List.of("leaf"));
        assertThat(found[1]).isInstanceOf(List.class);
    }

    @Test
    void numbers_of_a_budget_are_positive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Budget(0, 1))
                .withMessage("visitedNodes must be at least 1, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Budget(1, -1))
                .withMessage("results must be at least 1, but is -1");
    }
}
