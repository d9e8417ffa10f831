package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Auth;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Dependent;
import io.dataconnectors.Invocation;
import io.dataconnectors.Output;
import io.dataconnectors.Response;
import io.dataconnectors.Status;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveAndDraftTest {
    private ConsoleTesting console;
    private TestClient ada;

    @BeforeEach
    void start() {
        console = ConsoleTesting.start(
                settings -> settings.dependentLinks(dependent -> Optional.of("/workflows/" + dependent.id())));
        ada = console.client("ada");
    }

    @AfterEach
    void end() {
        console.close();
    }

    private HttpResponse<String> setLive(String id, long revision) {
        return ada.post("/connectors/" + id + "/live", Map.of("revision", "" + revision));
    }

    /** A live connector whose draft has lost its output, was tested, and breaks what reads it. */
    private Connector breaking() {
        Connector live = console.live("retrieve_order");
        ConnectorDefinition other = live.draft().toBuilder()
                .response(new Response(
                        live.draft().response().success(),
                        List.of(Output.at("state", "$.status")),
                        live.draft().response().error()))
                .build();
        console.acme().edit(live.id(), live.revision(), other);
        console.acme().test(live.id(), Invocation.of("order_id", "1042"));
        return console.acme().get(live.id());
    }

    @Test
    void a_draft_that_was_never_tested_or_failed_does_not_go_live() {
        Connector draft = console.acme().create(console.order("retrieve_order"));

        assertThat(ada.get("/connectors/" + draft.id() + "/live").body())
                .contains("The draft was never tested. Test it first.", "Test it</a>")
                .doesNotContain("Set live</button>");
        HttpResponse<String> refused = setLive(draft.id(), draft.revision());
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("there is no passing test of exactly this draft");

        console.acme().test(draft.id(), Invocation.of("wrong", "1042"));
        assertThat(ada.get("/connectors/" + draft.id() + "/live").body()).contains("The last test failed.");
    }

    @Test
    void a_tested_draft_goes_live_and_another_than_the_one_that_was_seen_is_a_conflict() {
        Connector draft = console.acme().create(console.order("retrieve_order"));
        console.acme().test(draft.id(), Invocation.of("order_id", "1042"));
        String page = ada.get("/connectors/" + draft.id() + "/live").body();
        assertThat(page).contains("The last test of exactly this draft passed", "name=\"revision\" value=\"2\"");

        console.acme()
                .by("bob")
                .edit(
                        draft.id(),
                        2,
                        draft.draft().toBuilder().description("Another").build());
        HttpResponse<String> stale = setLive(draft.id(), 2);
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body())
                .contains(
                        "The draft was changed after you saw it, and was not set live",
                        "name=\"revision\" value=\"3\"");

        assertThat(setLive(draft.id(), 3).statusCode()).isEqualTo(303);
        assertThat(console.acme().get(draft.id()).status()).isEqualTo(Status.LIVE);
    }

    @Test
    void what_would_break_is_shown_with_whom_and_accepted_by_name() {
        Connector connector = breaking();
        console.dependents().add(new Dependent("workflow", "w-7", "Order desk"));

        assertThat(ada.get("/connectors/" + connector.id() + "/live").body())
                .contains(
                        "The output status is gone, or has another name",
                        "value=\"output_removed:status\"",
                        "href=\"/workflows/w-7\"",
                        "Order desk");
        HttpResponse<String> refused = setLive(connector.id(), connector.revision());
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("it breaks what uses the connector. Accept each change");

        HttpResponse<String> accepted = ada.post(
                "/connectors/" + connector.id() + "/live",
                Map.of("revision", "" + connector.revision(), "accept", "output_removed:status"));
        assertThat(accepted.statusCode()).isEqualTo(303);
    }

    @Test
    void secrets_that_are_not_set_are_named() {
        Connector draft = console.acme()
                .create(console.order("retrieve_order").toBuilder()
                        .auth(Auth.bearer("{{secret.shop_token}}"))
                        .build());

        assertThat(ada.get("/connectors/" + draft.id() + "/live").body())
                .contains("These secrets are not set: shop_token");
    }

    @Test
    void a_live_connector_goes_to_draft_once_nothing_uses_it() {
        String id = console.live("retrieve_order").id();
        console.dependents().add(new Dependent("workflow", "w-7", "Order desk"));

        assertThat(ada.get("/connectors/" + id + "/draft").body())
                .contains("This connector is in use:", "href=\"/workflows/w-7\"", "Try again")
                .doesNotContain("Set to draft</button>");
        HttpResponse<String> refused = ada.post("/connectors/" + id + "/draft", Map.of());
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("It is still in use, so it stays live.", "Order desk");

        console.dependents().clear();
        assertThat(ada.get("/connectors/" + id + "/draft").body()).contains("Nothing uses this connector.");
        HttpResponse<String> done = ada.post("/connectors/" + id + "/draft", Map.of("from", "list"));
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.headers().firstValue("Location")).contains("/app/connectors/");
        assertThat(console.acme().get(id).status()).isEqualTo(Status.DRAFT);
    }

    @Test
    void a_resolver_that_fails_is_named() {
        String id = console.live("retrieve_order").id();
        console.dependents(connector -> {
            throw new IllegalStateException("down");
        });

        assertThat(ada.get("/connectors/" + id + "/draft").body())
                .contains("workflows could not say what uses it, so it counts as in use");
    }

    @Test
    void the_list_switches_and_htmx_gets_a_dialog() {
        String id = console.live("retrieve_order").id();

        assertThat(ada.get("/").body())
                .contains(
                        "hx-get=\"/app/connectors/connectors/" + id + "/draft?from=list\"",
                        "aria-label=\"retrieve_order is live: set it to draft\"");
        assertThat(ada.to("/connectors/" + id + "/draft?from=list")
                        .header("HX-Request", "true")
                        .send("GET", "")
                        .body())
                .contains("name=\"from\" value=\"list\"", "Set to draft")
                .doesNotContain("<html");
    }
}
