package io.dataconnectors.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.examples.cli.Terminal.Result;
import io.dataconnectors.internal.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Beside each document of the folder {@code broken} stands what is said of it on standard error. */
class ValidateTest extends TerminalTest {
    private static final Path BROKEN = Path.of("src/test/resources/broken");

    static List<String> broken() throws IOException {
        try (Stream<Path> files = Files.list(BROKEN)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("broken")
    void every_problem_of_a_broken_document_is_said_with_its_place(String name) throws IOException {
        Files.copy(BROKEN.resolve(name), folder.resolve(name));

        Result result = terminal.type("validate", terminal.file(name));

        assertThat(result.err()).isEqualTo(Files.readString(BROKEN.resolve(name.replace(".json", ".txt"))));
        assertThat(result.out()).isEmpty();
        assertThat(result.exitStatus()).isEqualTo(2);
    }

    @Test
    void a_valid_document_is_said_to_be_so() {
        Result result = terminal.type("validate", terminal.file("retrieve-order.json"));

        assertThat(result)
                .isEqualTo(new Result(
                        0,
                        "retrieve-order.json is valid: retrieve_order, GET https://127.0.0.1:8443/orders/{{order_id}}\n",
                        ""));
    }

    @Test
    void as_json_a_valid_document_has_no_violations() {
        Result result = terminal.type("validate", terminal.file("retrieve-order.json"), "--json");

        assertThat(result.json()).isEqualTo(Map.of("valid", true, "violations", List.of(), "warnings", List.of()));
        assertThat(result.exitStatus()).isZero();
    }

    @Test
    void as_json_a_broken_document_has_its_violations_and_they_stand_on_standard_error_too() {
        String file = terminal.write("empty.json", "{}");

        Result result = terminal.type("validate", file, "--json");

        assertThat(result.json().get("valid")).isEqualTo(false);
        assertThat((List<?>) result.json().get("violations")).first().isEqualTo(Json.read("""
                        {"code": "member-missing", "pointer": "/schemaVersion", "position": null, "subjects": ["schemaVersion"],
                         "message": "missing, expected 1", "line": 1, "column": 1}"""));
        assertThat(result.err()).startsWith("empty.json:1:1: /schemaVersion: missing, expected 1\n");
        assertThat(result.exitStatus()).isEqualTo(2);
    }

    @Test
    void what_is_doubtful_is_said_as_a_warning_and_the_document_is_valid() {
        String file = terminal.write("query.json", """
                {"schemaVersion": 1, "name": "find", "description": "Finds an order.",
                 "inputs": [{"name": "email", "type": "string"}],
                 "request": {"method": "POST", "url": "https://shop.example.com/graphql", "body": {"type": "json",
                   "template": "{\\"query\\": \\"{ order(email: \\\\\\"{{email}}\\\\\\") { id } }\\"}"}}}
                """);
        String warning =
                "Line 1, column 29: 'email' stands in the text of a GraphQL query, and a quote in it would change"
                        + " what is asked: declare the variable $email in the query and send the value beside it, in its member"
                        + " variables: {\"email\": {{email}}}";

        assertThat(terminal.type("validate", file))
                .isEqualTo(new Result(
                        0,
                        "query.json is valid: find, POST https://shop.example.com/graphql\n",
                        "Warning: query.json:4:4: /request/body/template: " + warning + "\n"));
        assertThat(terminal.type("validate", file, "--json").json().get("warnings"))
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("code", "value-in-graphql")
                .containsEntry("pointer", "/request/body/template")
                .containsEntry("position", Map.of("line", 1, "column", 29))
                .containsEntry("subjects", List.of("email"))
                .containsEntry("message", warning)
                .containsEntry("line", 4)
                .containsEntry("column", 4);
        assertThat(terminal.type("create", file, "--store", terminal.file("store"))
                        .err())
                .isEqualTo("Warning: query.json:4:4: /request/body/template: " + warning + "\n");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThat(terminal.type("validate", terminal.file("nowhere.json")))
                .isEqualTo(new Result(2, "", "There is no file nowhere.json\n"));
    }

    @Test
    void a_folder_is_no_document() {
        assertThat(terminal.type("validate", folder.toString()))
                .isEqualTo(new Result(2, "", folder + " is a folder, not a file\n"));
    }

    @Test
    void bytes_that_are_no_text_are_no_document() throws IOException {
        Path file = Files.write(folder.resolve("latin1.json"), new byte[] {'"', (byte) 0xe9, '"'});

        assertThat(terminal.type("validate", file.toString()))
                .isEqualTo(new Result(2, "", "The file latin1.json is not UTF-8 text\n"));
    }

    @Test
    void a_document_cannot_command_the_terminal() {
        String file = terminal.write("escape.json", "{\"\\u001b[2J\\u009b\": 1}");

        Result result = terminal.type("validate", file);

        assertThat(result.err()).contains("\\u001b[2J\\u009b").doesNotContain("\u001b", "\u009b");
    }

    @Test
    void of_very_many_problems_a_hundred_are_said() {
        StringBuilder members = new StringBuilder();
        IntStream.range(0, 150).forEach(i -> members.append(i == 0 ? "" : ",").append("\"member" + i + "\": 1"));
        String file = terminal.write("many.json", "{" + members + "}");

        List<String> said = terminal.type("validate", file).err().lines().toList();
        List<?> all = (List<?>) terminal.type("validate", file, "--json").json().get("violations");

        assertThat(said).hasSize(101);
        assertThat(said.get(100)).isEqualTo("… and " + (all.size() - 100) + " more");
    }

    @Test
    void every_command_that_reads_a_document_says_what_is_wrong_with_it() {
        String file = terminal.write("broken.json", "[]");

        for (List<String> words : List.of(
                List.of("validate", file),
                List.of("schema", file),
                List.of("preview", file),
                List.of("run", file),
                List.of("test", file),
                List.of("create", file, "--store", terminal.file("store")))) {
            assertThat(terminal.type(words.toArray(String[]::new)))
                    .as(words.get(0))
                    .isEqualTo(new Result(2, "", "broken.json:1:1: expected an object, found a list\n"));
        }
    }
}
