package io.dataconnectors.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.examples.cli.Terminal.Result;
import io.dataconnectors.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed becomes what the input is declared as. */
class InputTest extends TerminalTest {
    private static final String DOCUMENT = """
            {"schemaVersion": 1, "name": "echo", "description": "Sends back what it gets",
             "inputs": [{"name": "text", "type": "string"}, {"name": "whole", "type": "integer"},
                        {"name": "number", "type": "number"}, {"name": "flag", "type": "boolean"},
                        {"name": "day", "type": "date"}, {"name": "time", "type": "datetime"},
                        {"name": "list", "type": "array"}, {"name": "object", "type": "object"},
                        {"name": "file", "type": "file"}, {"name": "none", "type": "string", "nullable": true}],
             "request": {"method": "POST", "url": "https://example.com/echo", "body": {"type": "json", "template":
                 "{\\"text\\": {{text}}, \\"whole\\": {{whole}}, \\"number\\": {{number}}, \\"flag\\": {{flag}}, \\"day\\": {{day}}, \\"time\\": {{time}}, \\"list\\": {{list}}, \\"object\\": {{object}}, \\"file\\": {{file}}, \\"none\\": {{none}}}"}}}
            """;

    @BeforeEach
    void write() {
        terminal.write("echo.json", DOCUMENT);
    }

    private Result preview(String... options) {
        List<String> words = new ArrayList<>(List.of("preview", terminal.file("echo.json"), "--json"));
        words.addAll(List.of(options));
        return terminal.type(words.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    text=1042                      | {"text":"1042"}
                    text=                          | {"text":""}
                    text=a=b                       | {"text":"a=b"}
                    whole=9223372036854775808      | {"whole":9223372036854775808}
                    whole=-7                       | {"whole":-7}
                    number=10.00                   | {"number":10.00}
                    flag=true                      | {"flag":true}
                    day=2026-11-23                 | {"day":"2026-11-23"}
                    time=2026-11-23T10:15:30+02:00 | {"time":"2026-11-23T08:15:30Z"}
                    list=["a", 1, null]            | {"list":["a",1,null]}
                    object={"a": {"b": 1.50}}      | {"object":{"a":{"b":1.50}}}
                    """)
    void a_value_is_read_by_its_declared_type(String input, String body) {
        assertThat(preview("-i", input).json().get("body")).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    whole=two   | /whole: must be a whole number, not a string
                    whole=1.5   | /whole: must be a whole number
                    number=1,5  | /number: must be a number, not a string
                    flag=yes    | /flag: must be true or false, not a string
                    day=23.11.  | /day: must be a date such as 2026-11-23
                    list=7      | /list: must be a list, not a number
                    list=[7     | The value of list is not JSON: This list never ends: ] is missing (line 1, column 1)
                    file=x      | The value of file is a file: give @ and its path, such as file=@photo.jpg
                    file=@x.txt | There is no file x.txt
                    nope=1      | /nope: is no input of echo; it takes text, whole, number, flag, day, time, list, object, …
                    """)
    void what_does_not_fit_is_refused_with_its_name(String input, String problem) {
        Result result = preview("-i", input);

        assertThat(result.err()).isEqualTo(problem + "\n");
        assertThat(result.exitStatus()).isEqualTo(2);
    }

    @Test
    void a_file_is_read_with_its_name_and_media_type() {
        String file = terminal.write("note.txt", "hello");

        assertThat(Json.read(
                        String.valueOf(preview("-i", "file=@" + file).json().get("body"))))
                .isEqualTo(Json.read("""
                                {"file": {"name": "note.txt", "mediaType": "text/plain", "base64": "aGVsbG8="}}"""));
    }

    @Test
    void inputs_of_a_file_are_taken_as_they_are_and_what_is_typed_wins() {
        String file = terminal.write("inputs.json", "{\"text\": \"from the file\", \"whole\": 7, \"none\": null}");

        assertThat(preview("--inputs", file, "-i", "text=typed").json().get("body"))
                .isEqualTo("{\"text\":\"typed\",\"whole\":7,\"none\":null}");
    }

    @Test
    void a_file_of_inputs_must_be_a_json_object() {
        assertThat(preview("--inputs", terminal.write("list.json", "[]")).err())
                .isEqualTo("The file list.json must hold an object with a member for each input\n");
        assertThat(preview("--inputs", terminal.write("cut.json", "{")).err())
                .isEqualTo("cut.json:1:1: This object never ends: } is missing\n");
    }

    @Test
    void what_only_a_host_supplies_cannot_be_an_input() {
        Result result = terminal.type(
                "preview", terminal.file("list-orders.json"), "-i", "customer_id=c-8", "--context", "customer_id=c-7");

        assertThat(result)
                .isEqualTo(new Result(
                        2, "", "/customer_id: only the host supplies this value; a caller must leave it out\n"));
    }

    @Test
    void the_schema_of_the_inputs_leaves_out_what_a_host_supplies() {
        Result result = terminal.type("schema", terminal.file("list-orders.json"), "--dialect", "json-schema");

        assertThat(result.json()).isEqualTo(Json.read("""
                                {"type": "object",
                                 "description": "Lists a customer's latest orders, newest first. Use when the customer does not know the number of an order.",
                                 "properties": {
                                   "status": {"type": "string", "description": "Only orders of this status", "enum": ["open", "delivered"]},
                                   "since": {"type": "string", "description": "Only orders placed on this day or later", "format": "date"},
                                   "limit": {"type": "integer", "default": 10, "minimum": 1, "maximum": 100}},
                                 "required": [], "additionalProperties": false}"""));
        assertThat(result.exitStatus()).isZero();
    }

    @Test
    void a_dialect_that_is_not_known_is_answered_with_those_that_are() {
        assertThat(terminal.type("schema", terminal.file("list-orders.json"), "--dialect", "openai"))
                .isEqualTo(new Result(2, "", "There is no dialect openai; there is json-schema\n"));
    }
}
