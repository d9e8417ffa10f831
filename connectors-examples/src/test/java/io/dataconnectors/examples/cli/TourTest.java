package io.dataconnectors.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.examples.cli.Terminal.Result;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code stub-api} prints (trial 34). */
class TourTest extends TerminalTest {
    private String printed;

    @BeforeEach
    void print() throws Exception {
        Tour tour = new Tour(terminal.shop(), folder);
        tour.writeFiles();
        printed = tour.commands();
    }

    @Test
    void every_command_that_is_printed_does_what_it_says() {
        List<String> commands = printed.replace(" \\\n", " ")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("connectors "))
                .toList();

        assertThat(commands).hasSizeGreaterThan(15);
        assertThat(commands).allSatisfy(command -> {
            Result result = terminal.type(words(command));
            assertThat(result.exitStatus()).as(command + "\n" + result.err()).isZero();
        });
    }

    /** The shell would be in the folder. */
    private String[] words(String command) {
        return Arrays.stream(command.split(" +"))
                .skip(1)
                .map(word -> word.matches("store|.*[.](json|pem)") ? terminal.file(word) : word)
                .toArray(String[]::new);
    }

    @Test
    void the_whole_life_of_a_connector_is_among_them() {
        assertThat(printed)
                .contains(" create ", " preview ", " simulate ", " test ", " set-live ", " execute ", " dependents ")
                .contains(" set-draft ", " rename ", " delete ");
    }

    @Test
    void it_fits_into_80_columns() {
        String path = folder.toString();

        assertThat(printed.replace(path, "DIR").lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void a_port_that_is_taken_is_named() {
        String port = String.valueOf(terminal.port());

        assertThat(terminal.type("stub-api", "--port", port, terminal.file("other")))
                .isEqualTo(
                        new Result(2, "", "The port " + port + " cannot be had; something listens on it, perhaps\n"));
        assertThat(terminal.type("stub-api", "--port", "70000", terminal.file("other")))
                .isEqualTo(new Result(2, "", "--port: a port is 1 to 65535, not 70000\n"));
    }
}
