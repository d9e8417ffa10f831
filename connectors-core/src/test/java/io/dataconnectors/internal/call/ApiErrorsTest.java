package io.dataconnectors.internal.call;

import static io.dataconnectors.internal.call.Answers.assertFailure;
import static io.dataconnectors.internal.call.Answers.of;
import static io.dataconnectors.internal.call.Answers.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.ErrorFields;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.Failure.FieldError;
import io.dataconnectors.Header;
import io.dataconnectors.Place;
import io.dataconnectors.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ApiErrorsTest {
    private static Failure failure(Answer answer, ErrorMapping mapping) {
        return read(answer, builder -> builder.error(mapping)).failure();
    }

    static List<Arguments> vendors() {
        return List.of(
                Arguments.of(
                        "Shopify",
                        "{\"errors\":{\"email\":[\"is invalid\",\"is taken\"],\"base\":[\"no\"]}}",
                        ErrorMapping.NONE.fields(ErrorFields.at("$.errors.*")),
                        "email: is invalid|email: is taken|base: no"),
                Arguments.of(
                        "Zendesk",
                        "{\"error\":\"RecordInvalid\",\"description\":\"Record validation errors\",\"details\":"
                                + "{\"email\":[{\"description\":\"Email: x is taken\",\"error\":\"DuplicateValue\"}]}}",
                        ErrorMapping.NONE
                                .message("$.description")
                                .code("$.error")
                                .fields(ErrorFields.at("$.details.*[*]").message("$.description")),
                        "Record validation errors|RecordInvalid|email: Email: x is taken"),
                Arguments.of(
                        "Adyen",
                        "{\"title\":\"Invalid\",\"errorCode\":\"01\",\"invalidFields\":[{\"name\":\"amount\",\"message\":\"too low\"}]}",
                        ErrorMapping.NONE
                                .message("$.detail", "$.title")
                                .code("$.errorCode")
                                .fields(ErrorFields.at("$.invalidFields[*]")
                                        .name("$.name")
                                        .message("$.message")),
                        "Invalid|01|amount: too low"),
                Arguments.of(
                        "HubSpot",
                        "{\"message\":\"Bad\",\"category\":\"VALIDATION_ERROR\",\"errors\":[{\"message\":\"no such option\","
                                + "\"context\":{\"propertyName\":[\"color\"]}},{\"message\":\"general\"}]}",
                        ErrorMapping.NONE
                                .message("$.message")
                                .code("$.category")
                                .fields(ErrorFields.at("$.errors[*]")
                                        .name("$.context.propertyName[0]", "$.in")
                                        .message("$.message")),
                        "Bad|VALIDATION_ERROR|color: no such option|general"),
                Arguments.of(
                        "Jira",
                        "{\"errorMessages\":[\"One\",\"Two\"],\"errors\":{\"summary\":\"You must specify a summary\"}}",
                        ErrorMapping.NONE.message("$.errorMessages").fields(ErrorFields.at("$.errors.*")),
                        "One; Two|summary: You must specify a summary"),
                Arguments.of(
                        "Square",
                        "{\"errors\":[{\"category\":\"C\",\"code\":\"MISSING\",\"detail\":\"Required\",\"field\":\"amount\"}]}",
                        ErrorMapping.NONE
                                .message("$.errors[*].detail")
                                .code("$.errors[0].code")
                                .fields(ErrorFields.at("$.errors[?@.field]")
                                        .name("$.field")
                                        .message("$.detail")),
                        "Required|MISSING|amount: Required"),
                Arguments.of(
                        "GraphQL",
                        "{\"errors\":[],\"data\":{\"u\":{\"userErrors\":[{\"field\":[\"input\",0,\"email\"],\"message\":\"bad\"}]}}}",
                        ErrorMapping.NONE.fields(ErrorFields.at("$.data.*.userErrors[*]")
                                .name("$.field")
                                .message("$.message")),
                        "input.0.email: bad"),
                Arguments.of(
                        "XML",
                        "<errors><error><f>a</f><m>x</m></error><error><f>b</f><m lang='en'>y</m></error></errors>",
                        ErrorMapping.NONE
                                .message("$.errors.error.m")
                                .fields(ErrorFields.at("$.errors.error")
                                        .name("$.f")
                                        .message("$.m")),
                        "x; y|a: x|b: y"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vendors")
    void the_message_the_code_and_the_fields_are_read_where_the_definition_says(
            String vendor, String body, ErrorMapping mapping, String said) {
        Answer answer = Answer.of(422, List.of(), body.getBytes(StandardCharsets.UTF_8));
        Failure failure = failure(answer, mapping);
        assertThat(said(failure)).isEqualTo(said);
    }

    private static String said(Failure failure) {
        List<String> said = new java.util.ArrayList<>();
        said.add(failure.apiMessage());
        said.add(failure.apiCode());
        failure.fields().forEach(field -> said.add(field.toString()));
        said.removeIf(java.util.Objects::isNull);
        return String.join("|", said);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    application/problem+json ~ {"title":"T","detail":"D","type":"about:blank"}                       ~ D
                    application/problem+json ~ {"title":"T","type":"https://x.example/t"}                            ~ T|https://x.example/t
                    application/problem+json ~ {"title":"T","errors":[{"detail":"must be positive","pointer":"#/age"},{"detail":"no"}]} ~ T|#/age: must be positive|no
                    application/problem+json ~ {"title":"T","errors":{"Name":["is required","is short"]}}            ~ T|Name: is required|Name: is short
                    application/problem+json ~ {"title":"T","invalid-params":[{"name":"age","reason":"too young"}]}  ~ T|age: too young
                    application/problem+xml  ~ <problem xmlns="urn:ietf:rfc:7807"><title>T</title></problem>         ~ T
                    text/xml                 ~ <s:Envelope xmlns:s="u"><s:Body><s:Fault><faultcode>s:Client</faultcode><faultstring>No such order</faultstring></s:Fault></s:Body></s:Envelope> ~ No such order|s:Client
                    application/soap+xml     ~ <s:Envelope xmlns:s="u"><s:Body><s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>m:Bad</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang="en">No</s:Text><s:Text xml:lang="de">Nein</s:Text></s:Reason></s:Fault></s:Body></s:Envelope> ~ No; Nein|m:Bad
                    text/plain               ~ Rate limit exceeded                                                  ~ Rate limit exceeded
                    application/json         ~ upstream timed out                                                   ~ upstream timed out
                    application/json         ~ {"message":"not asked for"}                                          ~ ``
                    application/json         ~ {"message":"cut                                                      ~ ``
                    text/html                ~ <html><body>Stack trace</body></html>                                ~ ``
                    application/xml          ~ <a>x</a>                                                             ~ ``
                    application/octet-stream ~ abc                                                                  ~ ``
                    """)
    void what_the_standards_say_is_understood_without_being_asked_for(String type, String body, String said) {
        assertThat(said(failure(of(400, type, body), ErrorMapping.NONE))).isEqualTo(said);
    }

    @Test
    void what_the_definition_says_goes_before_the_standards_and_each_fills_what_the_other_lacks() {
        Answer answer = of(
                400,
                "application/problem+json",
                "{\"title\":\"T\",\"type\":\"y\",\"x\":\"X\",\"errors\":{\"a\":\"b\"}}");
        assertThat(said(failure(answer, ErrorMapping.NONE.message("$.x")))).isEqualTo("X|y|a: b");
        assertThat(said(failure(answer, ErrorMapping.NONE.message("$.none").code("$.none"))))
                .isEqualTo("T|y|a: b");
    }

    @Test
    void messages_come_from_headers_and_from_parts_of_texts_too() {
        var headers = List.of(new Header("X-Error", "E17"), new Header("Content-Type", "text/plain"));
        Answer answer = Answer.of(500, headers, "ERROR 17: no credit\nat com.acme".getBytes(StandardCharsets.UTF_8));
        ErrorMapping mapping = ErrorMapping.NONE
                .message(Place.path("$.message"), Place.text().pattern("^ERROR [0-9]+: (.*)"))
                .code(Place.header("X-Error"));
        assertThat(said(failure(answer, mapping))).isEqualTo("no credit|E17");
        Answer empty = Answer.of(500, headers, new byte[0]);
        assertThat(said(failure(empty, mapping))).isEqualTo("E17");
    }

    @Test
    void of_several_places_the_first_that_has_a_text_counts() {
        Answer answer = Answer.json(400, "{\"a\":null,\"b\":\" \",\"c\":[],\"d\":{\"k\":1},\"e\":\"late\"}");
        assertThat(said(failure(answer, ErrorMapping.NONE.message("$.none", "$.a", "$.b", "$.c", "$.d", "$.e"))))
                .isEqualTo("late");
    }

    @Test
    void a_long_text_and_one_that_is_no_text_are_no_message() {
        assertFailure(read(of(500, "text/plain", "x".repeat(1_001))), "HTTP_STATUS: The API answered with status 500");
        assertFailure(read(of(500, "text/plain", "a\u0001b")), "HTTP_STATUS: The API answered with status 500");
        assertFailure(
                read(of(500, "text/plain; charset=klingon", "abc")), "HTTP_STATUS: The API answered with status 500");
        assertFailure(
                read(of(500, "text/plain", new byte[] {(byte) 0xFF, 'a'})),
                "HTTP_STATUS: The API answered with status 500");
    }

    @Test
    void fields_are_fifty_at_most_and_each_is_cut_in_the_outcome() {
        Map<String, Object> errors = new java.util.LinkedHashMap<>();
        IntStream.range(0, 60).forEach(i -> errors.put("f" + i, "m".repeat(2_000)));
        Failure failure = failure(
                Answer.json(400, Json.write(Map.of("errors", errors))),
                ErrorMapping.NONE.fields(ErrorFields.at("$.errors.*")));
        assertThat(failure.fields()).hasSize(50).contains(new FieldError("f0", "m".repeat(2_000)));
        assertThat(Execution.builder("1").failure(failure).build().failure().fields())
                .hasSize(50)
                .contains(new FieldError("f49", "m".repeat(1_000) + "…"));
    }

    @Test
    void long_texts_are_not_repeated_without_end() {
        String many = "0,".repeat(50).replaceFirst(",$", "");
        String names = "'a',".repeat(20).replaceFirst(",$", "");
        Failure failure = failure(
                Answer.json(400, "{\"m\":\"Bad\",\"e\":[{\"a\":\"" + "x".repeat(400_000) + "\",\"b\":\"no\"}]}"),
                ErrorMapping.NONE
                        .message("$.m")
                        .fields(ErrorFields.at("$.e[" + many + "]")
                                .name("$[" + names + "]")
                                .message("$.b")));
        assertThat(failure.apiMessage()).isEqualTo("Bad");
        assertThat(failure.fields().stream()
                        .map(FieldError::name)
                        .mapToInt(String::length)
                        .sum())
                .isLessThan(1_000_000);
    }

    @Test
    void what_is_too_long_for_people_is_left_out() {
        String body =
                "{\"e\":{\"short\":{\"k\":1},\"long\":{\"k\":[\"" + "x".repeat(1_000_001) + "\"]},\"late\":\"no\"}}";
        Failure failure = failure(Answer.json(400, body), ErrorMapping.NONE.fields(ErrorFields.at("$.e.*")));
        assertThat(failure.fields()).containsExactly(new FieldError("short", "{\"k\":1}"));
    }

    @Test
    void a_search_that_costs_too_much_says_nothing_and_leaves_the_failure_as_it_is() {
        Answer answer = Answer.json(400, "[" + "[1],".repeat(30_000) + "1]");
        assertFailure(
                read(answer, builder -> builder.error(ErrorMapping.NONE.message("$..[?count($..*) > 1]"))),
                "HTTP_STATUS: The API answered with status 400");
    }

    @Test
    void the_whole_failure_is_one_text() {
        Answer answer = Answer.json(400, "{\"m\":\"Bad\",\"c\":7,\"errors\":{\"email\":\"is invalid\"}}");
        assertFailure(
                read(
                        answer,
                        builder -> builder.error(
                                ErrorMapping.NONE.message("$.m").code("$.c").fields(ErrorFields.at("$.errors.*")))),
                """
                HTTP_STATUS: The API answered with status 400
                The API says: Bad
                The API's code: 7
                The API says of email: is invalid""");
    }

    @Test
    void an_object_is_no_message_and_no_code_but_what_is_said_of_a_field() {
        Answer answer = Answer.json(
                422,
                "{\"error\":{\"title\":\"No desk\"},\"errors\":[{\"a\":1}],\"lines\":{\"0\":{\"b\":2}},\"late\":\"x\"}");
        Failure failure = failure(
                answer,
                ErrorMapping.NONE
                        .message("$.errors", "$.error", "$.error.title")
                        .code("$.error", "$.late")
                        .fields(ErrorFields.at("$.lines.*")));

        assertThat(failure.apiMessage()).isEqualTo("No desk");
        assertThat(failure.apiCode()).isEqualTo("x");
        assertThat(failure.fields()).containsExactly(new FieldError("0", "{\"b\":2}"));
    }

    @Test
    void a_field_without_a_message_keeps_its_name_and_one_without_a_name_its_message() {
        Answer answer = Answer.json(
                400,
                "{\"fields\":[{\"n\":\"Postcode\",\"m\":null},{\"m\":\"hey\"},{\"n\":\"City\",\"m\":\"bad\"},{}]}");
        Failure failure = failure(
                answer,
                ErrorMapping.NONE.fields(
                        ErrorFields.at("$.fields[*]").name("$.n").message("$.m")));

        assertThat(failure.fields())
                .containsExactly(
                        new FieldError("Postcode", ""), new FieldError("", "hey"), new FieldError("City", "bad"));
        assertThat(failure.toString()).endsWith("""

                The API says of Postcode
                The API says: hey
                The API says of City: bad""");
    }
}
