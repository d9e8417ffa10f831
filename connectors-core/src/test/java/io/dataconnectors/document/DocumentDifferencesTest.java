package io.dataconnectors.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Difference;
import io.dataconnectors.Input;
import io.dataconnectors.Response;
import io.dataconnectors.internal.jsonpath.JsonPointer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentDifferencesTest {
    private static final int SEEDS = 200;

    private static final ConnectorDefinition BASE = ConnectorDefinition.builder("orders")
            .description("Finds orders")
            .input(Input.string("status"))
            .input(Input.string("since"))
            .get("https://shop.example.com/orders?status={{status}}&since={{since}}")
            .header("Accept", "application/json")
            .output("ids", "$.ids")
            .build();

    private static List<String> told(ConnectorDefinition before, ConnectorDefinition after) {
        return ConnectorDocument.differences(before, after).stream()
                .map(DocumentDifferencesTest::told)
                .toList();
    }

    private static String told(Difference found) {
        return found.kind() + " " + found.pointer() + ": " + found.before() + " -> " + found.after();
    }

    @Test
    void a_definition_does_not_differ_from_itself() {
        assertThat(told(BASE, BASE.toBuilder().build())).isEmpty();
    }

    @Test
    void what_was_changed_added_and_removed_is_told_in_the_order_of_the_document() {
        ConnectorDefinition after = BASE.toBuilder()
                .description("Finds all orders")
                .setting("shop", "acme")
                .get("https://shop.example.com/v2/orders?status={{status}}&since={{since}}")
                .response(Response.DEFAULT)
                .build();

        assertThat(told(BASE, after))
                .containsExactly(
                        "CHANGED /description: Finds orders -> Finds all orders",
                        "ADDED /settings: null -> {shop=acme}",
                        "CHANGED /request/url: https://shop.example.com/orders?status={{status}}&since={{since}} ->"
                                + " https://shop.example.com/v2/orders?status={{status}}&since={{since}}",
                        "REMOVED /response: {outputs=[{name=ids, path=$.ids}]} -> null");
    }

    @Test
    void an_input_more_is_one_difference_wherever_it_stands() {
        ConnectorDefinition after = withInputs(Input.string("page"), Input.string("status"), Input.string("since"));

        assertThat(told(BASE, after)).containsExactly("ADDED /inputs/0: null -> {name=page, type=string}");
        assertThat(told(after, BASE)).containsExactly("REMOVED /inputs/0: {name=page, type=string} -> null");
    }

    @Test
    void an_input_is_compared_with_the_one_of_its_name() {
        ConnectorDefinition after =
                withInputs(Input.string("page"), Input.string("status").required(), Input.string("since"));

        assertThat(told(BASE, after))
                .containsExactly(
                        "ADDED /inputs/0: null -> {name=page, type=string}", "ADDED /inputs/1/required: null -> true");
    }

    @Test
    void an_input_that_was_given_another_name_is_one_difference() {
        assertThat(told(BASE, withInputs(Input.string("state"), Input.string("since"))))
                .containsExactly("CHANGED /inputs/0/name: status -> state");
    }

    private static ConnectorDefinition withInputs(Input... inputs) {
        ConnectorDefinition.Builder builder = ConnectorDefinition.builder("orders")
                .description("Finds orders")
                .get("https://shop.example.com/orders?status={{status}}&since={{since}}")
                .header("Accept", "application/json")
                .output("ids", "$.ids");
        List.of(inputs).forEach(builder::input);
        return builder.build();
    }

    private static List<String> told(Object before, Object after) {
        return DocumentDifferences.between(Map.of("default", before), Map.of("default", after)).stream()
                .map(DocumentDifferencesTest::told)
                .toList();
    }

    @Test
    void null_is_a_value() {
        Map<String, Object> noted = Collections.singletonMap("note", null);

        assertThat(told(Map.of(), noted)).containsExactly("ADDED /default/note: null -> null");
        assertThat(told(noted, Map.of("note", "hello"))).containsExactly("CHANGED /default/note: null -> hello");
    }

    @Test
    void an_object_whose_members_stand_in_another_order_differs() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("a", 1);
        one.put("b", 2);
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("b", 2);
        other.put("a", 1);

        assertThat(told(one, other)).containsExactly("CHANGED /default: {a=1, b=2} -> {b=2, a=1}");
    }

    @Test
    void numbers_differ_by_their_digits() {
        assertThat(told(new BigDecimal("1.10"), new BigDecimal("1.1")))
                .containsExactly("CHANGED /default: 1.10 -> 1.1");
    }

    @Test
    void lists_without_names_are_aligned_by_what_they_have_in_common() {
        assertThat(told(List.of(1, 2, 3, 4), List.of(0, 2, 3, 4, 5)))
                .containsExactly("CHANGED /default/0: 1 -> 0", "ADDED /default/4: null -> 5");
    }

    @Test
    void long_lists_are_compared_place_by_place() {
        List<Integer> before = new ArrayList<>();
        for (int i = 0; i < 90_000; i++) {
            before.add(i);
        }
        List<Integer> after = new ArrayList<>(before);
        after.replaceAll(number -> number + 1);

        assertThat(told((Object) before, after)).hasSize(90_000);
    }

    @Test
    void random_definitions_differ_exactly_where_their_documents_do() {
        for (int seed = 0; seed < SEEDS; seed++) {
            ConnectorDefinition one = RandomDefinitions.of(seed);
            ConnectorDefinition other = RandomDefinitions.of(seed / 2);

            List<Difference> found = ConnectorDocument.differences(one, other);

            assertThat(found.isEmpty())
                    .as("seed %s", seed)
                    .isEqualTo(ConnectorDocument.write(one).equals(ConnectorDocument.write(other)));
            assertThat(found)
                    .allSatisfy(difference -> assertThat(difference.before())
                            .isEqualTo(difference.kind() == Difference.Kind.ADDED ? null : at(one, difference)));
        }
    }

    private static Object at(ConnectorDefinition definition, Difference difference) {
        if (difference.kind() == Difference.Kind.CHANGED) {
            return difference.before();
        }
        return JsonPointer.parse(difference.pointer())
                .values(ConnectorDocument.toValue(definition))
                .get(0);
    }
}
