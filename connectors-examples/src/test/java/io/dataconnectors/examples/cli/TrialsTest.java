package io.dataconnectors.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.examples.cli.Terminal.Result;
import io.dataconnectors.internal.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be tried with a connector of a store, and with a document, besides a call (trial 34). */
class TrialsTest extends TerminalTest {
    @BeforeEach
    void create() {
        type("create", terminal.file("retrieve-order.json"));
    }

    private Result type(String... words) {
        List<String> all = new ArrayList<>(List.of("--store", terminal.file("store")));
        all.addAll(List.of(words));
        return terminal.type(all.toArray(String[]::new));
    }

    private Result simulate(String... words) {
        List<String> all = new ArrayList<>(List.of("--store", terminal.file("store"), "simulate"));
        all.addAll(List.of(words));
        return terminal.call(all.toArray(String[]::new));
    }

    private static Result refused(int status, String err) {
        return new Result(status, "", err);
    }

    @Test
    void preview_of_a_stored_connector_is_that_of_its_draft() {
        Result stored = type("preview", "retrieve_order", "-i", "order_id=7");

        assertThat(stored)
                .isEqualTo(terminal.type("preview", terminal.file("retrieve-order.json"), "-i", "order_id=7"));
        assertThat(stored.out()).startsWith("GET /orders/7 HTTP/1.1\n");
    }

    @Test
    void simulate_reads_the_answer_of_a_file_and_sends_nothing() {
        String answer =
                terminal.write("answer.json", "{\"status\": \"lost\", \"delivery\": {\"day\": \"2026-12-24\"}}");

        Result result =
                terminal.call("simulate", terminal.file("retrieve-order.json"), "-i", "order_id=7", "--answer", answer);

        assertThat(result.out()).endsWith("""
                        Simulated test passed: status 200
                          status        lost
                          delivery_day  2026-12-24
                          delivered     false
                        """);
        assertThat(result.exitStatus()).isZero();
        assertThat(terminal.shop().api().requests()).isEmpty();
    }

    @Test
    void simulate_of_a_failure_says_what_the_connector_makes_of_it() throws IOException {
        String answer = terminal.write("answer.json", "{\"error\": {\"message\": \"No such order\"}}");

        Result result = terminal.call(
                "simulate",
                terminal.file("retrieve-order.json"),
                "-i",
                "order_id=7",
                "--answer",
                answer,
                "--status",
                "404",
                "--json");

        assertThat(result.exitStatus()).isEqualTo(1);
        assertThat(member(result.json(), "evidence", "simulated")).isEqualTo(true);
        assertThat(member(result.json(), "execution", "failure", "kind")).isEqualTo("HTTP_STATUS");
        assertThat(member(result.json(), "execution", "failure", "apiMessage")).isEqualTo("No such order");
        assertThat(member(result.json(), "answer", "text")).isEqualTo(Files.readString(Path.of(answer)));
    }

    private static Object member(Object object, String... names) {
        Object found = object;
        for (String name : names) {
            found = ((Map<?, ?>) found).get(name);
        }
        return found;
    }

    @Test
    void an_answer_has_a_status_of_its_own_range() {
        String answer = terminal.write("answer.json", "{}");

        assertThat(simulate("retrieve_order", "--answer", answer, "--status", "99"))
                .isEqualTo(refused(2, "--status: an answer has a status from 200 to 599, not 99\n"));
    }

    @Test
    void a_simulated_test_lets_a_draft_go_live_where_that_is_accepted() {
        String answer =
                terminal.write("answer.json", "{\"status\": \"open\", \"delivery\": {\"day\": \"2026-12-24\"}}");
        simulate("retrieve_order", "-i", "order_id=7", "--answer", answer);

        assertThat(type("set-live", "retrieve_order").err()).contains("its last test read a canned answer");
        assertThat(type("set-live", "retrieve_order", "--accept-simulated").out())
                .isEqualTo("Set live retrieve_order: live, revision 3, test passed (simulated)\n");
    }

    @Test
    void a_draft_may_be_renamed_to_what_can_be_a_name_and_is_free() {
        type("create", terminal.file("refund-order.json"));

        assertThat(type("rename", "retrieve_order", "find_order").out())
                .isEqualTo("Renamed find_order: draft, revision 2, never tested\n");
        assertThat(type("rename", "find_order", "refund_order").exitStatus()).isEqualTo(1);
        assertThat(type("rename", "find_order", "find order").exitStatus()).isEqualTo(2);
        assertThat(type("rename", "find_order", "find order").err()).startsWith("/name: ");
        assertThat(type("rename", "find_order", "find_orders", "--revision", "1")
                        .exitStatus())
                .isEqualTo(1);
    }

    @Test
    void who_uses_a_connector_is_what_the_file_says() {
        String users = users();

        assertThat(type("dependents", "retrieve_order")).isEqualTo(new Result(0, "Nothing uses retrieve_order\n", ""));
        assertThat(type("dependents", "retrieve_order", "--used-by", users))
                .isEqualTo(new Result(0, "retrieve_order is used by\n  workflow Orders (w-1)\n", ""));
        assertThat(type("dependents", "retrieve_order", "--used-by", users, "--json")
                        .json())
                .extracting("dependents")
                .isEqualTo(Json.read("[{\"kind\": \"workflow\", \"id\": \"w-1\", \"name\": \"Orders\"}]"));
    }

    private String users() {
        return terminal.write(
                "users.json",
                "{\"retrieve_order\": [{\"kind\": \"workflow\", \"id\": \"w-1\", \"name\": \"Orders\"}]}");
    }

    @Test
    void what_is_used_is_neither_pulled_away_nor_broken() throws IOException {
        String answer =
                terminal.write("answer.json", "{\"status\": \"open\", \"delivery\": {\"day\": \"2026-12-24\"}}");
        simulate("retrieve_order", "-i", "order_id=7", "--answer", answer);
        type("set-live", "retrieve_order", "--accept-simulated");
        String edited =
                Files.readString(Path.of(terminal.file("retrieve-order.json"))).replace("delivery_day", "day");
        type("edit", "retrieve_order", terminal.write("edited.json", edited));
        simulate("retrieve_order", "-i", "order_id=7", "--answer", answer);
        String users = users();

        assertThat(type("set-draft", "retrieve_order", "--used-by", users))
                .isEqualTo(refused(1, "Connector retrieve_order is in use: used by workflow Orders (w-1)\n"));
        assertThat(type("dependents", "retrieve_order", "--used-by", users).out())
                .endsWith("The draft breaks what the live one promises\n  output_removed:delivery_day\n");
        assertThat(type("set-live", "retrieve_order", "--accept-simulated", "--used-by", users)
                        .exitStatus())
                .isEqualTo(1);
        assertThat(type(
                                "set-live",
                                "retrieve_order",
                                "--accept-simulated",
                                "--used-by",
                                users,
                                "--accept",
                                "output_removed:delivery_day")
                        .exitStatus())
                .isZero();
    }

    @Test
    void a_file_of_users_that_says_something_else_is_refused() {
        String wrong = terminal.write("wrong.json", "{\"retrieve_order\": [\"w-1\"]}");

        assertThat(type("dependents", "retrieve_order", "--used-by", wrong).err())
                .isEqualTo(
                        "The file wrong.json must hold an object with the names of connectors, and for each a list of its"
                                + " users, such as {\"kind\": \"workflow\", \"id\": \"w-1\", \"name\": \"Order status\"}\n");
    }

    @Test
    void a_document_with_a_signer_is_called_with_one_of_the_examples() {
        String signed = terminal.write("signed.json", """
                        {"schemaVersion": 1, "name": "signed", "description": "A signed call.",
                         "request": {"method": "GET", "url": "https://127.0.0.1:%d/orders/1042",
                           "headers": [{"name": "X-Id", "value": "7"}],
                           "auth": {"type": "signer", "signer": "gateway",
                             "parameters": {"key": "{{secret.shop_token}}", "field": "signature"}}}}""".formatted(terminal.port()));

        Result without = terminal.call("run", signed);
        terminal.call("run", signed, "--signer", "gateway=sorted-fields-hmac");

        assertThat(without.err()).isEqualTo("""
                        SIGNER_UNAVAILABLE: No signer "gateway" is registered here
                        Nothing was sent.
                        Give it with --signer NAME=KIND; run --help names the kinds.
                        """);
        assertThat(terminal.shop().api().requests())
                .singleElement()
                .satisfies(sent -> assertThat(sent.target()).matches("/orders/1042\\?signature=[0-9a-f]{64}"));
        assertThat(terminal.call("run", signed, "--signer", "gateway=sorted-field-hmac")
                        .err())
                .isEqualTo("--signer: there is no signer sorted-field-hmac; did you mean sorted-fields-hmac?\n");
    }

    @Test
    void calling_is_said_only_of_what_is_sent() {
        String document = terminal.file("retrieve-order.json");

        Result noSecret = terminal.type("run", document, "-i", "order_id=1");
        Result noInput = terminal.call("run", document);
        Result sent = terminal.call("run", document, "-i", "order_id=1042");

        assertThat(noSecret.err() + noInput.err()).doesNotContain("Calling");
        assertThat(sent.err()).startsWith("Calling GET ");
    }
}
