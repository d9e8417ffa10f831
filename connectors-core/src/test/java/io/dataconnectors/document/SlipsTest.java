package io.dataconnectors.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Violation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said to somebody who made exactly that slip (trial 21). */
class SlipsTest {
    private static final String URL = "\"url\": \"https://a.example.com/\"";

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '~', textBlock = """
            "auth": {"type": "header"} → /request/auth/type: expected one of none, bearer, basic, apiKey, signer, oauth2ClientCredentials, found "header"; did you mean "apiKey"?
            "auth": {"token": "{{secret.t}}"} → /request/auth/type: missing, expected one of none, bearer, basic, apiKey, signer, oauth2ClientCredentials, such as {"type": "bearer", "token": "{{secret.token}}"}
            "auth": "Bearer {{secret.t}}" → /request/auth: expected an object such as {"type": "bearer", "token": "{{secret.token}}"}, found a string
            "headers": {"X-A": "b"}    → /request/headers: expected a list, found an object; each element says its own name: [{"name": "X-A", "value": …}]
            "query": {"q": "b"}        → /request/query: expected a list, found an object; each element says its own name: [{"name": "q", "value": …}]
            "query": [{"name": "q", "value": 5}]    → /request/query/0/value: expected a string, found a number; write it in quotes
            "query": [{"name": "q", "value": true}] → /request/query/0/value: expected a string, found a boolean; write it in quotes
            "body": {"type": "xml"}    → /request/body/type: expected one of none, json, form, text, file, multipart, found "xml"; did you mean "text"?
            "body": "{\\"id\\": 5}"    → /request/body: expected an object such as {"type": "json", "template": …}, found a string
            "body": {"id": "{{id}}"}   → /request/body/type: missing, expected one of none, json, form, text, file, multipart, such as {"type": "json", "template": …}
            "body": {"type": "json", "template": {"id": "{{id}}"}} → /request/body/template: expected a string or a list of lines, found an object; write it as text in quotes, such as "{\\"id\\": \\"{{id}}\\"}"
            """)
    void a_slip_in_the_request_is_told_with_what_would_be_right(String slip, String message) {
        assertThat(said("", "\"method\": \"POST\", " + URL + ", " + slip)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '~', textBlock = """
            "variables": []   → at the top of the document
            "outputs": []     → in response
            "timeout": "PT1S" → in limits
            """)
    void a_member_in_the_wrong_part_is_told_where_it_belongs(String slip, String home) {
        assertThat(said("", "\"method\": \"GET\", " + URL + ", " + slip)).endsWith("; it belongs " + home);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '~', textBlock = """
            get → expected one of GET, POST, PUT, DELETE, PATCH, found "get"; did you mean "GET"?
            Put → expected one of GET, POST, PUT, DELETE, PATCH, found "Put"; did you mean "PUT"?
            """)
    void a_method_is_written_in_capitals(String method, String message) {
        assertThat(said("", "\"method\": \"" + method + "\", " + URL)).isEqualTo("/request/method: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '~', textBlock = """
            ~~                                   → Line 1, column 1: The URL is missing, such as https://api.example.com/orders
            {base}/a                             → Line 1, column 1: A URL must begin with https://; what differs in its host is a setting: https://{{setting.shop}}.example.com/
            {{id}}/a                             → Line 1, column 1: A URL must begin with https://; what differs in its host is a setting: https://{{setting.shop}}.example.com/
            https://${host}/a                    → Line 1, column 9: No value stands in the host of a URL; what differs in its host is a setting: https://{{setting.shop}}.example.com/
            https://a.example.com/{order}        → Line 1, column 23: A URL has no '{': a value is written {{order}}, and the character itself %7B
            https://a.example.com/${order}       → Line 1, column 24: A URL has no '{': a value is written {{order}}, and the character itself %7B
            https://a.example.com/<order>        → Line 1, column 23: A URL has no '<': a value is written {{order}}, and the character itself %3C
            https://a.example.com/:id            → Line 1, column 23: The value 'id' is written {{id}}, and ':id' itself %3Aid
            https://a.example.com/{{secrets.x}}  → Line 1, column 23: 'secrets' is not declared; did you mean 'secret.x'?
            https://a.example.com/{{vault.x}}    → Line 1, column 23: 'vault' is not declared; did you mean 'secret.x'?
            https://a.example.com/{{env.x}}      → Line 1, column 23: 'env' is not declared; did you mean 'setting.x'?
            https://a.example.com/{{input.id}}   → Line 1, column 23: 'input' is not declared; did you mean 'id'?
            https://a.example.com/{{inputs.id}}  → Line 1, column 23: 'inputs' is not declared; did you mean 'id'?
            https://a.example.com/{{inputs.idd}} → Line 1, column 23: 'inputs' is not declared; a value is named without it, {{idd}}; did you mean 'id'?
            https://a.example.com/{{vars.order}} → Line 1, column 23: 'vars' is not declared; a value is named without it, {{order}}; there are: id
            """)
    void a_placeholder_of_another_tool_is_told_how_it_is_written(String url, String message) {
        assertThat(said("", "\"method\": \"GET\", \"url\": \"" + url + "\"")).isEqualTo("/request/url: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '~', textBlock = """
            ?a=1&b={id}    → Line 1, column 30: '{id}' is sent as it stands here; a value is written {{id}}
            ?b=${order}    → Line 1, column 26: '${order}' is sent as it stands here; a value is written {{order}}
            ?b=<order>     → Line 1, column 26: '<order>' is sent as it stands here; a value is written {{order}}
            ?b=:order      → Line 1, column 26: ':order' is sent as it stands here; a value is written {{order}}
            a/:order       → Line 1, column 25: ':order' is sent as it stands here; a value is written {{order}}
            """)
    void where_it_is_allowed_it_is_a_warning(String rest, String warning) {
        String document = document("", "\"method\": \"GET\", \"url\": \"https://a.example.com/" + rest + "\"");

        assertThat(ConnectorDocument.warnings(ConnectorDocument.read(document)))
                .extracting(Violation::toString)
                .containsExactly("/request/url: " + warning);
    }

    @ParameterizedTest
    @CsvSource({"users/me:send", "?q=a:b", "?q={a b}", "?q=10:30", "?q=:smile:", "?fields=id{name}"})
    void text_that_only_looks_a_little_like_one_is_no_warning(String rest) {
        String document = document(
                "", "\"method\": \"GET\", \"url\": \"https://a.example.com/" + rest.replace(" ", "%20") + "\"");

        assertThat(ConnectorDocument.warnings(ConnectorDocument.read(document))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '~', textBlock = """
            "response": {"outputs": [{"name": "x", "path": "data.id"}]}       → /response/outputs/0/path: A path starts with $ (a JSONPath) or / (a JSON Pointer); did you mean $.data.id? (column 1)
            "response": {"outputs": [{"name": "x", "path": "items[0].id"}]}   → /response/outputs/0/path: A path starts with $ (a JSONPath) or / (a JSON Pointer); did you mean $.items[0].id? (column 1)
            "response": {"outputs": [{"name": "x", "path": "[0].id"}]}        → /response/outputs/0/path: A path starts with $ (a JSONPath) or / (a JSON Pointer); did you mean $[0].id? (column 1)
            "response": {"outputs": [{"name": "x", "path": ""}]}              → /response/outputs/0/path: A path starts with $ (a JSONPath) or / (a JSON Pointer); did you mean $? (column 1)
            "response": {"outputs": [{"name": "x", "path": "what is it"}]}    → /response/outputs/0/path: A path starts with $ (a JSONPath) or / (a JSON Pointer) (column 1)
            "response": {"error": {"message": "error.message"}}               → /response/error/message: A path starts with $ (a JSONPath) or / (a JSON Pointer); did you mean $.error.message? (column 1)
            "response": {"outputs": {"x": "$.a"}}           → /response/outputs: expected a list, found an object; each element says its own name: [{"name": "x", "path": …}]
            "response": {"success": {"status": 200}}        → /response/success/status: expected a list such as ["200", "202-204"], found a number
            "response": {"success": {"status": [200]}}      → /response/success/status/0: expected a status code such as "404" or a range such as "200-299", in quotes, found a number
            "response": {"success": {"when": {"path": "$.ok"}}} → /response/success/when: expected a list, found an object; put it in brackets, [ and ]
            "variables": {"v": "x"}                         → /variables: expected a list, found an object; each element says its own name: [{"name": "v", "template": …}]
            "limits": {"retries": "2"}                      → /limits/retries: expected a whole number, found a string; write it without quotes
            """)
    void a_slip_in_other_parts_is_told_too(String slip, String message) {
        assertThat(said(", " + slip, "\"method\": \"GET\", " + URL)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '~', textBlock = """
            {"id": {"type": "int"}} → : expected a list, found an object; each element says its own name: [{"name": "id", "type": "int"}]
            {"id": "string"}        → : expected a list, found an object; each element says its own name: [{"name": "id", "type": "string"}]
            {"id": {}}              → : expected a list, found an object; each element says its own name: [{"name": "id", "type": …}]
            {"type": "object", "properties": {"id": {"type": "string"}}} → : expected a list, found an object; each element says its own name: [{"name": "id", "type": "string"}]
            [{"name": "id", "type": "string", "required": "true"}]  → /0/required: expected true or false, found a string; write it without quotes
            [{"name": "id", "type": "string", "required": "yes"}]   → /0/required: expected true or false, found a string
            [{"name": "id", "type": "string", "maxLength": "20"}]   → /0/maxLength: expected a whole number, found a string; write it without quotes
            [{"name": "id", "type": "number", "minimum": "1.5"}]    → /0/minimum: expected a number, found a string; write it without quotes
            [{"name": "id", "type": "number", "enum": 5}]           → /0/enum: expected a list, found a number; put it in brackets, [ and ]
            [{"name": "id", "type": "String"}]                      → /0/type: expected one of string, integer, number, boolean, date, datetime, file, object, array, found "String"; did you mean "string"?
            """)
    void a_slip_in_the_inputs_is_told_with_names_and_types(String inputs, String message) {
        String document = "{\"schemaVersion\": 1, \"name\": \"a\", \"description\": \"b\", \"inputs\": " + inputs
                + ", \"request\": {\"method\": \"GET\", " + URL + "}}";

        assertThat(ConnectorDocument.validate(document)).singleElement().hasToString("/inputs" + message);
    }

    private static String said(String more, String request) {
        var violations = ConnectorDocument.validate(document(more, request));
        assertThat(violations).hasSize(1);
        return violations.get(0).toString();
    }

    private static String document(String more, String request) {
        return "{\"schemaVersion\": 1, \"name\": \"a\", \"description\": \"b\", \"inputs\": [{\"name\": \"id\", \"type\":"
                + " \"string\"}]" + more + ", \"request\": {" + request + "}}";
    }
}
