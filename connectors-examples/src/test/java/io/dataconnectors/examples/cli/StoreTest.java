package io.dataconnectors.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.dataconnectors.document.JsonForm;
import io.dataconnectors.examples.cli.Terminal.Result;
import io.dataconnectors.internal.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTest extends TerminalTest {
    private String store;

    @BeforeEach
    void name() {
        store = terminal.file("store");
    }

    private Result type(String... words) {
        List<String> all = new ArrayList<>(List.of("--store", store));
        all.addAll(List.of(words));
        return terminal.type(all.toArray(String[]::new));
    }

    private Result call(String... words) {
        List<String> all = new ArrayList<>(List.of("--store", store));
        all.addAll(List.of(words));
        return terminal.call(all.toArray(String[]::new));
    }

    private static Result done(String out) {
        return new Result(0, out, "");
    }

    private static Result refused(String err) {
        return new Result(1, "", err);
    }

    private void retrieveOrderIsLive() {
        type("create", terminal.file("retrieve-order.json"));
        call("test", "retrieve_order", "-i", "order_id=1042");
        type("set-live", "retrieve_order");
    }

    @Test
    void a_connector_lives_from_its_creation_to_its_end() {
        String document = terminal.file("retrieve-order.json");

        assertThat(type("create", document))
                .isEqualTo(done("Created retrieve_order: draft, revision 1, never tested\n"));
        assertThat(type("set-live", "retrieve_order"))
                .isEqualTo(refused("Connector retrieve_order cannot go live: it was never tested; test it first\n"));
        assertThat(call("test", "retrieve_order", "-i", "order_id=1042").out()).endsWith("""
                        Test passed: status 200, 1 attempt, N ms
                          status        delivered
                          delivery_day  2026-11-20
                          delivered     true
                        """);
        assertThat(type("set-live", "retrieve_order"))
                .isEqualTo(done("Set live retrieve_order: live, revision 3, test passed\n"));
        assertThat(call("execute", "retrieve_order", "-i", "order_id=1043").out())
                .isEqualTo("""
                        success: status 200, 1 attempt, N ms
                          status        open
                          delivery_day  2026-11-27
                          delivered     false
                        """);
        assertThat(type("delete", "retrieve_order").exitStatus()).isEqualTo(1);
        assertThat(type("set-draft", "retrieve_order"))
                .isEqualTo(done("Set to draft retrieve_order: draft, revision 4, test passed\n"));
        assertThat(type("delete", "retrieve_order")).isEqualTo(done("Deleted retrieve_order\n"));
        assertThat(type("list")).isEqualTo(done("0 connectors\n"));
    }

    @Test
    void an_edit_leaves_what_is_live_until_the_draft_is_tested() throws IOException {
        retrieveOrderIsLive();
        String edited = terminal.write(
                "edited.json",
                Files.readString(Path.of(terminal.file("retrieve-order.json"))).replace("delivery_day", "day"));

        assertThat(type("edit", "retrieve_order", edited))
                .isEqualTo(done("Edited retrieve_order: live, revision 4, its draft is untested\n"));
        assertThat(call("execute", "retrieve_order", "-i", "order_id=1042", "--json")
                        .json()
                        .get("outputs"))
                .isEqualTo(Map.of("status", "delivered", "delivery_day", "2026-11-20", "delivered", true));
        assertThat(type("set-live", "retrieve_order"))
                .isEqualTo(refused("Connector retrieve_order cannot go live: it was edited since its last test; test it"
                        + " again\n"));
    }

    @Test
    void an_edit_of_another_revision_is_refused() {
        String document = terminal.file("retrieve-order.json");
        type("create", document);
        Object id = type("show", "retrieve_order", "--json").json().get("id");

        assertThat(type("edit", "retrieve_order", document, "--revision", "7"))
                .isEqualTo(
                        refused("Connector " + id + " is at revision 1, not 7; read it again before you change it\n"));
    }

    /** trial 25 */
    @Test
    void a_test_does_not_make_an_edit_stale_and_an_edit_makes_what_was_seen_before_stale() {
        retrieveOrderIsLive();
        String document = terminal.file("retrieve-order.json");
        Object id = type("show", "retrieve_order", "--json").json().get("id");

        assertThat(type("edit", "retrieve_order", document, "--revision", "1"))
                .isEqualTo(done("Edited retrieve_order: live, revision 4, test passed\n"));
        assertThat(type("set-live", "retrieve_order", "--revision", "3"))
                .isEqualTo(
                        refused("Connector " + id + " is at revision 4, not 3; read it again before you change it\n"));
    }

    @Test
    void a_connector_may_be_named_by_its_id() {
        type("create", terminal.file("retrieve-order.json"));
        Object id = type("show", "retrieve_order", "--json").json().get("id");

        assertThat(type("delete", String.valueOf(id))).isEqualTo(done("Deleted retrieve_order\n"));
    }

    @Test
    void connectors_are_listed_by_name_and_status() {
        retrieveOrderIsLive();
        type("create", terminal.file("list-orders.json"));
        type("create", terminal.file("refund-order.json"));

        assertThat(type("list")).isEqualTo(done("""
                                list_orders     draft  revision 1, never tested
                                refund_order    draft  revision 1, never tested
                                retrieve_order  live   revision 3, test passed
                                3 connectors
                                """));
        assertThat(type("list", "--name", "ORDER", "--status", "live"))
                .isEqualTo(done("retrieve_order  live   revision 3, test passed\n1 connector\n"));

        Map<?, ?> shown = type("show", "list_orders", "--json").json();
        assertThat(type("list", "--name", "list", "--json").json()).isEqualTo(Map.of("connectors", List.of(shown)));
    }

    @Test
    void as_json_a_connector_shows_its_documents_and_who_changed_it() {
        Result created = type("create", terminal.file("refund-order.json"), "--by", "ada", "--json");

        Map<?, ?> shown = type("show", "refund_order", "--json").json();
        assertThat(shown).isEqualTo(created.json());
        assertThat(JsonForm.connectorOf(shown).name()).isEqualTo("refund_order");
        assertThat(shown.get("status")).isEqualTo("DRAFT");
        assertThat(shown.get("lastTest")).isNull();
        assertThat(shown.get("live")).isNull();
        assertThat((Map<?, ?>) shown.get("created")).extracting("by").isEqualTo("ada");
        assertThat((Map<?, ?>) shown.get("draft")).extracting("name").isEqualTo("refund_order");
    }

    @Test
    void people_see_the_draft_and_what_is_live_when_they_differ() throws IOException {
        retrieveOrderIsLive();
        String edited = terminal.write(
                "edited.json",
                Files.readString(Path.of(terminal.file("retrieve-order.json"))).replace("delivery_day", "day"));
        type("edit", "retrieve_order", edited, "--by", "ada");

        assertThat(type("show", "retrieve_order").out())
                .startsWith("retrieve_order: live, revision 4, its draft is untested\nid ")
                .contains(" by ada\n", "What is live:\n{", "\"delivery_day\"", "The draft:\n{", "\"day\"");
    }

    @Test
    void the_end_of_a_connector_is_an_object_too() {
        type("create", terminal.file("refund-order.json"));

        Map<?, ?> deleted = type("delete", "refund_order", "--json").json();

        assertThat(deleted.get("name")).isEqualTo("refund_order");
        assertThat(deleted.get("deleted")).isEqualTo(true);
    }

    @Test
    void as_json_a_refused_act_is_an_error_object() {
        type("create", terminal.file("refund-order.json"));

        Result result = type("create", terminal.file("refund-order.json"), "--json");

        assertThat(result.json()).isEqualTo(Json.read("""
                                {"error": {"code": "name-taken", "violations": [],
                                 "message": "Another connector is already called refund_order; choose another name"}}"""));
        assertThat(result.exitStatus()).isEqualTo(1);
    }

    @Test
    void workspaces_do_not_see_each_other() {
        type("create", terminal.file("refund-order.json"), "--workspace", "acme");

        assertThat(type("show", "refund_order"))
                .isEqualTo(refused("There is no connector refund_order in the workspace default\n"));
        assertThat(type("list", "--workspace", "acme").out()).endsWith("1 connector\n");
        assertThat(type("list", "--workspace", "../acme").exitStatus()).isEqualTo(2);
    }

    @Test
    void only_what_is_live_is_executed() {
        type("create", terminal.file("retrieve-order.json"));

        assertThat(call("execute", "retrieve_order", "-i", "order_id=1042"))
                .isEqualTo(
                        refused("Connector retrieve_order is DRAFT: only a live connector can be executed; test it and"
                                + " set it live\n"));
    }

    @Test
    void the_store_may_stand_after_the_command() {
        type("create", terminal.file("retrieve-order.json"));

        assertThat(terminal.type("list", "--store", store).out()).endsWith("1 connector\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "show x", "set-live x", "set-draft x", "delete x", "execute x"})
    void a_store_must_be_named_and_be_there(String words) {
        assertThat(terminal.type(words.split(" ")))
                .isEqualTo(new Result(
                        2, "", "Say where the connectors are kept: --store DIR, or --store URL of a database\n"));
        assertThat(type(words.split(" "))).isEqualTo(new Result(2, "", "There is no folder store; create makes one\n"));
    }

    @Test
    void a_file_is_no_store() {
        String file = terminal.file("refund-order.json");

        for (String command : List.of("list", "create")) {
            String[] words = command.equals("list") ? new String[] {command} : new String[] {command, file};
            List<String> all = new ArrayList<>(List.of("--store", file));
            all.addAll(List.of(words));
            assertThat(terminal.type(all.toArray(String[]::new)))
                    .isEqualTo(new Result(2, "", "--store refund-order.json is a file; a folder is wanted\n"));
        }
    }

    @Test
    void a_broken_file_of_the_store_is_named_and_hides_no_other() throws IOException {
        type("create", terminal.file("refund-order.json"));
        type("create", terminal.file("list-orders.json"));
        Object id = type("show", "refund_order", "--json").json().get("id");
        try (Stream<Path> files = Files.walk(Path.of(store))) {
            Path broken = files.filter(file -> file.toString().endsWith(id + ".json"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(broken, "{");
        }

        Result result = type("list");

        assertThat(result.out()).isEqualTo("list_orders  draft  revision 1, never tested\n1 connector\n");
        assertThat(result.err()).startsWith("store/default/" + id + ".json: ");
    }

    @Test
    void a_database_keeps_connectors_as_a_folder_does() {
        store = "jdbc:h2:" + terminal.file("database");
        retrieveOrderIsLive();

        assertThat(type("list").out()).contains("retrieve_order").contains("live");
        assertThat(call("execute", "retrieve_order", "-i", "order_id=1042").exitStatus())
                .isZero();
        type("set-draft", "retrieve_order");
        type("delete", "retrieve_order");
        assertThat(type("list").out()).doesNotContain("retrieve_order");
    }

    @Test
    void a_database_keeps_the_history_and_the_log_too() {
        store = "jdbc:h2:" + terminal.file("database");
        retrieveOrderIsLive();
        type("set-draft", "retrieve_order");
        type("rename", "retrieve_order", "find_order", "--by", "ada");

        assertThat(type("history", "find_order").out())
                .matches(
                        "(?s)revision \\d+  draft  find_order, .* by ada\n"
                                + "revision \\d+  live   retrieve_order, .*\nrevision 1  draft  retrieve_order, .*\n3 versions\n");
        assertThat(type("diff", "find_order", "1").out())
                .isEqualTo("changed /name\n  - retrieve_order\n  + find_order\n1 difference\n");
        assertThat(type("restore", "find_order", "1").out()).startsWith("Restored retrieve_order: draft, revision ");
        assertThat(type("log", "retrieve_order").out()).contains("retrieve_order (test): success, ANSWERED, call ");
        assertThat(type("log", "--failed").out()).isEqualTo("0 calls\n");
        assertThat(type("log", "--json").json().get("calls")).asInstanceOf(LIST).isNotEmpty();
        assertThat(type("diff", "retrieve_order", "1", "--json").json().get("differences"))
                .asInstanceOf(LIST)
                .isEmpty();
        assertThat(type("history", "retrieve_order", "--json").json().get("versions"))
                .asInstanceOf(LIST)
                .hasSize(4);
    }

    @Test
    void a_write_is_sent_once_under_its_id_and_the_log_says_for_whom() {
        store = "jdbc:h2:" + terminal.file("database");
        String[] refund = {"refund_order", "-i", "order_id=1042", "-i", "amount=19.90"};
        type("create", terminal.file("refund-order.json"));
        assertThat(call(with(refund, "test", "--yes-it-writes")).exitStatus()).isZero();
        type("set-live", "refund_order");
        int before = terminal.shop().api().requests().size();

        Result first = call(with(refund, "execute", "--call-id", "refund-7", "--on-behalf-of", "anna"));
        Result again = call(with(refund, "execute", "--call-id", "refund-7", "--on-behalf-of", "anna"));

        assertThat(first.exitStatus()).as(first.err()).isZero();
        assertThat(again.err()).contains("The call succeeded earlier and is not sent again; its outputs were not kept");
        assertThat(terminal.shop().api().requests()).hasSize(before + 1);
        assertThat(type("log", "--for", "anna").out())
                .matches(
                        "[-0-9]+T[:0-9]+(\\.\\d{3})?Z  refund_order: success, ANSWERED, call refund-7 for anna\n1 call\n");
        assertThat(call(with(refund, "execute", "--call-id", "a b")).err())
                .contains("--call-id: A call id has 1 to 128 visible ASCII characters");
        assertThat(call(with(refund, "execute", "--on-behalf-of", " ")).err())
                .contains("--on-behalf-of: On whose behalf a call is made is said in 1 to 256 printable characters");
    }

    private static String[] with(String[] call, String command, String... options) {
        return Stream.of(Stream.of(command), Stream.of(call), Stream.of(options))
                .flatMap(words -> words)
                .toArray(String[]::new);
    }

    @Test
    void a_folder_keeps_neither_history_nor_log() {
        retrieveOrderIsLive();

        assertThat(type("history", "retrieve_order"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "A folder keeps connectors alone; name a database, such as --store jdbc:h2:./connectors\n"));
    }

    @Test
    void a_database_that_is_not_there_is_not_made_by_looking() {
        store = "jdbc:h2:" + terminal.file("mistyped");

        assertThat(type("list")).isEqualTo(refused("The storage could not be opened: there is no such database\n"));
        assertThat(Path.of(terminal.file("mistyped.mv.db"))).doesNotExist();
    }

    @Test
    void a_url_that_no_driver_knows_is_told() {
        store = "jdbc:unheard://of";

        assertThat(type("list"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "No driver knows the URL in --store; those of jdbc:postgresql: and jdbc:h2: are here\n"));
    }
}
