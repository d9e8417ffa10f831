package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Connector;
import io.dataconnectors.Input;
import io.dataconnectors.Method;
import io.dataconnectors.console.ApiClient.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Drafts that are tried over the API: previewed, tested with consent, simulated. */
class ApiTrialsTest extends OverApi {
    @Test
    void a_test_that_writes_wants_a_word_for_the_draft_that_was_seen() {
        console.api().on(Method.POST, "/refunds").answer(Answer.json(200, "{}"));
        Connector refund = console.acme()
                .create(io.dataconnectors.ConnectorDefinition.builder("refund")
                        .description("Refunds an order")
                        .post(console.api().url() + "/refunds")
                        .build());
        String test = "/connectors/" + refund.id() + "/test";

        Reply asked = api.send("POST", test, "");
        assertThat(asked.at("code")).isEqualTo("write-not-confirmed");
        assertThat(asked.at("revision")).isEqualTo(1);
        String confirmed = "{\"writeConfirmed\": true}";
        assertThat(api.send("POST", test, confirmed).status()).isEqualTo(428);
        String seen =
                api.send("POST", "/connectors/" + refund.id() + "/preview", "").etag();
        console.acme()
                .edit(
                        refund.id(),
                        1,
                        refund.draft().toBuilder().header("X-Twice", "1").build());
        Reply stale = api.send("POST", test, confirmed, "If-Match", seen);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.at("detail").toString()).contains("is at revision 2, not 1; read it again");
        assertThat(console.api().requests()).isEmpty();

        seen = api.send("POST", "/connectors/" + refund.id() + "/preview", "").etag();
        assertThat(api.send("POST", test, confirmed, "If-Match", seen).at("evidence", "passed"))
                .isEqualTo(true);
        assertThat(console.api().requests()).hasSize(1);
    }

    @Test
    void a_simulation_reads_a_canned_answer_and_sends_nothing() {
        String at = "/connectors/"
                + console.acme().create(console.order("retrieve_order")).id() + "/simulate";
        String inputs = "\"inputs\": {\"order_id\": \"1042\"}";

        Reply read = api.send(
                "POST",
                at,
                "{" + inputs + ", \"answer\": {\"status\": 200, \"text\": \"{\\\"status\\\": \\\"lost\\\"}\"}}");
        assertThat(read.at("execution", "outputs", "status")).isEqualTo("lost");
        assertThat(read.at("evidence", "simulated")).isEqualTo(true);
        Reply coded = api.send(
                "POST",
                at,
                "{" + inputs + ", \"answer\": {\"status\": 404, \"headers\": [{\"name\": \"Content-Type\","
                        + " \"value\": \"text/plain\"}], \"base64\": \"bm90IGhlcmU=\"}}");
        assertThat(coded.at("execution", "failure", "kind")).isEqualTo("HTTP_STATUS");
        assertThat(coded.at("answer", "text")).isEqualTo("not here");
        assertThat(console.api().requests()).isEmpty();
        for (String wrong : List.of(
                "{}",
                "{\"status\": 99}",
                "{\"status\": \"200\"}",
                "{\"status\": 200, \"headers\": {}}",
                "{\"status\": 200, \"headers\": [{\"name\": \"A\"}]}",
                "{\"status\": 200, \"base64\": \"?\"}",
                "{\"status\": 200, \"text\": 1}",
                "{\"status\": 200, \"body\": \"\"}")) {
            assertThat(api.sendWrong("POST", at, "{\"answer\": " + wrong + "}").status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void what_the_host_supplies_in_its_calls_is_supplied_in_a_test() {
        Connector order = console.acme()
                .create(console.order("retrieve_order").toBuilder()
                        .input(Input.string("agent").fromContext().required())
                        .header("X-Agent", "{{agent}}")
                        .build());
        String body = "{\"inputs\": {\"order_id\": \"1042\"}, \"context\": {\"agent\": \"ada\"}}";

        assertThat(api.send("POST", "/connectors/" + order.id() + "/preview", body)
                        .response()
                        .body())
                .contains("X-Agent");
        assertThat(api.send("POST", "/connectors/" + order.id() + "/test", body).at("evidence", "passed"))
                .isEqualTo(true);
    }

    @Test
    void inputs_that_break_rules_are_violations() {
        String at = "/connectors/"
                + console.acme().create(console.order("retrieve_order")).id();

        assertThat(api.send("POST", at + "/preview", "{\"inputs\": {\"order\": 1}}")
                        .at("code"))
                .isEqualTo("invalid-input");
    }
}
