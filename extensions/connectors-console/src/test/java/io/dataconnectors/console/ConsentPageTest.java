package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Auth;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.Method;
import io.dataconnectors.Output;
import io.dataconnectors.Secret;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Whoever tests a connector that writes is asked first, about what is shown, and it is sent once. */
class ConsentPageTest extends OnTestPage {
    private Connector refundOfAnAmount() {
        return console.acme()
                .create(ConnectorDefinition.builder("refund")
                        .description("Refunds an order")
                        .post(console.api().url() + "/refunds")
                        .query("amount", "{{amount}}")
                        .input(Input.integer("amount").required())
                        .build());
    }

    @Test
    void a_write_is_previewed_and_sent_only_once_the_person_means_it() {
        console.api().on(Method.POST, "/refunds").answer(Answer.json(201, "{\"id\": 7}"));
        console.secrets().put("acme", "shop_token", Secret.of("s3cr3t-t0ken-9"), "ada");
        console.secrets().allow("acme", "shop_token", console.api().url(), "ada");
        String id = create(ConnectorDefinition.builder("refund")
                .description("Refunds an order")
                .post(console.api().url() + "/refunds")
                .auth(Auth.bearer("{{secret.shop_token}}"))
                .output(Output.at("id", "$.id"))
                .build());

        HttpResponse<String> preview = ada.post("/connectors/" + id + "/test", Map.of("act", "preview"));
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body())
                .contains("Authorization: Bearer ***", "curl -X POST")
                .doesNotContain("s3cr3t");
        HttpResponse<String> asked = ada.post("/connectors/" + id + "/test", Map.of());
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("This POST request writes to the other system", "Send the POST request");
        assertThat(console.api().requests()).isEmpty();

        assertThat(tested(id, meant(asked))).contains("The test passed.", "<dd>201</dd>");
        assertThat(console.api().requests()).hasSize(1);
    }

    @Test
    void consent_holds_for_the_draft_and_the_inputs_that_were_shown_and_for_nothing_else() {
        console.api().on(Method.POST, "/refunds").answer(Answer.json(201, "{}"));
        Connector refund = refundOfAnAmount();
        String at = "/connectors/" + refund.id() + "/test";

        Map<String, String> meant = meant(ada.post(at, Map.of("input-amount", "10")));
        meant.put("input-amount", "1000");
        HttpResponse<String> other = ada.post(at, meant);
        assertThat(other.body())
                .contains("Nothing was sent: you changed the inputs", "/refunds?amount=1000", "Send the POST request");
        meant = meant(other);
        meant.put("input-amount", "1000");
        console.registry()
                .in("acme")
                .by("bob")
                .edit(
                        refund.id(),
                        1,
                        refund.draft().toBuilder().query("twice", "yes").build());
        HttpResponse<String> stale = ada.post(at, meant);
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body())
                .contains("Nothing was sent: somebody changed the draft", "twice=yes", "Send the POST request");
        assertThat(ada.post(at, Map.of("meant", "yes", "input-amount", "1000")).body())
                .as("whoever was asked nothing means nothing")
                .contains("This POST request writes to the other system");
        assertThat(console.api().requests()).isEmpty();

        meant = meant(stale);
        meant.put("input-amount", "1000");
        assertThat(tested(refund.id(), meant)).contains("The test passed.");
        assertThat(console.api().requests()).hasSize(1);
    }

    @Test
    void consent_is_nothing_to_a_draft_that_the_inputs_no_longer_fit_or_that_no_longer_writes() {
        Connector refund = console.acme()
                .create(ConnectorDefinition.builder("refund")
                        .description("Refunds an order")
                        .post(console.api().url() + "/refunds")
                        .build());
        String at = "/connectors/" + refund.id() + "/test";
        Map<String, String> meant = meant(ada.post(at, Map.of()));

        console.acme()
                .edit(
                        refund.id(),
                        1,
                        refund.draft().toBuilder()
                                .input(Input.string("reason").required())
                                .header("X-Reason", "{{reason}}")
                                .build());
        assertThat(ada.post(at, meant).body()).contains("wrong-input-reason").doesNotContain("name=\"meant\"");
        console.acme()
                .edit(
                        refund.id(),
                        2,
                        refund.draft().toBuilder()
                                .get(console.api().url() + "/refunds")
                                .build());
        assertThat(ada.post(at, meant).body())
                .contains("Nothing was sent: somebody changed the draft")
                .doesNotContain("name=\"meant\"");
        assertThat(console.api().requests()).isEmpty();
    }

    @Test
    void who_loses_an_input_to_the_edit_of_another_person_is_told_of_the_edit() {
        Connector refund = refundOfAnAmount();
        String at = "/connectors/" + refund.id() + "/test";
        Map<String, String> meant = meant(ada.post(at, Map.of("input-amount", "10")));
        meant.put("input-amount", "10");
        console.acme()
                .edit(
                        refund.id(),
                        1,
                        ConnectorDefinition.builder("refund")
                                .description("Refunds an order")
                                .post(console.api().url() + "/refunds")
                                .build());

        HttpResponse<String> stale = ada.post(at, meant);

        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body())
                .contains("Nothing was sent: somebody changed the draft")
                .doesNotContain("you changed the inputs");
        assertThat(console.api().requests()).isEmpty();
    }

    @Test
    void a_form_of_consent_that_is_sent_twice_writes_once() {
        CountDownLatch over = new CountDownLatch(1);
        console.api().on(Method.POST, "/refunds").answer(request -> {
            await(over);
            return Answer.json(201, "{}");
        });
        String id = create(ConnectorDefinition.builder("refund")
                .description("Refunds an order")
                .post(console.api().url() + "/refunds")
                .build());
        Map<String, String> meant = meant(ada.post("/connectors/" + id + "/test", Map.of()));

        String link = link(ada.post("/connectors/" + id + "/test", meant));
        assertThat(link(ada.post("/connectors/" + id + "/test", meant))).isEqualTo(link);
        over.countDown();
        awaitResult(link);
        assertThat(link(ada.post("/connectors/" + id + "/test", meant))).isEqualTo(link);
        assertThat(ada.get(link).body()).contains("<dd>201</dd>");
        assertThat(console.api().requests()).hasSize(1);

        console.person("bob", "acme", EnumSet.allOf(Right.class));
        assertThat(console.client("bob")
                        .post("/connectors/" + id + "/test", meant)
                        .body())
                .contains("Nothing was sent", "Send the POST request");
        assertThat(console.api().requests()).hasSize(1);
    }

    @Test
    void a_form_of_consent_that_is_sent_again_when_its_result_is_kept_no_longer_writes_nothing() {
        console.api().on(Method.POST, "/refunds").answer(Answer.json(201, "{}"));
        console.api().on(Method.GET, "/orders").answer(Answer.json(200, "{}"));
        String id = create(ConnectorDefinition.builder("refund")
                .description("Refunds an order")
                .post(console.api().url() + "/refunds")
                .build());
        String read = create(ConnectorDefinition.builder("orders")
                .description("Reads orders")
                .get(console.api().url() + "/orders")
                .build());
        Map<String, String> meant = meant(ada.post("/connectors/" + id + "/test", Map.of()));
        String written = tested(id, meant);
        for (int i = 0; i < 11; i++) {
            String unused = tested(read, Map.of());
        }

        HttpResponse<String> again = ada.post("/connectors/" + id + "/test", meant);

        assertThat(written).contains("<dd>201</dd>");
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(again.body()).contains("This test is not known here");
        assertThat(console.api().requests())
                .filteredOn(request -> request.method().equals("POST"))
                .hasSize(1);
    }
}
