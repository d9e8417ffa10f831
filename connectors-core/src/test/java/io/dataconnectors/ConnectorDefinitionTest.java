package io.dataconnectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorDefinitionTest {
    private static ConnectorDefinition.Builder valid() {
        return ConnectorDefinition.builder("retrieve_order")
                .description("Fetches an order")
                .get("https://shop.example.com/orders/{{order_id}}")
                .input(Input.string("order_id").required());
    }

    private static List<String> violations(ConnectorDefinition.Builder builder) {
        return ConnectorDocument.validate(builder.build()).stream()
                .map(Violation::toString)
                .toList();
    }

    private static void assertViolations(Consumer<ConnectorDefinition.Builder> change, String... expected) {
        ConnectorDefinition.Builder builder = valid();
        change.accept(builder);
        assertThat(violations(builder)).containsExactly(expected);
    }

    @Test
    void the_example_of_the_readme_is_valid() {
        ConnectorDefinition definition = valid().header("Authorization", "Bearer {{secret.shop_token}}")
                .output("status", "$.status")
                .build();

        assertThat(definition.request()).hasToString("GET https://shop.example.com/orders/{{order_id}}");
        assertThat(DefinitionCompiler.compile(definition).secrets()).containsExactly("shop_token");
        assertThat(definition.retries()).isEqualTo(2);
        assertThat(definition.toBuilder().build()).isEqualTo(definition).hasSameHashCodeAs(definition);
    }

    @Test
    void every_violation_is_told_at_once_with_its_place_in_the_document() {
        ConnectorDefinition.Builder builder = ConnectorDefinition.builder("retrieve order")
                .setting("shop", List.of("acme"))
                .input(Input.string("secret"))
                .input(Input.integer("count").maxLength(3))
                .variable(new Variable("count", "{{nothing}}", Variable.Type.TEXT))
                .post("http://shop.example.com/orders/{{order_id}}")
                .header("Content-Length", "3")
                .header("X-Bad", "a\nb")
                .body(Body.json("{\"a\": }"))
                .output("a b", "$..[")
                .error(ErrorMapping.NONE.message("error"))
                .limits(Limits.DEFAULT
                        .timeout(Duration.ofMinutes(2))
                        .maxResponseBytes(0)
                        .retries(1));

        assertThat(violations(builder).stream().map(violation -> violation.substring(0, violation.indexOf(':'))))
                .containsExactly(
                        "/name",
                        "/description",
                        "/settings/shop",
                        "/variables/0/name",
                        "/inputs/1/maxLength",
                        "/inputs/0/name",
                        "/variables/0/template",
                        "/request/url",
                        "/request/url",
                        "/request/headers/0/name",
                        "/request/headers/1/value",
                        "/request/body/template",
                        "/response/outputs/0/name",
                        "/response/outputs/0/path",
                        "/response/error/message",
                        "/limits/timeout",
                        "/limits/maxResponseBytes",
                        "/limits/retries");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1st", "-a", "a b", "naïve", "a.b"})
    void a_name_is_one_that_every_dialect_of_tools_accepts(String name) {
        assertThat(violations(valid().name(name)))
                .containsExactly(
                        "/name: A connector's name has 1 to 64 letters, digits, _ or -, and begins with a letter or _");
        assertThat(violations(valid().name("_retrieve-Order-2"))).isEmpty();
        assertThat(violations(valid().name("n".repeat(64)))).isEmpty();
        assertThat(violations(valid().name("n".repeat(65)))).hasSize(1);
    }

    @Test
    void constraints_fit_the_type_and_each_other() {
        assertViolations(
                builder -> builder.input(Input.string("a").minimum(1))
                        .input(Input.string("b").minLength(3).maxLength(2))
                        .input(Input.number("c").minimum(3).maximum(2).pattern("x"))
                        .input(Input.string("d").pattern("(?=x)"))
                        .input(Input.string("d"))
                        .input(Input.array("e", Input.each(ValueType.STRING).fromContext()))
                        .input(Input.string("f").properties(Input.string("g"))),
                "/inputs/1/minimum: minimum is for a number, not for type string",
                "/inputs/2/maxLength: maxLength is less than minLength",
                "/inputs/3/pattern: pattern is for a string, not for type number",
                "/inputs/3/maximum: maximum is less than minimum",
                "/inputs/4/pattern: At character 2 of the pattern: A group begins with ( or (?:, or with flags as in (?i:;"
                        + " there is no looking ahead or behind",
                "/inputs/5/name: The name d is used twice",
                "/inputs/6/items/from: Only a whole input is taken from context",
                "/inputs/7/properties: properties are for type object");
    }

    @Test
    void the_elements_of_a_list_have_nothing_that_only_a_named_value_has() {
        assertViolations(
                builder -> builder.input(Input.array("a", Input.string("x")))
                        .input(Input.array("b", Input.each(ValueType.STRING).required()))
                        .input(Input.array("c", Input.each(ValueType.STRING).defaultValue("x")))
                        .input(Input.object("d", Input.array("e", Input.string("f")))),
                "/inputs/1/items/name: The elements of a list have no name; make them with Input.each",
                "/inputs/2/items/required: The elements of a list are neither required nor optional",
                "/inputs/3/items/default: The elements of a list have no default",
                "/inputs/4/properties/0/items/name: The elements of a list have no name; make them with Input.each");
    }

    @Test
    void a_default_and_an_enum_obey_the_other_rules() {
        assertViolations(
                builder -> builder.input(Input.integer("a").defaultValue("x"))
                        .input(Input.string("b").oneOf("x", 1))
                        .input(Input.string("c").oneOf("x", "y").defaultValue("z")),
                "/inputs/1/default: must be a whole number, not a string",
                "/inputs/2/enum/1: must be a string, not a number",
                "/inputs/3/default: must be one of x, y");
    }

    @Test
    void a_time_beyond_all_counting_is_refused_as_any_other() {
        assertViolations(
                builder -> builder.timeout(Duration.ofSeconds(Long.MAX_VALUE)),
                "/limits/timeout: The time for a call is 1 millisecond to 60 seconds, such as PT10S");
        assertViolations(
                builder -> builder.timeout(Duration.ofNanos(999_999)),
                "/limits/timeout: The time for a call is 1 millisecond to 60 seconds, such as PT10S");
    }

    @Test
    void a_write_is_retried_only_when_the_api_can_recognise_a_repeat() {
        assertViolations(
                builder -> builder.request(Method.DELETE, "https://shop.example.com/orders/1")
                        .limits(Limits.DEFAULT.retries(1)),
                "/limits/retries: A DELETE is repeated only if the definition says how the API recognises a repeated"
                        + " request: declare idempotency, or set retries to 0");
        assertThat(valid().post("https://shop.example.com/orders").build().retries())
                .isZero();
        assertThat(valid().post("https://shop.example.com/orders")
                        .idempotency(Idempotency.header("Idempotency-Key"))
                        .build()
                        .retries())
                .isEqualTo(2);
    }

    @Test
    void a_key_without_a_header_is_somewhere_in_the_request() {
        assertViolations(
                builder -> builder.post("https://shop.example.com/orders").idempotency(Idempotency.key("{{call.id}}")),
                "/request/idempotency: Nothing in the request carries the key {{call.id}}; name a header for it, or use it"
                        + " in the URL, a header or the body");
        assertViolations(builder -> builder.post("https://shop.example.com/orders")
                .body(Body.json("{\"idempotency_key\": \"{{call.id}}\"}"))
                .idempotency(Idempotency.key("{{call.id}}")));
    }

    @Test
    void an_origin_is_settled_before_any_call() {
        assertThat(origin(valid().setting("shop", "Acme")
                        .get("https://{{ setting.shop }}.example.com:443?a={{order_id}}")))
                .isEqualTo("https://acme.example.com");
        assertThat(origin(valid().get("https://shop.example.com:8443/{{order_id}}")))
                .isEqualTo("https://shop.example.com:8443");
    }

    private static String origin(ConnectorDefinition.Builder builder) {
        return DefinitionCompiler.compile(builder.build()).origin();
    }

    @Test
    void two_ways_of_saying_the_same_header_are_refused() {
        assertViolations(
                builder -> builder.header("authorization", "Bearer {{secret.token}}")
                        .header("content-type", "text/plain")
                        .auth(Auth.bearer("{{secret.token}}"))
                        .body(Body.json("{}")),
                "/request/headers/0/name: auth makes the header Authorization; leave out one of them",
                "/request/headers/1/name: The body says its own media type; set contentType of the body");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
                    json                      → A media type is such as text/csv
                    text/csv;                 → A media type is such as text/csv
                    text/csv charset=utf-8    → A media type is such as text/csv
                    text/{{order_id}}         → A media type is such as text/csv
                    text/csv; charset="UTF-16" → A body is sent as UTF-8: leave out the charset, or say charset=UTF-8
                    application/vnd.api+json  → Text does not encode values for JSON; take a body of type json
                    Application/JSON          → Text does not encode values for JSON; take a body of type json
                    application/x-json        → Text does not encode values for JSON; take a body of type json
                    text/x-json;charset=utf-8 → Text does not encode values for JSON; take a body of type json
                    application/x-amz-json-1.1 → Text does not encode values for JSON; take a body of type json
                    application/json5         → Text does not encode values for JSON; take a body of type json
                    text/x-www-form-urlencoded → Text does not encode values for a form; take a body of type form
                    application/x-www-form-urlencoded → Text does not encode values for a form; take a body of type form
                    multipart/mixed; boundary=b → Text does not keep values from ending a part of a multipart body; take a body of type multipart
                    """)
    void text_is_of_a_media_type_in_which_values_are_no_more_than_text(String mediaType, String problem) {
        assertViolations(builder -> builder.body(Body.text("1", mediaType)), "/request/body/contentType: " + problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/csv",
                "Text/Plain;charset=utf-8",
                "text/plain ; format=flowed; charset=\"UTF-8\"",
                "text/plain; title=\"a \\\" ; b\""
            })
    void text_is_of_any_other_media_type(String mediaType) {
        assertViolations(builder -> builder.body(Body.text("{{order_id}}", mediaType)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-ndjson",
                "application/NDJSON",
                "application/jsonl",
                "application/json-seq",
                "application/geo+json-seq; charset=utf-8",
                "text/json-lines"
            })
    void in_a_row_of_json_each_value_is_encoded(String mediaType) {
        assertViolations(builder -> builder.body(Body.text("{\"id\": {{order_id | json}}}\n", mediaType)));
        String problem = "Line 1, column 2: In a row of JSON values each value goes through the filter json:"
                + " {{order_id | json}}";
        assertViolations(
                builder -> builder.body(Body.text("\"{{order_id}}\"", mediaType)),
                "/request/body/template: " + problem);
        assertViolations(
                builder -> builder.body(Body.multipart(
                        Body.Part.value("rows", "\"{{order_id}}\"").contentType(mediaType))),
                "/request/body/parts/0/value: " + problem);
    }

    @Test
    void values_of_json_in_a_text_are_encoded_or_cannot_change_it() {
        assertViolations(
                builder -> builder.input(Input.string("state").oneOf("open", "closed"))
                        .input(Input.string("quoted").oneOf("a\"b"))
                        .input(Input.integer("page"))
                        .input(Input.date("day"))
                        .query("right", "{\"state\": \"{{state}}\", \"page\": {{page}}, \"since\": \"{{day}}\"}")
                        .query("wrong", "{\"a\": \"{{quoted}}\"}"),
                "/request/query/1/value: Line 1, column 8: This text is JSON, and a quote in 'quoted' would change it: write"
                        + " {{quoted | json}} instead, without quotes around it, or make all of it a variable of type json,"
                        + " such as inner, and write {{inner | json}} here");
    }

    @Test
    void no_body_is_sent_in_another_charset_than_utf_8() {
        assertViolations(
                builder -> builder.body(Body.json("{}", "application/json; charset=latin1")),
                "/request/body/contentType: A body is sent as UTF-8: leave out the charset, or say charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{{order_id}}]", "\"{{order_id}}\"", "1", "null", "{{setting.shop}}"})
    void a_form_is_made_of_an_object(String template) {
        assertViolations(
                builder -> builder.setting("shop", "acme").body(Body.form(template)),
                "/request/body/template: A form is made of an object, such as {\"amount\": {{amount}}}");
    }

    @Test
    void the_key_of_a_repeated_request_may_be_in_any_body() {
        for (Body body : List.of(Body.form("{\"key\": \"{{call.id}}\"}"), Body.text("{{call.id}}"))) {
            assertViolations(builder -> builder.post("https://shop.example.com/orders")
                    .body(body)
                    .idempotency(Idempotency.key("{{call.id}}")));
        }
    }

    @Test
    void a_variable_sees_what_comes_before_it_and_holds_no_secret() {
        assertViolations(
                builder -> builder.variable(new Variable("a", "{{order_id}}", Variable.Type.TEXT))
                        .variable(new Variable("b", "{\"a\": \"{{a}}\"}", Variable.Type.JSON))
                        .variable(new Variable("c", "{{secret.x}}", Variable.Type.TEXT))
                        .header("X-B", "{{b | json | base64url}}"),
                "/variables/2/template: A variable holds no secret; name the secret where it is sent");
    }

    @Test
    void outputs_are_formatted_and_shaped_in_ways_that_mean_something() {
        assertViolations(
                builder -> builder.output(Output.at("a", "$.a").format("epoch_s"))
                        .output(Output.at("b", "$.b").type(ValueType.DATE).format("yyyy-bb"))
                        .output(Output.header("c", "X C"))
                        .output(Output.at("d", "$.d").type(ValueType.STRING).fields(Output.at("e", "/e")))
                        .output(Output.at("f", "$.f").list().equalTo(1))
                        .output(Output.at("g", "$.g").fields(Output.header("h", "H")))
                        .output(Output.at("i", "$.i").type(ValueType.DATE).format("pnu")),
                "/response/outputs/0/format: format is for an output of type date or datetime",
                "/response/outputs/1/format: A format is one of the words iso, rfc2822, http, epoch_s, epoch_ms, or a pattern such as dd/MM/yyyy",
                "/response/outputs/2/header: A header name has letters, digits and characters of !#$%&'*+-.^_`|~",
                "/response/outputs/3/type: An output with fields is an object: leave out type",
                "/response/outputs/4/equals: A comparison has no type, list or fields",
                "/response/outputs/5/fields/0/header: A field is read from the body: give it a path",
                "/response/outputs/6/format: A format is one of the words iso, rfc2822, http, epoch_s, epoch_ms, or a pattern such as dd/MM/yyyy");
    }

    @Test
    void a_text_is_made_of_whole_characters_wherever_it_stands() {
        String half = "\uD83D";
        ConnectorDefinition.Builder builder = valid().description("😀" + half)
                .setting("shop", half)
                .input(Input.string("a").description(half).oneOf("😀", half))
                .input(Input.object("b", Input.string("c").defaultValue(half)))
                .input(Input.array("d", Input.string("").pattern("[" + half + "]")))
                .input(Input.object("e").defaultValue(Map.of("k", List.of(half), half, 1)))
                .header("X-Half", half)
                .auth(Auth.signer("s" + half, Map.of(half, "v")))
                .body(Body.form("{}", ArrayStyle.REPEAT, Map.of(half, ArrayStyle.COMMA)))
                .successWhen(Condition.equal("/" + half, Map.of("k", half)))
                .output(Output.at("o", "/" + half).description(half).equalTo(half))
                .output(Output.at("l", "$.l").list(Output.at("f", "/" + half)))
                .output(Output.at("t", "$.t").type(ValueType.DATE).format("yyyy'" + half + "'"))
                .error(ErrorMapping.NONE.message("/" + half).code("/" + half));

        assertThat(violations(builder).stream()
                        .filter(violation ->
                                violation.endsWith(": This has a character that is half of a pair (a lone surrogate)"))
                        .map(violation -> violation.substring(0, violation.indexOf(':'))))
                .containsExactly(
                        "/description",
                        "/settings/shop",
                        "/inputs/1/description",
                        "/inputs/1/enum/1",
                        "/inputs/2/properties/0/default",
                        "/inputs/3/items/pattern",
                        "/inputs/4/default",
                        "/inputs/4/default/k/0",
                        "/request/auth/signer",
                        "/request/auth/parameters",
                        "/request/body/styles",
                        "/response/success/when/0/path",
                        "/response/success/when/0/equals/k",
                        "/response/outputs/0/path",
                        "/response/outputs/0/description",
                        "/response/outputs/0/equals",
                        "/response/outputs/1/fields/0/path",
                        "/response/outputs/2/format",
                        "/response/error/message",
                        "/response/error/code");
    }

    @Test
    void a_definition_keeps_nothing_that_its_maker_can_change() {
        var lines = new java.util.ArrayList<>(List.of("a"));
        Input input = Input.of("lines", ValueType.ARRAY).defaultValue(lines);
        lines.add("b");
        assertThat(input.defaultValue()).isEqualTo(List.of("a"));
        assertThat(valid().setting("shop", "acme").build().settings()).isEqualTo(Map.of("shop", "acme"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{1000}){1000}){1000}",
                "(((a{30}){30}){30}){30}",
                "(\\pL{0,1000}){0,1000}",
                "(\\pP{1000}){1000}",
                "(?:[]x]{50}){50}",
                "(?P<n>[[:alpha:]]{100}|\\x{41}{100}){100}",
                "(a{100,}){100}"
            })
    void a_pattern_whose_repetitions_multiply_is_refused(String pattern) {
        assertViolations(
                builder -> builder.input(Input.string("a").pattern(pattern)),
                "/inputs/1/pattern: The pattern is too large; it needs fewer repetitions such as {1,500} or fewer"
                        + " categories such as \\p{L}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^.{0,1000}$",
                "^[a-z]{1,1000}@[a-z]{1,900}$",
                "^(?:[0-9]{4}-){3}[0-9]{4}$",
                "[(a{1000}){1000}]",
                "\\(a{1000}\\){900}",
                "(?i)\\p{L}{2}\\x{41}{3}\\{x}"
            })
    void a_pattern_with_long_repetitions_side_by_side_is_taken(String pattern) {
        assertThat(violations(valid().input(Input.string("a").pattern(pattern))))
                .isEmpty();
    }

    @Test
    void a_definition_with_too_many_parts_is_refused_for_that_alone() {
        assertViolations(
                builder -> {
                    for (int i = 0; i < 101; i++) {
                        builder.setting("s" + i, i)
                                .input(Input.string("i" + i))
                                .variable(new Variable("v" + i, "{{nothing}}", Variable.Type.TEXT))
                                .query("q", "1")
                                .header("X-H", "1")
                                .output("o" + i, "$");
                    }
                },
                "/settings: A definition has at most 100 settings, not 101",
                "/inputs: A definition has at most 100 inputs, not 102",
                "/variables: A definition has at most 50 variables, not 101",
                "/request/query: A definition has at most 100 query parameters, not 101",
                "/request/headers: A definition has at most 100 headers, not 101",
                "/response/outputs: A definition has at most 100 outputs, not 101");
    }

    @Test
    void an_object_has_a_hundred_members_at_most() {
        Input[] properties =
                IntStream.range(0, 101).mapToObj(i -> Input.string("p" + i)).toArray(Input[]::new);
        Output[] fields =
                IntStream.range(0, 101).mapToObj(i -> Output.at("f" + i, "$")).toArray(Output[]::new);
        assertViolations(
                builder -> builder.input(Input.object("a", properties))
                        .output(Output.at("b", "$").fields(fields)),
                "/inputs/1/properties: A definition has at most 100 properties in an object, not 101",
                "/response/outputs/0/fields: A definition has at most 100 fields in an object, not 101");
    }

    @Test
    void no_header_that_is_added_repeats_one_that_is_there() {
        assertViolations(
                builder -> builder.header("x-key", "1")
                        .auth(Auth.apiKeyHeader("X-Key", "{{secret.key}}"))
                        .idempotency(Idempotency.header("X-KEY")),
                "/request/auth/name: The request has the header X-Key already; leave out one of them",
                "/request/idempotency/header: The request has the header X-KEY already; leave out one of them");
        assertViolations(
                builder -> builder.post("https://shop.example.com/orders")
                        .body(Body.json("{}"))
                        .auth(Auth.apiKeyHeader("Content-Type", "{{secret.key}}"))
                        .idempotency(Idempotency.header("Content-Type")),
                "/request/auth/name: The request has the header Content-Type already; leave out one of them",
                "/request/idempotency/header: The request has the header Content-Type already; leave out one of them");
        assertViolations(
                builder -> builder.auth(Auth.bearer("{{secret.key}}")).idempotency(Idempotency.header("authorization")),
                "/request/idempotency/header: The request has the header authorization already; leave out one of them");
    }
}
