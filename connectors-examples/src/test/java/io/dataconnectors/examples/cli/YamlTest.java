package io.dataconnectors.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.examples.cli.Terminal.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Documents, packs and inputs in YAML, and the lines of what is wrong with them (trial 34b). */
class YamlTest extends TerminalTest {
    @Test
    void the_example_in_yaml_is_called_like_any_other() {
        Result result = terminal.call(
                "run", terminal.file("report-damage.yaml"), "-i", "order_id=1042", "-i", "what_happened=It \"broke\"");

        assertThat(result.out()).endsWith("  claim      c-1\n  answer_by  2026-12-03\n");
        assertThat(terminal.shop().api().requests().get(0).text())
                .isEqualTo("{\"reason\":\"damaged\",\"text\":\"It \\\"broke\\\"\",\"wants\":\"replacement\"}");
    }

    @Test
    void violations_have_the_line_and_the_column_of_the_file() {
        String yaml = terminal.write("wrong.yaml", """
                        schemaVersion: 1
                        name: wrong
                        request:
                          method: GET
                          url: https://127.0.0.1/{{order}}
                          headers:
                            - name: Host
                              value: |
                                x
                        """);
        String json = terminal.write("wrong.json", """
                        {"schemaVersion": 1, "name": "wrong",
                         "request": {"method": "GET",
                           "url": "https://127.0.0.1/{{order}}"}}
                        """);

        assertThat(terminal.type("validate", yaml).err())
                .contains(
                        "wrong.yaml:1:1: /description: ",
                        "wrong.yaml:5:3: /request/url: ",
                        "wrong.yaml:7:7: /request/headers/0/name: ");
        assertThat(terminal.type("validate", json).err())
                .contains("wrong.json:1:1: /description: ", "wrong.json:3:4: /request/url: ");
        assertThat((List<?>) terminal.type("validate", yaml, "--json").json().get("violations"))
                .first()
                .satisfies(violation -> assertThat((Map<?, ?>) violation)
                        .extracting("pointer", "line", "column")
                        .containsExactly("/description", 1, 1));
    }

    @Test
    void what_is_no_yaml_has_its_place() {
        String file = terminal.write("tab.yaml", "name: x\nrequest:\n\tmethod: GET\n");

        assertThat(terminal.type("validate", file))
                .isEqualTo(new Result(2, "", "tab.yaml:3:1: A tab cannot indent: use blanks\n"));
        assertThat(terminal.type("run", terminal.file("retrieve-order.json"), "--inputs", file))
                .isEqualTo(new Result(2, "", "tab.yaml:3:1: A tab cannot indent: use blanks\n"));
    }

    @Test
    void inputs_in_yaml_are_taken_as_they_are() {
        String inputs = terminal.write("inputs.yaml", "order_id: \"0042\"\n");

        assertThat(terminal.type("preview", terminal.file("retrieve-order.json"), "--inputs", inputs)
                        .out())
                .startsWith("GET /orders/0042 ");
    }

    @Test
    void a_pack_in_yaml_is_filled_in_and_its_violations_have_lines() throws IOException {
        terminal.type(
                "export-pack",
                "shop",
                terminal.file("retrieve-order.json"),
                "--description",
                "A shop",
                "--out",
                terminal.file("pack.json"));
        terminal.type("convert", terminal.file("pack.json"), "--to", "yaml", "--out", terminal.file("pack.yaml"));
        String wrong = terminal.write(
                "wrong.yaml",
                Files.readString(Path.of(terminal.file("pack.yaml"))).replace("method: GET", "method: GTE"));

        assertThat(terminal.type("import-pack", terminal.file("pack.yaml")).out())
                .isEqualTo(
                        terminal.type("import-pack", terminal.file("pack.json")).out())
                .startsWith("shop: A shop\n");
        assertThat(terminal.type("import-pack", wrong).err())
                .matches("(?s)wrong.yaml:\\d\\d:\\d+: /connectors/0/request/method: .*");
    }

    @Test
    void a_document_is_converted_there_and_back() {
        String json = terminal.file("reschedule-delivery.json");

        Result yaml = terminal.type("convert", json, "--to", "yaml");
        Result back = terminal.type("convert", terminal.write("as.yaml", yaml.out()), "--to", "json");

        assertThat(yaml.out()).contains("    template: |-\n      {\"day\": \"{{day}}\"");
        assertThat(terminal.type("validate", terminal.write("back.json", back.out()))
                        .exitStatus())
                .isZero();
    }

    @Test
    void a_file_is_read_up_to_a_cap_and_is_text() throws IOException {
        Path large = Files.write(folder.resolve("large.json"), new byte[TextFile.MAX_BYTES + 1]);
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {'a', ':', 0, 1});
        String marked = terminal.write(
                "marked.yaml", "\ufeff" + Files.readString(Path.of(terminal.file("report-damage.yaml"))));

        assertThat(terminal.type("validate", large.toString()).err())
                .isEqualTo("The file large.json has more than 16 MiB\n");
        assertThat(terminal.type("validate", binary.toString()).err())
                .isEqualTo("The file binary.yaml is not UTF-8 text\n");
        assertThat(terminal.type("validate", folder.toString()).err()).isEqualTo(folder + " is a folder, not a file\n");
        assertThat(terminal.type("validate", marked).exitStatus()).isZero();
        if (Files.exists(Path.of("/dev/zero"))) {
            assertThat(terminal.type("validate", "/dev/zero").err())
                    .isEqualTo("The file /dev/zero has more than 16 MiB\n");
        }
    }
}
