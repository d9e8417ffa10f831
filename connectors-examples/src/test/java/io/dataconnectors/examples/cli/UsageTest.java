package io.dataconnectors.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.examples.cli.Terminal.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest extends TerminalTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "validate",
                "schema",
                "preview",
                "run",
                "test",
                "create",
                "edit",
                "list",
                "show",
                "set-live",
                "set-draft",
                "execute",
                "bulk",
                "delete",
                "simulate",
                "rename",
                "dependents",
                "history",
                "diff",
                "restore",
                "log",
                "gallery",
                "console",
                "stub-api"
            })
    void every_command_explains_itself(String command) {
        Result result = terminal.type(command, "--help");

        assertThat(result.out())
                .startsWith("Usage: connectors " + command + " ")
                .contains("Exit status:\n  0   done\n");
        assertThat(result.err()).isEmpty();
        assertThat(result.exitStatus()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "help"})
    void all_commands_are_listed(String word) {
        Result result = terminal.type(word);

        assertThat(result.out())
                .startsWith("Usage: connectors ")
                .contains("  validate     Check a document; every problem is named, with its place.\n");
        assertThat(result.exitStatus()).isZero();
    }

    @Test
    void the_version_is_told() {
        assertThat(terminal.type("--version")).isEqualTo(new Result(0, "connectors (not from a jar)\n", ""));
    }

    @Test
    void nothing_typed_is_told_what_to_do_first() {
        assertThat(terminal.type()).isEqualTo(new Result(2, "", """
                        Say what to do. To begin with:
                          connectors validate FILE   is your document right, and if not, where?
                          connectors preview FILE    what would it send?
                          connectors console         the screen, with a shop on this machine to call
                          connectors stub-api DIR    a shop on this machine, documents that call it,
                                                     and commands to try on them
                        Try: connectors --help
                        """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    fetch                       | There is no command fetch                        | connectors
                    runn a.json                 | There is no command runn; did you mean run?      | connectors
                    set-lvie x                  | There is no command set-lvie; did you mean set-live? | connectors
                    tok=5511                    | There are more arguments than the command takes  | connectors
                    --jsn                       | There is no option --jsn; did you mean --json?   | connectors
                    --json2 list                | There is no option --json2; did you mean --json? | connectors
                    --workspace acme list       | Put --workspace after the command                | connectors
                    -i order_id=1 run a.json    | Put -i after the command                         | connectors
                    run a.json --timout 5s      | There is no option --timout; did you mean --timeout? | connectors run
                    run a.json --secret x       | Invalid value for option '--secret' (NAME=SOURCE): a name, the sign = and a source are wanted, such as shop_token=env:SHOP_TOKEN | connectors run
                    list --status lvie          | Invalid value for option '--status': draft or live is wanted, not lvie | connectors list
                    run                         | Missing required parameter: 'FILE'               | connectors run
                    run a.json b.json           | There are more arguments than the command takes  | connectors run
                    run a.json --tokn=abc       | There is no option --tokn                        | connectors run
                    run a.json -i order_id      | Invalid value for option '--input' (NAME=VALUE): a name, the sign = and a value are wanted, such as order_id=1042 | connectors run
                    run a.json --timeout soon   | Invalid value for option '--timeout': a time such as 5s, 500ms or PT5S is wanted, not soon | connectors run
                    run a.json --timeout 0s     | Invalid value for option '--timeout': a time such as 5s, 500ms or PT5S is wanted, not 0s | connectors run
                    --store s validate a.json   | validate takes no --store                        | connectors
                    """)
    void what_is_mistyped_is_named_and_help_is_offered(String words, String message, String command) {
        assertThat(terminal.type(words.split(" ")))
                .isEqualTo(new Result(2, "", message + "\nTry: " + command + " --help\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --allow-port 70000          | --allow-port: A port is 1 to 65535, not 70000
                    --allow-address shop        | --allow-address: A range is written as 10.0.0.0/8 or fc00::/7, not "shop"
                    --allow-address 10.0.0.1/8  | --allow-address: The range 10.0.0.1/8 has bits set behind its prefix
                    --secret shop_token=env:NIX | --secret shop_token: the environment variable NIX is not set
                    --secret shop_token=file:x  | There is no file x
                    --trust x                   | There is no file x
                    -i order_id=1 -i order_id=2 | -i gives order_id twice
                    --inputs x                  | There is no file x
                    """)
    void options_of_calls_that_cannot_be_followed_are_refused(String options, String message) {
        String words = "run " + terminal.file("retrieve-order.json") + " " + options;

        assertThat(terminal.type(words.split(" "))).isEqualTo(new Result(2, "", message + "\n"));
    }

    @Test
    void a_port_of_the_console_that_is_none_is_refused() {
        assertThat(terminal.type("console", terminal.file("kept"), "--port", "70000"))
                .isEqualTo(new Result(2, "", "--port: a port is 1 to 65535, not 70000\n"));
    }

    @Test
    void a_file_without_a_certificate_is_not_trusted() {
        String document = terminal.file("retrieve-order.json");

        assertThat(terminal.type("run", document, "--trust", document))
                .isEqualTo(new Result(2, "", "The file retrieve-order.json holds no certificate in PEM form\n"));
    }

    @Test
    void a_literal_secret_is_refused_and_not_repeated() {
        Result result = terminal.type(
                "run", terminal.file("retrieve-order.json"), "-i", "order_id=1", "--secret", "shop_token=tok-5511");

        assertThat(result)
                .isEqualTo(new Result(
                        2,
                        "",
                        "--secret shop_token wants env:VARIABLE or file:PATH: a secret that is typed here is seen by"
                                + " everyone on this machine, and stays in the history of the shell\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--secret tok-5511",
                "--secret shop_token = tok-5511",
                "--secrt shop_token=tok-5511",
                "--tok-x=tok-5511"
            })
    void a_mistyped_secret_is_not_repeated(String options) {
        String words = "run " + terminal.file("retrieve-order.json") + " " + options;

        Result result = terminal.type(words.split(" "));

        assertThat(result.exitStatus()).isEqualTo(2);
        assertThat(result.out() + result.err()).doesNotContain("tok-5511");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --json runn a.json          | Put --json after the command
                    runn a.json --json          | There is no command runn; did you mean run?
                    run --json                  | Missing required parameter: 'FILE'
                    run --json a.json --tokn=x  | There is no option --tokn
                    """)
    void as_json_what_is_mistyped_is_an_error_object_too(String words, String message) {
        Result result = terminal.type(words.split(" "));

        assertThat(result.json())
                .isEqualTo(Map.of("error", Map.of("code", "usage", "message", message, "violations", List.of())));
        assertThat(result.err()).startsWith(message + "\nTry: connectors");
        assertThat(result.exitStatus()).isEqualTo(2);
    }

    @Test
    void what_was_typed_cannot_command_the_terminal() {
        assertThat(terminal.type("run", "a\u001b[2J.json").err()).isEqualTo("There is no file a\\u001b[2J.json\n");
        assertThat(terminal.type("run", "a.json", "--x\u009b").err()).startsWith("There is no option --x\\u009b\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "execute"})
    void a_command_that_does_not_ask_before_it_writes_says_so(String command) {
        assertThat(terminal.type(command, "--help").out()).contains("is sent without another question");
    }

    @Test
    void as_json_what_cannot_be_followed_is_an_error_object() {
        Result result = terminal.type("run", terminal.file("nowhere.json"), "--json");

        assertThat(result.json())
                .isEqualTo(Map.of(
                        "error",
                        Map.of(
                                "code",
                                "usage",
                                "message",
                                "There is no file " + "nowhere.json",
                                "violations",
                                List.of())));
        assertThat(result.err()).isEqualTo("There is no file nowhere.json\n");
    }
}
