package io.dataconnectors.imports.curl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.dataconnectors.Method;
import io.dataconnectors.Secret;
import io.dataconnectors.Violation;
import io.dataconnectors.imports.ImportException;
import io.dataconnectors.imports.ImportNote;
import io.dataconnectors.imports.ImportedDraft;
import io.dataconnectors.internal.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurlImportTest {
    static List<Told> commands() {
        return Told.all();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_is_told_whole(Told command) {
        assertThat(told(command.command())).isEqualTo(command.told());
    }

    private static String told(String command) {
        try {
            return Told.of(CurlImport.read(command));
        } catch (ImportException e) {
            return Told.of(e);
        }
    }

    @Test
    void the_example_of_the_page_of_violations_cannot_be_imported() throws IOException {
        String page = Files.readString(Path.of("..", "..", "docs", "violations.md"));
        Matcher row =
                Pattern.compile("\\| `not-importable` \\|.*\\| `(.*)` \\|").matcher(page);
        assertThat(row.find()).isTrue();
        Map<?, ?> example = (Map<?, ?>) Objects.requireNonNull(Json.read(row.group(1)));

        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> CurlImport.read((String) example.get("curl")))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(Violation::code)
                        .isNotEmpty()
                        .containsOnly("not-importable"));
    }

    @Test
    void a_draft_asks_for_a_description() {
        ImportedDraft imported = CurlImport.read("curl https://api.example.com/orders/:id -u key:");

        assertThat(imported.definition().description()).isEqualTo("GET https://api.example.com/orders/{{id}}");
        assertThat(imported.notes())
                .extracting(ImportNote::message)
                .endsWith("The description is the request's line; say what the connector does and when to use it");
        assertThat(imported)
                .hasToString("get_orders_id: GET https://api.example.com/orders/{{id}} (1 secrets, 4 notes)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://api.example.com/:id              | DECLARED    | The input id stands where
            https://api.example.com -u key:s3cr3t-a1 | DECLARED    | The secret password was in the command
            http://api.example.com                   | CHANGED     | The command calls http
            https://api.example.com --compressed -v  | CHANGED     | The connector asks for JSON first
            https://api.example.com#top              | LEFT_OUT    | What follows # in the URL is left out
            https://api.example.com?a=%00            | CHECK       | There is a NUL character
            https://api.example.com                  | DESCRIPTION | The description is the request's line
            """)
    void a_note_says_what_it_is_about(String arguments, ImportNote.Kind kind, String beginning) {
        assertThat(CurlImport.read("curl " + arguments).notes())
                .filteredOn(note -> note.message().startsWith(beginning))
                .extracting(ImportNote::kind)
                .containsExactly(kind);
    }

    /** Trial 33. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://api.example.com                      | true
            https://api.example.com -H 'Accept:'         | true
            https://api.example.com -H 'accept: a/b'     | false
            https://api.example.com --json {}            | false
            """)
    void another_accept_than_that_of_the_command_is_told(String arguments, boolean told) {
        assertThat(CurlImport.read("curl " + arguments).notes())
                .filteredOn(note -> note.message().startsWith("The connector asks for JSON first"))
                .hasSize(told ? 1 : 0);
    }

    @Test
    void a_refusal_has_its_reasons_as_its_message() {
        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> CurlImport.read("curl -I -K f https://api.example.com"))
                .withMessage(
                        "--head cannot be imported: it asks with HEAD, and a connector uses GET, POST, PUT, DELETE or"
                                + " PATCH\n--config cannot be imported: it reads more options from a file of this machine; put them"
                                + " into the command");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"curl https://api.example.com/\uD800", "curl \0", "curl https://api.example.com/\uDB80\uDC00"})
    void characters_that_are_none_are_refused(String command) {
        assertThatExceptionOfType(ImportException.class).isThrownBy(() -> CurlImport.read(command));
    }

    @Test
    void a_command_is_of_a_size() {
        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> CurlImport.read("curl " + "x".repeat(256 * 1024)))
                .withMessage("A command has at most 262144 characters");
    }

    @Test
    void null_is_no_command() {
        assertThatNullPointerException().isThrownBy(() -> CurlImport.read(null)).withMessage("command");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'https://api.example.com/x?KEY'",
                "https://api.example.com/x -d KEY",
                "https://api.example.com/x -d '{\"KEY\":1}'",
                "https://api.example.com/x -F KEY=1",
                "https://api.example.com/sk%5Flive%5F0123456789abcdef",
                "https://api.example.com/x -d sk%5Flive%5F0123456789abcdef -H 'Content-Type: text/plain'",
                "https://api.example.com/x -H 'KEY: 1'"
            })
    void a_key_that_stands_where_a_name_should_is_refused(String arguments) {
        assertThat(told("curl " + arguments.replace("KEY", "sk_live_0123456789abcdef")))
                .isEqualTo("! A secret stands where none may stand, such as the host or a name; take it out first\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-H 'Sec-sk_live_0123456789abcdef: 1'",
                "-H ':sk_live_0123456789abcdef: 1'",
                "-H 'Sec-AIza0123456789ABCDEFGHIJ0123456789ABCDEFG: 1'",
                "--sk-live-0123456789abcdef0123456789"
            })
    void a_key_is_in_no_note_and_no_reason(String arguments) {
        assertThat(told("curl https://api.example.com/x " + arguments))
                .contains("***")
                .doesNotContainIgnoringCase("0123456789");
    }

    @Test
    void one_name_many_times_is_one_list() {
        ImportedDraft imported = CurlImport.read("curl https://api.example.com -d '" + "a=1&".repeat(30_000) + "a=1'");

        assertThat(imported.definition().request().method()).isEqualTo(Method.POST);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '^', textBlock = """
            -F a=@b              → 7500  → ! The command has more than 100 parts (-F), and a body has no more
            --form-string a=b    → 7500  → ! The command has more than 100 parts (-F), and a body has no more
            -d "a=$B"            → 1001  → ! The command has variables, placeholders, secrets in texts and JSON in texts in more than 1000 places
            -G -d "a=$B"         → 7500  → ! The URL has more than 100 parameters, and a connector sends no more
            -d 'a=&b={id}'       → 1001  → ! The command has variables, placeholders, secrets in texts and JSON in texts in more than 1000 places
            """)
    void a_command_has_so_many_parts_and_places_for_values(String option, int times, String told) {
        assertThat(told("curl https://api.example.com/x " + (option + " ").repeat(times)))
                .isEqualTo(told + "\n");
    }

    @Test
    void reasons_beyond_those_that_are_told_take_no_time() {
        assertThat(told("curl https://api.example.com -d \"" + "`".repeat(200_000) + "\"")
                        .lines())
                .hasSize(100)
                .first()
                .isEqualTo("! At line 1, column 34 the shell runs a command of its own, `…`; put in what it prints");
    }

    @Test
    void what_is_no_key_after_all_is_text() {
        assertThat(told("curl https://api.example.com -d '" + "-eyJ".repeat(60_000) + "'"))
                .startsWith("name: ");
    }

    @Test
    void a_string_that_never_ends_is_refused_however_many_quotes_are_in_it() {
        assertThat(told("curl https://api.example.com -d '{\"" + "\\\"".repeat(60_000) + "'"))
                .startsWith("! The body: ");
    }

    /** Trial 30: the draft itself says such words, in names and in tags, and they give nothing away. */
    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '^', textBlock = """
            -u user:password                                      → password
            -d client_secret=client_secret                        → client_secret
            -d hunter2_password=hunter2_password                  → hunter2_password
            --json '{"password":"password"}'                      → password
            -d 'grant_type=password&password=password'            → password
            -H 'X-Api-Key: Customers' -d 'Customers=1'            → Customers
            -u 'user:correct horse'                               → correct horse
            """)
    void a_secret_that_is_a_plain_word_or_its_own_name_is_imported(String arguments, String secret) {
        ImportedDraft imported = CurlImport.read("curl https://api.example.com/customers " + arguments);

        assertThat(imported.secrets().values()).extracting(Secret::reveal).containsExactly(secret);
        assertThat(imported.definition().request().url()).isEqualTo("https://api.example.com/customers");
    }
}
