package io.dataconnectors.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ConnectorDefinition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestTest {
    private static final String DOCUMENT = """
            {"schemaVersion": 1, "name": "refund", "description": "Refunds an order.",
             "settings": {"shop": "acme", "unused": 1},
             "inputs": [
               {"name": "order", "type": "string", "required": true, "description": "The order", "maxLength": 40},
               {"name": "amount", "type": "number", "default": 10.00, "minimum": 1, "maximum": 100.0, "enum": [10, 20]},
               {"name": "address", "type": "object", "default": {"b": 1, "a": 2},
                "properties": [{"name": "b", "type": "integer", "description": "B"}, {"name": "a", "type": "integer"}]},
               {"name": "tags", "type": "array", "items": {"type": "string", "description": "A tag"}},
               {"name": "customer", "type": "string", "from": "context"}],
             "variables": [
               {"name": "first", "template": "{{order}}"},
               {"name": "second", "template": "{{amount}}", "type": "text"}],
             "request": {"method": "POST", "url": "https://{{setting.shop}}.example.com/refunds/{{order}}",
               "query": [{"name": "x", "value": "1"}, {"name": "y", "value": "{{tags}}", "array": "comma"}],
               "headers": [{"name": "A", "value": "1"}, {"name": "B", "value": "{{first}}"}],
               "auth": {"type": "bearer", "token": "{{secret.token}}"},
               "idempotency": {"header": "Idempotency-Key"},
               "body": {"type": "json", "template": "{\\"a\\": {{second}}}", "contentType": "application/json"}},
             "response": {
               "success": {"status": ["200-299"], "unless": [{"path": "$.code", "equals": {"n": 1, "m": [2.50]}}]},
               "outputs": [
                 {"name": "id", "path": "$.id", "type": "string", "description": "The refund"},
                 {"name": "lines", "path": "$.lines[*]", "list": true, "fields": [{"name": "sku", "path": "$.sku"}]}],
               "error": {"message": "$.message"}},
             "limits": {"timeout": "PT60S", "retries": 2}}
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    a method                           | "POST"                        | "PUT"
                    a host                             | example.com                   | example.org
                    a setting that a template names    | "acme"                        | "globex"
                    a name in a template               | refunds/{{order}}             | refunds/{{amount}}
                    a literal in a template            | refunds/                      | refund/
                    a value of the query               | "value": "1"                  | "value": "2"
                    how a list is written              | "array": "comma"              | "array": "repeat"
                    the name of a header               | "name": "A"                   | "name": "a"
                    the order of the headers           | {"name": "A", "value": "1"}, {"name": "B", "value": "{{first}}"} | {"name": "B", "value": "{{first}}"}, {"name": "A", "value": "1"}
                    the order of the query             | {"name": "x", "value": "1"}, {"name": "y", "value": "{{tags}}", "array": "comma"} | {"name": "y", "value": "{{tags}}", "array": "comma"}, {"name": "x", "value": "1"}
                    a filter                           | {{first}}                     | `{{first | upper}}`
                    a secret                           | secret.token                  | secret.other
                    the kind of the credential         | {"type": "bearer", "token": "{{secret.token}}"} | {"type": "basic", "username": "{{secret.token}}"}
                    the header of the idempotency      | Idempotency-Key               | X-Request-Id
                    the key of the idempotency         | "Idempotency-Key"             | "Idempotency-Key", "key": "{{order}}"
                    a body                             | \\"a\\"                       | \\"b\\"
                    a media type                       | application/json              | application/merge-patch+json
                    the type of an input               | "name": "customer", "type": "string" | "name": "customer", "type": "date"
                    whether an input is required       | "required": true              | "required": false
                    a greatest length                  | "maxLength": 40               | "maxLength": 41
                    no greatest length                 | , "maxLength": 40             | ``
                    a least value                      | "minimum": 1                  | "minimum": 1.01
                    a default                          | "default": 10.00              | "default": 20
                    the digits of a default            | "default": 10.00              | "default": 10.0
                    the order within a default         | {"b": 1, "a": 2}              | {"a": 2, "b": 1}
                    the order of an object's properties| {"name": "b", "type": "integer", "description": "B"}, {"name": "a", "type": "integer"} | {"name": "a", "type": "integer"}, {"name": "b", "type": "integer"}
                    a choice                           | [10, 20]                      | [10, 20, 30]
                    the type of a member               | "name": "a", "type": "integer" | "name": "a", "type": "number"
                    the type of an element             | "items": {"type": "string"    | "items": {"type": "date"
                    that an input may be null          | "required": true              | "required": true, "nullable": true
                    who supplies an input              | "from": "context"             | "from": "caller"
                    what a variable makes              | "type": "text"                | "type": "json"
                    a status                           | "200-299"                     | "200-204"
                    a condition                        | "unless"                      | "when"
                    a value to compare with            | "n": 1                        | "n": 2
                    an output's path                   | $.id                          | $.refund
                    an output's source                 | "path": "$.id"                | "header": "Location"
                    an output's type                   | "path": "$.id", "type": "string" | "path": "$.id"
                    an output's name                   | "name": "id"                  | "name": "number"
                    a field of an output               | $.sku                         | $.name
                    a list                             | "list": true                  | "list": false
                    where the message is               | $.message                     | $.detail
                    another place of the message       | "$.message"                   | ["$.message", "$.detail"]
                    the order of the places            | "$.message"                   | ["$.detail", "$.message"]
                    where the code is                  | "message": "$.message"        | "message": "$.message", "code": {"header": "X"}
                    where the fields are               | "message": "$.message"        | "message": "$.message", "fields": {"path": "$.errors.*"}
                    an output of the text              | "path": "$.id"                | "from": "text"
                    an output of the status            | "path": "$.id", "type": "string" | "from": "status", "type": "string"
                    a pattern of an output             | "path": "$.id"                | "path": "$.id", "pattern": "[0-9]+"
                    a pattern of a condition           | "path": "$.code"              | "path": "$.code", "pattern": "[0-9]+"
                    the zone of a date                 | "path": "$.id", "type": "string" | "path": "$.id", "type": "date", "zone": "Asia/Tokyo"
                    a timeout                          | PT60S                         | PT59S
                    a size                             | "retries": 2                  | "retries": 2, "maxResponseBytes": 1024
                    a number of retries                | "retries": 2                  | "retries": 0
                    """)
    void it_changes_with(String what, String before, String after) {
        assertThat(digest(edited(before, after))).isNotEqualTo(digest(DOCUMENT));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    the name                           | "name": "refund"              | "name": "reimburse"
                    the description                    | Refunds an order.             | Pays an order back.
                    the description of an input        | "The order"                   | "The order's number"
                    the description of a member        | , "description": "B"          | ``
                    the description of an element      | "A tag"                       | "A word"
                    the description of an output       | "The refund"                  | "Its number"
                    white space                        | "schemaVersion": 1,           | "schemaVersion"  :  1 ,
                    a comment in a template            | {{amount}}                    | {{! what is due }}{{amount}}
                    blanks in a tag                    | {{amount}}                    | {{ amount }}
                    blanks in a JSON template          | {\\"a\\": {{second}}}          | { \\"a\\" : {{second}} }
                    a setting in place of its value    | {{setting.shop}}              | acme
                    a setting that no template names   | "unused": 1                   | "unused": 2
                    the order of the settings          | "shop": "acme", "unused": 1   | "unused": 1, "shop": "acme"
                    no setting that no template names  | , "unused": 1                 | ``
                    the order of the inputs' members   | "type": "string", "required": true | "required": true, "type": "string"
                    the digits of a bound              | "maximum": 100.0              | "maximum": 1E+2
                    the digits of a choice             | [10, 20]                      | [10.0, 2E+1]
                    the digits of a value to compare with | 2.50                       | 2.5
                    the order of a value to compare with | "n": 1, "m": [2.50]         | "m": [2.50], "n": 1
                    a default that is not stated       | , "type": "text"              | ``
                    a media type that is not stated    | , "contentType": "application/json" | ``
                    statuses that are not stated       | "status": ["200-299"],        | ``
                    a key that is stated               | "Idempotency-Key"             | "Idempotency-Key", "key": "{{call.id}}"
                    retries that are not stated        | , "retries": 2                | ``
                    a timeout in other words           | PT60S                         | PT1M
                    a source that is stated            | "required": true              | "required": true, "from": "caller"
                    """)
    void it_does_not_change_with(String what, String before, String after) {
        assertThat(digest(edited(before, after))).isEqualTo(digest(DOCUMENT));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    the kind        | {"type": "json", "template": "{}"} | {"type": "form", "template": "{}"}
                    a field         | {"type": "form", "template": "{\\"a\\": 1}"} | {"type": "form", "template": "{\\"b\\": 1}"}
                    the lists       | {"type": "form", "template": "{}"} | {"type": "form", "template": "{}", "arrays": "repeat"}
                    a style         | {"type": "form", "template": "{\\"a\\": []}"} | {"type": "form", "template": "{\\"a\\": []}", "styles": {"a": "repeat"}}
                    a text          | {"type": "text", "template": "a"} | {"type": "text", "template": "b"}
                    a file          | {"type": "file", "file": "{{photo}}"} | {"type": "file", "file": "{{scan}}"}
                    a file's type   | {"type": "file", "file": "{{photo}}"} | {"type": "file", "file": "{{photo}}", "contentType": "image/png"}
                    a part          | {"type": "multipart", "parts": [{"name": "a", "value": "b"}]} | {"type": "multipart", "parts": [{"name": "a", "value": "b"}, {"name": "a", "value": "b"}]}
                    a part's name   | {"type": "multipart", "parts": [{"name": "a", "value": "b"}]} | {"type": "multipart", "parts": [{"name": "b", "value": "b"}]}
                    a part's value  | {"type": "multipart", "parts": [{"name": "a", "value": "b"}]} | {"type": "multipart", "parts": [{"name": "a", "value": "{{order}}"}]}
                    a part's file   | {"type": "multipart", "parts": [{"name": "a", "file": "{{photo}}"}]} | {"type": "multipart", "parts": [{"name": "a", "file": "{{scan}}"}]}
                    a part's file name | {"type": "multipart", "parts": [{"name": "a", "value": "b"}]} | {"type": "multipart", "parts": [{"name": "a", "value": "b", "filename": "b"}]}
                    a part's type   | {"type": "multipart", "parts": [{"name": "a", "value": "b"}]} | {"type": "multipart", "parts": [{"name": "a", "value": "b", "contentType": "text/csv"}]}
                    the order of parts | {"type": "multipart", "parts": [{"name": "a", "value": "b"}, {"name": "b", "value": "b"}]} | {"type": "multipart", "parts": [{"name": "b", "value": "b"}, {"name": "a", "value": "b"}]}
                    no form         | {"type": "multipart", "parts": [{"name": "a", "value": "b"}]} | {"type": "multipart", "parts": [{"name": "a", "value": "b"}], "contentType": "multipart/mixed"}
                    a media type    | {"type": "text", "template": "a"} | {"type": "text", "template": "a", "contentType": "text/csv"}
                    """)
    void it_changes_with_the_body(String what, String before, String after) {
        assertThat(digest(carrying(before))).isNotEqualTo(digest(carrying(after)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    blanks in a form       | {"type": "form", "template": "{}"} | {"type": "form", "template": "{ }"}
                    stated lists           | {"type": "form", "template": "{}"} | {"type": "form", "template": "{}", "arrays": "indices"}
                    the order of styles    | {"type": "form", "template": "{\\"a\\": 1, \\"b\\": 2}", "styles": {"a": "json", "b": "comma"}} | {"type": "form", "template": "{\\"a\\": 1, \\"b\\": 2}", "styles": {"b": "comma", "a": "json"}}
                    blanks in the tag of a file | {"type": "file", "file": "{{photo}}"} | {"type": "file", "file": "{{ photo }}"}
                    a setting in a part's name | {"type": "multipart", "parts": [{"name": "acme", "value": "a"}]} | {"type": "multipart", "parts": [{"name": "{{setting.shop}}", "value": "a"}]}
                    blanks in the JSON of a part | {"type": "multipart", "parts": [{"name": "a", "value": "{}", "contentType": "application/json"}]} | {"type": "multipart", "parts": [{"name": "a", "value": "{ }", "contentType": "application/json"}]}
                    a comment in a part's file name | {"type": "multipart", "parts": [{"name": "a", "value": "b", "filename": "c"}]} | {"type": "multipart", "parts": [{"name": "a", "value": "b", "filename": "{{! d }}c"}]}
                    a stated form of parts | {"type": "multipart", "parts": [{"name": "a", "value": "b"}]} | {"type": "multipart", "parts": [{"name": "a", "value": "b"}], "contentType": "multipart/form-data"}
                    a comment in a text    | {"type": "text", "template": "a"} | {"type": "text", "template": "a{{! b }}"}
                    a stated media type    | {"type": "text", "template": "a"} | {"type": "text", "template": "a", "contentType": "text/plain; charset=UTF-8"}
                    """)
    void it_does_not_change_with_the_layout_of_the_body(String what, String before, String after) {
        assertThat(digest(carrying(before))).isEqualTo(digest(carrying(after)));
    }

    private static String carrying(String body) {
        String files = "{\"name\": \"photo\", \"type\": \"file\"}, {\"name\": \"scan\", \"type\": \"file\"}, ";
        String document = DOCUMENT.replace("\"inputs\": [", "\"inputs\": [" + files);
        int from = document.indexOf("\"body\": ") + "\"body\": ".length();
        return document.substring(0, from) + body + document.substring(document.indexOf("},\n \"response\"", from));
    }

    @Test
    void it_changes_with_an_idempotency_even_where_nothing_is_retried() {
        String once = edited("\"retries\": 2", "\"retries\": 0");

        assertThat(digest(once.replace("\"idempotency\": {\"header\": \"Idempotency-Key\"},", "")))
                .isNotEqualTo(digest(once));
    }

    @Test
    void the_order_of_inputs_does_not_matter() {
        Map<String, Object> document = new TreeMap<>(ConnectorDocument.toValue(ConnectorDocument.read(DOCUMENT)));
        List<?> inputs = (List<?>) document.get("inputs");
        document.put("inputs", List.of(inputs.get(4), inputs.get(3), inputs.get(2), inputs.get(1), inputs.get(0)));

        assertThat(ConnectorDocument.digest(ConnectorDocument.ofValue(document)))
                .isEqualTo(digest(DOCUMENT));
    }

    @Test
    void the_order_of_variables_matters_because_each_sees_those_before_it() {
        Map<String, Object> document = new TreeMap<>(ConnectorDocument.toValue(ConnectorDocument.read(DOCUMENT)));
        List<?> variables = (List<?>) document.get("variables");
        document.put("variables", List.of(variables.get(1), variables.get(0)));

        assertThat(ConnectorDocument.digest(ConnectorDocument.ofValue(document)))
                .isNotEqualTo(digest(DOCUMENT));
    }

    @Test
    void it_is_the_same_in_every_release() {
        ConnectorDefinition minimal = ConnectorDocument.read(Documents.golden("minimal"));

        assertThat(ConnectorDocument.digest(minimal))
                .isEqualTo("sha256:109d161d7a72cb7107ccc48f41011fa7f027e0fb1b05150660be4c5363c80056");
    }

    private static String edited(String before, String after) {
        assertThat(DOCUMENT).contains(before);
        return DOCUMENT.replace(before, after);
    }

    private static String digest(String document) {
        return ConnectorDocument.digest(ConnectorDocument.read(document));
    }
}
