package io.dataconnectors.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Violation;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.problem.Code;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentProblemsTest {
    private final DocumentProblems problems = new DocumentProblems();

    @Test
    void broken_rules_and_unreadable_places_come_together_in_the_order_of_the_document() {
        problems.add("/limits/timeout", Code.WRONG_TYPE, "unreadable");
        problems.add("/name", Code.WRONG_TYPE, "unreadable");

        assertThat(pointers(
                        "{\"limits\": {\"timeout\": 1, \"retries\": 9}, \"description\": \"\", \"name\": 3}",
                        "/description",
                        "/limits/retries"))
                .containsExactly("/limits/timeout", "/limits/retries", "/description", "/name");
    }

    @Test
    void what_is_missing_comes_where_its_object_begins() {
        problems.add("/request/url", Code.WRONG_TYPE, "missing");

        assertThat(pointers(
                        "{\"name\": \"\", \"request\": {\"method\": 1}, \"limits\": {}}",
                        "/name",
                        "/request/method",
                        "/limits/retries"))
                .containsExactly("/name", "/request/url", "/request/method", "/limits/retries");
    }

    @Test
    void the_tenth_element_comes_after_the_second() {
        String document = "{\"inputs\": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}";

        assertThat(pointers(document, "/inputs/10", "/inputs/2")).containsExactly("/inputs/2", "/inputs/10");
    }

    @Test
    void a_rule_that_is_broken_at_or_within_an_unreadable_place_is_not_told_again() {
        problems.add("/request", Code.WRONG_TYPE, "expected an object");
        problems.add("/inputs/1", Code.WRONG_TYPE, "expected an object");

        assertThat(pointers(
                        "{\"inputs\": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, {}], \"request\": 1}",
                        "/inputs/1/name",
                        "/inputs/10/name",
                        "/request",
                        "/request/url"))
                .containsExactly("/inputs/1", "/inputs/10/name", "/request");
    }

    private List<String> pointers(String document, String... brokenRules) {
        List<Violation> rules = Stream.of(brokenRules)
                .map(pointer -> Violation.of("broken", pointer, "broken"))
                .toList();
        return problems.with(rules, Json.read(document)).stream()
                .map(Violation::pointer)
                .toList();
    }
}
