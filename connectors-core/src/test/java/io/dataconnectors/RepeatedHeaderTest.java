package io.dataconnectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dataconnectors.internal.compile.DefinitionCompiler;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Header fields that may stand once in a request, given twice (trial 10). */
class RepeatedHeaderTest {
    private static ConnectorDefinition.Builder definition() {
        return ConnectorDefinition.builder("look_up")
                .description("Looks something up")
                .get("https://api.example.com/orders");
    }

    private static List<String> violations(ConnectorDefinition.Builder builder) {
        return catchThrowableOfType(InvalidDefinitionException.class, () -> DefinitionCompiler.compile(builder.build()))
                .violations()
                .stream()
                .map(Object::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, authorization",
        "Content-Type, Content-Type",
        "User-Agent, user-agent",
        "Cookie, Cookie",
        "Range, RANGE",
        "If-Modified-Since, If-Modified-Since",
        "Idempotency-Key, Idempotency-Key"
    })
    void a_field_of_one_value_is_refused_the_second_time(String first, String second) {
        var builder = definition().header(first, "{{secret.one}}").header(second, "{{secret.other}}");

        assertThat(violations(builder))
                .containsExactly("/request/headers/1/name: The header " + second
                        + " stands once in a request, and here it is there already; leave one of them out");
    }

    @ParameterizedTest
    @CsvSource({
        "Accept, application/json",
        "Cache-Control, no-cache",
        "If-None-Match, abc",
        "X-Filter, a",
        "Prefer, wait=5"
    })
    void lists_and_fields_of_the_api_may_be_repeated(String name, String value) {
        assertThat(definition()
                        .header(name, value)
                        .header(name, value)
                        .build()
                        .request()
                        .headers())
                .hasSize(2);
    }

    @Test
    void one_of_each_is_allowed_also_a_media_type_on_a_get() {
        assertThat(definition()
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer {{secret.token}}")
                        .build()
                        .request()
                        .headers())
                .hasSize(2);
    }

    @Test
    void what_auth_the_body_and_idempotency_add_counts_as_well() {
        var builder = definition()
                .post("https://api.example.com/orders")
                .header("X-Key", "a")
                .header("Content-Type", "application/json")
                .header("idempotency-key", "{{call.id}}")
                .auth(Auth.apiKeyHeader("x-key", "{{secret.key}}"))
                .idempotency(Idempotency.header("Idempotency-Key"))
                .body(Body.json("{}"));

        assertThat(violations(builder))
                .containsExactly(
                        "/request/headers/1/name: The body says its own media type; set contentType of the body",
                        "/request/auth/name: The request has the header x-key already; leave out one of them",
                        "/request/idempotency/header: The request has the header Idempotency-Key already; leave out one of"
                                + " them");
    }
}
