package io.dataconnectors.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.examples.cli.Terminal.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImportTest extends TerminalTest {
    private static final String COMMAND =
            "curl https://api.example.com/orders/:id -H 'Authorization: Bearer t0p-s3cr3t' -k";

    @Test
    void a_command_becomes_a_document_and_its_secret_is_only_named() {
        Result result = terminal.type("import-curl", COMMAND);

        assertThat(result).isEqualTo(new Result(0, """
                                {
                                  "schemaVersion": 1,
                                  "name": "get_orders_id",
                                  "description": "GET https://api.example.com/orders/{{id}}",
                                  "inputs": [
                                    {
                                      "name": "id",
                                      "type": "string",
                                      "required": true
                                    }
                                  ],
                                  "request": {
                                    "method": "GET",
                                    "url": "https://api.example.com/orders/{{id}}",
                                    "auth": {
                                      "type": "bearer",
                                      "token": "{{secret.token}}"
                                    }
                                  }
                                }
                                """, """
                                - --insecure is left out: certificates are always checked
                                - The secret token was in the command; it is no part of the document
                                - The input id stands where the command has a place for a value
                                - The connector asks for JSON first (Accept: application/json, */*;q=0.8); the command does not
                                - The description is the request's line; say what the connector does and when to use it
                                - Calls need --secret token=env:VARIABLE
                                """));
    }

    @Test
    void a_command_in_a_file_leaves_its_secrets_in_files_for_calls() throws IOException {
        String file = terminal.write("command.txt", "curl https://localhost.example.com/ -u key-123456789:\n");

        Result result = terminal.type(
                "import-curl",
                "--file",
                file,
                "--name",
                "ping",
                "--description",
                "Says hello",
                "--out",
                terminal.file("ping.json"),
                "--save-secrets",
                terminal.file("secrets"));

        assertThat(result).isEqualTo(new Result(0, "Wrote ping.json\n", """
                        - The secret api_key was in the command; it is no part of the document
                        - The connector asks for JSON first (Accept: application/json, */*;q=0.8); the command does not
                        - Calls need --secret api_key=file:secrets/api_key
                        """));
        assertThat(terminal.type("validate", terminal.file("ping.json")).exitStatus())
                .isZero();
        Path secret = folder.resolve("secrets").resolve("api_key");
        assertThat(secret).hasContent("key-123456789");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
    }

    @Test
    void no_file_is_overwritten() {
        String file = terminal.write("there.json", "{}");

        assertThat(terminal.type("import-curl", COMMAND, "--out", file))
                .isEqualTo(new Result(2, "", "There is a file there.json already\n"));
    }

    @Test
    void scripts_get_one_object() {
        Map<?, ?> json = terminal.type("import-curl", COMMAND, "--json").json();

        assertThat(json.keySet()).hasToString("[document, secrets, notes]");
        assertThat(json.get("secrets")).isEqualTo(List.of("token"));
    }

    @Test
    void every_reason_of_a_refusal_is_said() {
        assertThat(terminal.type("import-curl", "curl -I -d @x https://api.example.com"))
                .isEqualTo(new Result(2, "", """
                        --head cannot be imported: it asks with HEAD, and a connector uses GET, POST, PUT, DELETE or PATCH
                        --data @… reads a file of this machine; put its text into the command
                        """));
        assertThat(terminal.type("import-curl", "--json", "wget").json().toString())
                .contains("code=not-importable", "The command does not begin with curl");
    }

    @Test
    void a_command_is_given_once() {
        assertThat(terminal.type("import-curl"))
                .isEqualTo(new Result(2, "", "Give the command in quotes, or a file with it: --file FILE\n"));
    }

    private String document(String name, String host) {
        return terminal.write(name + ".json", """
                {"schemaVersion": 1, "name": "%s", "description": "d", "settings": {"shop": "acme", "page": 5},
                 "request": {"method": "GET", "url": "https://%s/x?n={{setting.page}}",
                   "auth": {"type": "bearer", "token": "{{secret.shop_token}}"}}}
                """.formatted(name, host));
    }

    private String pack() {
        Result exported = terminal.type(
                "export-pack",
                "shopify",
                document("a", "{{setting.shop}}.example.com"),
                document("b", "b-{{setting.shop}}.example.com"),
                "--description",
                "Orders of a shop",
                "--open",
                "shop=The name of the shop",
                "--open",
                "page",
                "--describe",
                "shop_token=An Admin API token",
                "--out",
                terminal.file("pack.json"));
        assertThat(exported).isEqualTo(new Result(0, "Wrote pack.json\n", ""));
        return terminal.file("pack.json");
    }

    @Test
    void a_pack_says_what_it_asks_for() {
        assertThat(terminal.type("import-pack", pack())).isEqualTo(new Result(0, """
                        shopify: Orders of a shop
                        connector a
                        connector b
                        setting shop (string): The name of the shop
                        setting page (integer)
                        secret shop_token: An Admin API token
                        """, """
                        /settings/shop: is required
                        /settings/page: is required
                        /secrets/shop_token: There is no secret of this name yet: An Admin API token
                        """));
    }

    @Test
    void a_filled_pack_is_documents_again() throws IOException {
        Result result = terminal.type(
                "import-pack", pack(), "--set", "shop=acme", "--set", "page=5", "--into", terminal.file("filled"));

        assertThat(result.out()).isEqualTo("Wrote filled/a.json\nWrote filled/b.json\n");
        assertThat(result.err())
                .isEqualTo("/secrets/shop_token: There is no secret of this name yet: An Admin API token\n");
        assertThat(Files.readString(folder.resolve("filled/b.json"))).contains("\"shop\": \"acme\"", "\"page\": 5");
    }

    @Test
    void a_filled_pack_is_drafts_of_a_store() {
        String pack = pack();
        String store = terminal.file("store");
        Result result = terminal.type("--store", store, "import-pack", pack, "--set", "shop=acme", "--set", "page=5");

        assertThat(result.out()).matches("Created a \\([^)]+\\)\nCreated b \\([^)]+\\)\n");
        assertThat(terminal.type("--store", store, "import-pack", pack, "--set", "shop=acme", "--set", "page=5"))
                .isEqualTo(new Result(2, "", "The store has a connector of this name already: a, b\n"));
    }

    @Test
    void a_pack_that_is_filled_in_wrongly_brings_nothing() {
        assertThat(terminal.type("import-pack", pack(), "--set", "page=five", "--into", terminal.file("filled")))
                .isEqualTo(new Result(
                        2, "", "/settings/shop: is required\n/settings/page: must be a whole number, not a string\n"));
        assertThat(terminal.type(
                                "import-pack",
                                terminal.file("pack.json"),
                                "--set",
                                "shop=evil.com/",
                                "--set",
                                "page=1",
                                "--into",
                                terminal.file("f"))
                        .err())
                .isEqualTo(
                        "pack.json:30:9: /connectors/0/request/url: Line 1, column 9: In the host of a URL a setting is a text of"
                                + " letters, digits, hyphens and dots\npack.json:47:9: /connectors/1/request/url: Line 1, column 11: In the"
                                + " host of a URL a setting is a text of letters, digits, hyphens and dots\n");
        assertThat(folder.resolve("filled")).doesNotExist();
    }

    @Test
    void a_pack_of_nothing_open_is_told() {
        assertThat(terminal.type(
                        "export-pack", "p", document("a", "x.example.com"), "--description", "d", "--open", "shopp"))
                .isEqualTo(new Result(2, "", "/settings/0/name: No connector leaves a setting shopp open\n"));
    }
}
