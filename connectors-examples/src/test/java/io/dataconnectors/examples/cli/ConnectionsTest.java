package io.dataconnectors.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.examples.cli.Terminal.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a connection failed, and names that are resolved here (trials 23 and 23b). */
class ConnectionsTest extends TerminalTest {
    private String document;

    @BeforeEach
    void write() {
        document = terminal.write("named.json", """
                        {"schemaVersion": 1, "name": "named", "description": "Calls a shop by its name.",
                         "request": {"method": "GET", "url": "https://shop.example.com:%d/orders/1042"}}""".formatted(terminal.port()));
    }

    private Result run(String... options) {
        List<String> words = new ArrayList<>(List.of("run", document));
        words.addAll(List.of("--allow-address", "127.0.0.1", "--allow-port", String.valueOf(terminal.port())));
        words.addAll(List.of(options));
        return terminal.type(words.toArray(String[]::new));
    }

    @Test
    void a_name_is_called_at_the_address_that_is_given_and_verbose_says_why_it_is_not_trusted() {
        String name = "shop.example.com:" + terminal.port() + ":127.0.0.1";

        Result silent = run("--resolve", name);
        Result verbose = run("--resolve", name, "--verbose");

        assertThat(silent.err()).contains("TLS_FAILED: ", "--verbose says why.").doesNotContain("certificate leads");
        assertThat(verbose.err()).contains("  https://shop.example.com:", "its certificate leads to no authority");
        assertThat(terminal.shop().api().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.example.com",
                "shop.example.com:443",
                "shop.example.com:443:localhost",
                "a:b:127.0.0.1",
                "x:1:1.2.3.999"
            })
    void an_address_is_wanted_for_a_host_and_a_port(String wrong) {
        assertThat(run("--resolve", wrong))
                .isEqualTo(new Result(
                        2,
                        "",
                        "--resolve: a host, a port and an address are wanted, such as shop.example.com:443:127.0.0.1 or"
                                + " shop.example.com:443:[::1]\n"));
    }

    @Test
    void text_cannot_turn_the_direction_of_a_line() {
        String evil = terminal.write("evil.json", "{\"a\u202eb\u2066c\": 1}");

        assertThat(terminal.type("validate", evil).err())
                .contains("a\\u202eb\\u2066c")
                .doesNotContain("\u202e", "\u2066");
    }
}
