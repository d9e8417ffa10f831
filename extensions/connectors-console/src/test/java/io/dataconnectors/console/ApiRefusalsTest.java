package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Connector;
import io.dataconnectors.console.ApiClient.Reply;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API refuses, each as a problem: other media types, what is no JSON, other revisions, other people and other workspaces. */
class ApiRefusalsTest extends OverApi {
    @Test
    void every_violation_of_a_document_is_named() {
        String broken =
                document("retrieve_order").replace("{{order_id}}", "{{order}}").replace("\"type\"", "\"typ\"");

        Reply refused = api.sendWrong("POST", "/connectors", broken);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("code")).isEqualTo("invalid-definition");
        assertThat((List<?>) refused.at("violations")).hasSizeGreaterThan(1);
        api.send("POST", "/connectors", document("retrieve_order"));
        assertThat(api.send("POST", "/connectors", document("retrieve_order")).at("code"))
                .isEqualTo("name-taken");
    }

    @Test
    void whoever_saw_another_draft_is_told_and_whoever_says_nothing_is_asked() {
        Reply created = api.send("POST", "/connectors", document("retrieve_order"));
        String draft = "/connectors/" + created.at("id") + "/draft";
        api.send("PUT", draft, document("retrieve_order").replace("Fetches", "Reads"), "If-Match", created.etag());

        Reply stale = api.send("PUT", draft, document("retrieve_order"), "If-Match", created.etag());
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.at("currentRevision")).isEqualTo(2);
        assertThat(api.sendWrong("PUT", draft, document("retrieve_order")).status())
                .isEqualTo(428);
        assertThat(api.sendWrong("PUT", draft, document("retrieve_order"), "If-Match", "*")
                        .status())
                .isEqualTo(400);
        assertThat(api.sendWrong("PUT", draft, document("retrieve_order"), "If-Match", "W/\"1\"")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whoever_deletes_or_renames_says_which_draft_was_seen() {
        Connector order = console.acme().create(console.order("retrieve_order"));
        String at = "/connectors/" + order.id();
        console.acme()
                .edit(
                        order.id(),
                        1,
                        order.draft().toBuilder().header("X-Other", "1").build());

        for (String[] act : new String[][] {{"DELETE", "", ""}, {"POST", "/rename", "{\"name\": \"find_order\"}"}}) {
            assertThat(api.sendWrong(act[0], at + act[1], act[2]).status()).isEqualTo(428);
            assertThat(api.sendWrong(act[0], at + act[1], act[2], "If-Match", "*")
                            .status())
                    .isEqualTo(400);
            assertThat(api.send(act[0], at + act[1], act[2], "If-Match", "\"1\"")
                            .status())
                    .isEqualTo(412);
        }
        assertThat(console.acme().get(order.id()).name()).isEqualTo("retrieve_order");
        console.acme().create(console.order("find_order"));
        assertThat(api.send("POST", at + "/rename", "{\"name\": \"find_order\"}", "If-Match", "\"2\"")
                        .at("code"))
                .isEqualTo("name-taken");
        assertThat(api.send("POST", at + "/rename", "{\"name\": \"two words\"}", "If-Match", "\"2\"")
                        .at("violations", 0, "pointer"))
                .isEqualTo("/name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\": 1, \"a\": 2}", "[1,]", "nul", "\"\\uD800\"\"", "{\"name\": 1e999999}"})
    void what_is_no_json_is_a_problem(String text) {
        Reply refused = api.sendWrong("POST", "/connectors", text);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("code")).isEqualTo("not-json");
        assertThat(refused.response().body()).doesNotContain("jackson", "Exception", "at io.");
    }

    @Test
    void json_that_nests_too_deep_or_is_too_long_is_a_problem() {
        assertThat(api.sendWrong("POST", "/validate", "[".repeat(100_000)).status())
                .isEqualTo(400);
        assertThat(api.sendWrong("POST", "/validate", "\"" + "x".repeat(2 * 1024 * 1024) + "\"")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void another_media_type_and_an_unknown_member_are_problems() {
        String at = "/connectors/"
                + console.acme().create(console.order("retrieve_order")).id();

        assertThat(api.sendWrong("POST", "/connectors", "name=x", "Content-Type", "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(415);
        assertThat(api.sendWrong("POST", "/connectors", "{}", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
        Reply unknown = api.sendWrong("POST", at + "/test", "{\"input\": {}}");
        assertThat(unknown.at("code")).isEqualTo("unknown-member");
        for (String wrong : List.of("[]", "{\"inputs\": []}", "{\"writeConfirmed\": \"yes\"}")) {
            assertThat(api.sendWrong("POST", at + "/test", wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(api.sendWrong("POST", at + "/live", "{\"accept\": [1]}", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void another_workspaces_connector_is_answered_as_one_that_does_not_exist() {
        String foreign = console.registry()
                .in("other")
                .create(console.order("secret_plan"))
                .id();

        for (String path : List.of(
                "", "/dependents", "/breaking-changes", "/versions", "/versions/1", "/versions/1/differences")) {
            assertSame(
                    api.send("GET", "/connectors/" + foreign + path, ""),
                    api.send("GET", "/connectors/none" + path, ""),
                    foreign);
        }
        for (String path : List.of("/preview", "/test")) {
            assertSame(
                    api.send("POST", "/connectors/" + foreign + path, ""),
                    api.send("POST", "/connectors/none" + path, ""),
                    foreign);
        }
        assertSame(
                api.send("DELETE", "/connectors/" + foreign, "", "If-Match", "\"1\""),
                api.send("DELETE", "/connectors/none", "", "If-Match", "\"1\""),
                foreign);
        assertSame(
                api.send("POST", "/connectors/" + foreign + "/rename", "{\"name\": \"x\"}", "If-Match", "\"1\""),
                api.send("POST", "/connectors/none/rename", "{\"name\": \"x\"}", "If-Match", "\"1\""),
                foreign);
        assertSame(
                api.send("POST", "/connectors/" + foreign + "/simulate", "{\"answer\": {\"status\": 200}}"),
                api.send("POST", "/connectors/none/simulate", "{\"answer\": {\"status\": 200}}"),
                foreign);
        assertSame(
                api.send("DELETE", "/connectors/" + foreign + "/live", ""),
                api.send("DELETE", "/connectors/none/live", ""),
                foreign);
        assertThat(console.registry().in("other").get(foreign).revision()).isEqualTo(1);
    }

    private static void assertSame(Reply foreign, Reply missing, String id) {
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.response().body().replace(id, "none"))
                .isEqualTo(missing.response().body());
    }

    @Test
    void each_act_takes_its_right() {
        String id = console.acme().create(console.order("retrieve_order")).id();
        console.person("bob", "acme", EnumSet.of(Right.VIEW));
        ApiClient bob = new ApiClient(console.client("bob"));

        assertThat(bob.send("GET", "/session", "").at("rights")).isEqualTo(List.of("VIEW"));
        assertThat(bob.send("GET", "/connectors/" + id, "").status()).isEqualTo(200);
        for (String act : List.of(
                "POST /connectors",
                "DELETE /connectors/" + id,
                "POST /connectors/" + id + "/rename",
                "POST /connectors/" + id + "/test",
                "POST /connectors/" + id + "/simulate",
                "POST /connectors/" + id + "/live",
                "DELETE /connectors/" + id + "/live",
                "PUT /connectors/" + id + "/draft",
                "POST /validate")) {
            Reply refused = bob.sendWrong(act.split(" ")[0], act.split(" ")[1], "{}");
            assertThat(refused.at("code")).as(act).isEqualTo("forbidden");
        }
    }

    @Test
    void a_program_without_a_login_a_token_or_a_home_gets_a_problem() {
        HttpResponse<String> nobody = console.client("eve").get("/api/connectors");
        api.description().checkResponse("GET", "/connectors", nobody);
        assertThat(nobody.statusCode()).isEqualTo(401);
        TestClient ada = console.client("ada");
        HttpResponse<String> noToken = ada.to("/api/connectors").json("POST", "{}");
        api.description().checkResponse("POST", "/connectors", noToken);
        assertThat(noToken.body()).contains("\"code\":\"expired-form\"");
        HttpResponse<String> foreign = ada.to("/api/connectors")
                .header("Origin", "https://evil.example")
                .token()
                .json("POST", "{}");
        assertThat(foreign.body()).contains("\"code\":\"foreign-request\"");
        assertThat(ada.get("/api/nothing").headers().firstValue("Content-Type"))
                .contains("application/problem+json;charset=utf-8");
    }
}
