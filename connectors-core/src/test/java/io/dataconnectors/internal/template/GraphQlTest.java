package io.dataconnectors.internal.template;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.internal.problem.Problem;
import java.util.Map;
import java.util.function.Function;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values in the text of a GraphQL query (trial 12): allowed, but with a warning that names the variables they belong in. */
class GraphQlTest {
    private static final Names NAMES = Names.builder()
            .value("email", Shape.scalar())
            .value("order", Shape.object(Map.of("id", Shape.scalar())))
            .value("first", Shape.clean())
            .setting("shop", "acme")
            .build();

    private static final Map<String, Function<String, Template>> PLACES = Map.of(
            "query", text -> QueryTemplate.parse("query", text, ArrayStyle.REPEAT, NAMES),
            "text", text -> TextTemplate.parse(text, NAMES),
            "string in JSON",
                    text -> JsonTemplate.parse(
                            "{\"query\": \"" + PlainValue.IN_QUOTES.of(text) + "\", \"x\": 1}", NAMES));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query { orders(email: \"{{email}}\") { id } }",
                "query Orders($first: Int = 1) { orders(first: $first, email: \"{{email}}\") { id } }",
                "mutation{close(id:\"{{email}}\"){id}}",
                "{ orders(email: \"{{email}}\") { id } }",
                "{ found: orders @include(if: true) { id } {{email}} }",
                "# finds\n  # orders\nfragment F on Order { id } query { order { {{email}} } }",
                "query { a {{#email}} b(c: \"{{email}}\") {{/email}} }"
            })
    void a_value_in_the_text_has_a_warning(String query) {
        PLACES.forEach((place, parse) -> assertThat(parse.apply(query).warnings())
                .as(place)
                .singleElement()
                .extracting(Problem::message, as(InstanceOfAssertFactories.STRING))
                .endsWith("'email' stands in the text of a GraphQL query, and a quote in it would change what is asked:"
                        + " declare the variable $email in the query and send the value beside it, in its member"
                        + " variables: {\"email\": {{email}}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query($e: String!) { orders(email: $e) { id } }",
                "{ orders(first: {{first}}, shop: \"{{setting.shop}}\") { id } }",
                "{ orders(email: {{email | json}}, search: {{email | quote}}) { id } }",
                "{{email}}",
                "query {{email}}",
                "{customer: {{email}}}",
                "{ {{email}} }",
                "The query of {{email}} {a} is open"
            })
    void what_cannot_change_a_query_or_is_none_has_no_warning(String text) {
        PLACES.forEach((place, parse) ->
                assertThat(parse.apply(text).warnings()).as(place).isEmpty());
    }

    @Test
    void the_variable_is_called_by_the_last_name_of_a_path() {
        assertThat(TextTemplate.parse("{ order(id: \"{{order.id | trim}}\") { id } }", NAMES)
                        .warnings())
                .hasToString(
                        "[Line 1, column 14: 'order.id | trim' stands in the text of a GraphQL query, and a quote in it"
                                + " would change what is asked: declare the variable $id in the query and send the value beside it,"
                                + " in its member variables: {\"id\": {{order.id | trim}}}]");
    }
}
