package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Connector;
import io.dataconnectors.Dependent;
import io.dataconnectors.Input;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.Secret;
import io.dataconnectors.console.ApiClient.Reply;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.internal.json.Json;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {
    private ConsoleTesting console;
    private ApiClient api;

    @BeforeEach
    void start() {
        console = ConsoleTesting.start();
        api = new ApiClient(console.client("ada"));
    }

    @AfterEach
    void end() {
        console.close();
    }

    private String document(String name) {
        return ConnectorDocument.write(console.order(name));
    }

    @Test
    void a_connector_goes_through_its_whole_life() {
        Reply created = api.send("POST", "/connectors", document("retrieve_order"));
        assertThat(created.status()).isEqualTo(201);
        String at = "/connectors/" + created.at("id");
        assertThat(created.response().headers().firstValue("Location")).contains("/app/connectors/api" + at);
        assertThat(created.at("created", "by")).isEqualTo("ada");

        assertThat(api.send("POST", at + "/preview", "{\"inputs\": {\"order_id\": \"1042\"}}")
                        .at("url"))
                .isEqualTo(console.api().url() + "/orders/1042");
        assertThat(api.send("POST", at + "/live", "", "If-Match", created.etag())
                        .at("code"))
                .isEqualTo("untested");
        Reply tested = api.send("POST", at + "/test", "{\"inputs\": {\"order_id\": \"1042\"}}");
        assertThat(tested.at("execution", "outputs", "status")).isEqualTo("delivered");

        Reply live = api.send("POST", at + "/live", "", "If-Match", created.etag());
        assertThat(live.at("status")).isEqualTo("LIVE");
        assertThat(api.send("DELETE", at, "", "If-Match", live.etag()).at("code"))
                .isEqualTo("wrong-status");
        assertThat(api.send("GET", at, "").etag()).isEqualTo(live.etag());

        String edited = document("retrieve_order").replace("$.status", "$.id").replace("\"status\"", "\"number\"");
        Reply draft = api.send("PUT", at + "/draft", edited, "If-Match", live.etag());
        assertThat(api.send("GET", at + "/breaking-changes", "").at("changes", 0, "name"))
                .isEqualTo("output_removed:status");
        console.dependents().add(new Dependent("workflow", "w-7", "Order desk"));
        assertThat(api.send("GET", at + "/dependents", "").at("dependents", 0, "name"))
                .isEqualTo("Order desk");
        api.send("POST", at + "/test", "{\"inputs\": {\"order_id\": \"1042\"}}");
        assertThat(api.send("POST", at + "/live", "{}", "If-Match", draft.etag())
                        .at("code"))
                .isEqualTo("breaking-change");
        Reply accepted =
                api.send("POST", at + "/live", "{\"accept\": [\"output_removed:status\"]}", "If-Match", draft.etag());
        assertThat(accepted.status()).isEqualTo(200);

        assertThat(api.send("DELETE", at + "/live", "").at("code")).isEqualTo("in-use");
        console.dependents().clear();
        assertThat(api.send("DELETE", at + "/live", "").at("status")).isEqualTo("DRAFT");
        Reply renamed = api.send("POST", at + "/rename", "{\"name\": \"find_order\"}", "If-Match", accepted.etag());
        assertThat(renamed.at("draft", "name")).isEqualTo("find_order");
        assertThat(api.send("DELETE", at, "", "If-Match", renamed.etag()).status())
                .isEqualTo(204);
        assertThat(api.send("GET", at, "").at("code")).isEqualTo("not-found");
    }

    @Test
    void versions_are_listed_compared_and_restored() {
        Reply created = api.send("POST", "/connectors", document("retrieve_order"));
        String at = "/connectors/" + created.at("id");
        Reply edited = api.send(
                "PUT",
                at + "/draft",
                document("retrieve_order").replace("Fetches", "Reads"),
                "If-Match",
                created.etag());

        Reply first = api.send("GET", at + "/versions?limit=1", "");
        assertThat(first.at("versions", 0, "revision")).isEqualTo(2);
        assertThat(api.send("GET", at + "/versions?limit=1&before=" + first.at("next"), "")
                        .at("versions", 0, "revision"))
                .isEqualTo(1);
        assertThat(api.send("GET", at + "/versions/1", "")
                        .at("document", "description")
                        .toString())
                .startsWith("Fetches");
        assertThat(api.send("GET", at + "/versions/1/differences", "").at("differences", 0, "pointer"))
                .isEqualTo("/description");
        assertThat(api.send("GET", at + "/versions/1/differences?to=1", "").at("differences"))
                .isEqualTo(List.of());
        assertThat(api.send("POST", at + "/versions/1/restore", "", "If-Match", created.etag())
                        .status())
                .isEqualTo(412);
        assertThat(api.send("POST", at + "/versions/1/restore", "", "If-Match", edited.etag())
                        .at("draft", "description")
                        .toString())
                .startsWith("Fetches");
        assertThat(api.send("GET", at + "/versions/99", "").status()).isEqualTo(404);
        assertThat(api.sendWrong("GET", at + "/versions/one", "").status()).isEqualTo(404);
    }

    @Test
    void pages_of_connectors_follow_each_other() {
        for (String name : List.of("order_a", "order_b", "refund")) {
            console.acme().create(console.order(name));
        }
        console.live("order_live");

        Reply page = api.send("GET", "/connectors?name=order&limit=2", "");
        assertThat(page.at("connectors", 1, "name")).isEqualTo("order_b");
        assertThat(api.send("GET", "/connectors?name=order&limit=2&after=" + page.at("next"), "")
                        .at("connectors", 0, "name"))
                .isEqualTo("order_live");
        assertThat(api.send("GET", "/connectors?status=LIVE", "").at("connectors", 0, "name"))
                .isEqualTo("order_live");
        assertThat(api.sendWrong("GET", "/connectors?status=live", "").status()).isEqualTo(400);
        assertThat(api.sendWrong("GET", "/connectors?limit=0", "").status()).isEqualTo(400);
        assertThat(api.sendWrong("GET", "/connectors?limit=many", "").status()).isEqualTo(400);
    }

    @Test
    void a_page_of_long_documents_ends_early_and_the_next_goes_on() {
        int count = 60;
        for (int i = 0; i < count; i++) {
            console.acme()
                    .create(console.order("order_" + (100 + i)).toBuilder()
                            .setting("text", "x".repeat(200_000))
                            .build());
        }
        List<Object> names = new ArrayList<>();
        int pages = 0;
        Object next = null;
        do {
            Reply page = api.send("GET", "/connectors?limit=1000" + (next == null ? "" : "&after=" + next), "");
            assertThat(page.response().body().length()).isLessThan(12_000_000);
            ((List<?>) page.at("connectors")).forEach(found -> names.add(((Map<?, ?>) found).get("name")));
            next = page.at("next");
            pages++;
        } while (next != null);

        assertThat(pages).isGreaterThan(1);
        assertThat(names).hasSize(count).doesNotHaveDuplicates();
        assertThat((List<?>) api.send("GET", "/connectors?limit=30", "").at("connectors"))
                .hasSize(25);
    }

    @Test
    void calls_are_found_by_outcome_connector_and_time() {
        console.live("retrieve_order");
        console.acme().execute("retrieve_order", Invocation.of("order_id", "1042"));
        console.api().on(Method.GET, "/orders/{id}").answer(Answer.json(500, "{}"));
        console.acme().execute("retrieve_order", Invocation.of("order_id", "1042"));

        Reply failed = api.send("GET", "/calls?connector=retrieve_order&succeeded=false", "");
        assertThat(failed.at("calls", 0, "status")).isEqualTo(500);
        assertThat(api.send("GET", "/calls?failure=" + failed.at("calls", 0, "failure"), "")
                        .at("calls", 0, "callId"))
                .isEqualTo(failed.at("calls", 0, "callId"));
        assertThat(api.send("GET", "/calls?callId=" + failed.at("calls", 0, "callId"), "")
                        .at("calls", 0, "status"))
                .isEqualTo(500);
        assertThat(api.send("GET", "/calls?from=2099-01-01T00:00:00Z", "").at("calls"))
                .isEqualTo(List.of());
        Reply page = api.send("GET", "/calls?limit=1&succeeded=true", "");
        assertThat(api.send("GET", "/calls?limit=1&succeeded=true&after=" + page.at("next"), "")
                        .at("calls", 0, "test"))
                .isEqualTo(true);
        for (String wrong : List.of("succeeded=perhaps", "failure=BORED", "from=yesterday", "after=nothing")) {
            assertThat(api.sendWrong("GET", "/calls?" + wrong, "").status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void secrets_are_written_and_named_and_never_shown() {
        console.secrets().put("other", "foreign", Secret.of("f0reign"), "eve");
        console.acme()
                .create(console.order("retrieve_order").toBuilder()
                        .header("Authorization", "Bearer {{secret.shop_token}}")
                        .build());
        assertThat(api.send("GET", "/secrets", "").at("secrets", 0, "set")).isEqualTo(false);

        assertThat(api.send("PUT", "/secrets/shop_token", "{\"value\": \"s3cr3t\"}")
                        .status())
                .isEqualTo(204);
        assertThat(api.send("POST", "/secrets/shop_token/origins", "{\"origin\": \"https://Shop.example.com\"}")
                        .status())
                .isEqualTo(204);

        Reply secrets = api.send("GET", "/secrets", "");
        assertThat(secrets.at("next")).isNull();
        assertThat(api.send("GET", "/secrets?after=z", "").at("secrets", 0, "usedBy"))
                .isEqualTo(List.of());
        assertThat(secrets.at("secrets", 0, "name")).isEqualTo("shop_token");
        assertThat(secrets.at("secrets", 0, "origins")).isEqualTo(List.of("https://shop.example.com"));
        assertThat(secrets.at("secrets", 0, "written", "by")).isEqualTo("ada");
        assertThat(secrets.at("secrets", 0, "usedBy", 0, "name")).isEqualTo("retrieve_order");
        assertThat(secrets.response().body()).doesNotContain("s3cr3t", "foreign");
        assertThat(api.send("DELETE", "/secrets/shop_token/origins?origin=https://shop.example.com", "")
                        .status())
                .isEqualTo(204);
        assertThat(api.send("GET", "/secrets", "").at("secrets", 0, "origins")).isEqualTo(List.of());
    }

    @Test
    void a_secret_is_not_deleted_while_a_connector_names_it() {
        Connector user = console.acme()
                .create(console.order("retrieve_order").toBuilder()
                        .header("Authorization", "Bearer {{secret.shop_token}}")
                        .build());
        api.send("PUT", "/secrets/shop_token", "{\"value\": \"s3cr3t\"}");

        Reply refused = api.send("DELETE", "/secrets/shop_token", "");
        assertThat(refused.at("code")).isEqualTo("secret-in-use");
        assertThat(refused.at("detail")).isEqualTo("Connectors use the secret; take it out of them first");
        console.acme().delete(user.id());
        assertThat(api.send("DELETE", "/secrets/shop_token", "").status()).isEqualTo(204);
        assertThat(api.send("DELETE", "/secrets/shop_token", "").status()).isEqualTo(404);
    }

    @Test
    void a_secret_that_cannot_be_one_is_refused_and_not_quoted() {
        Reply name = api.send("PUT", "/secrets/shop-token", "{\"value\": \"s3cr3t\"}");
        assertThat(name.status()).isEqualTo(422);
        assertThat(name.response().body()).doesNotContain("s3cr3t");
        assertThat(api.sendWrong("PUT", "/secrets/shop_token", "{\"value\": \"\"}")
                        .status())
                .isEqualTo(422);
        assertThat(api.sendWrong("PUT", "/secrets/shop_token", "{}").status()).isEqualTo(400);
        assertThat(api.send("POST", "/secrets/none/origins", "{\"origin\": \"https://a.example\"}")
                        .status())
                .isEqualTo(404);
        api.send("PUT", "/secrets/shop_token", "{\"value\": \"s3cr3t\"}");
        assertThat(api.send("POST", "/secrets/shop_token/origins", "{\"origin\": \"http://a.example/x\"}")
                        .status())
                .isEqualTo(422);
        console.person("bob", "acme", EnumSet.complementOf(EnumSet.of(Right.SECRETS)));
        assertThat(new ApiClient(console.client("bob"))
                        .send("PUT", "/secrets/shop_token", "{\"value\": \"x\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_document_is_validated_while_it_is_written() {
        Reply wrong = api.send("POST", "/validate", document("retrieve_order").replace("{{order_id}}", "{{order}}"));
        assertThat(wrong.at("violations", 0, "code")).isEqualTo("undeclared-name");
        assertThat(wrong.at("violations", 0, "pointer")).isEqualTo("/request/url");
        assertThat(api.send("POST", "/validate", document("retrieve_order")).at("violations"))
                .isEqualTo(List.of());
        assertThat(api.send("GET", "/connectors", "").at("connectors")).isEqualTo(List.of());
    }

    @Test
    void a_connector_begins_with_an_operation_of_the_gallery() {
        Reply found = api.send("GET", "/gallery?search=refund%20shopify", "");
        String at = "/gallery/" + found.at("operations", 0, "id");
        assertThat(api.send("GET", at, "").at("vendor")).isEqualTo("Shopify");
        assertThat(api.send("POST", at + "/fill", "{}")
                        .at("violations", 0, "pointer")
                        .toString())
                .startsWith("/settings/");

        Object document = api.send("POST", at + "/fill", "{\"settings\": {\"shop\": \"acme\"}}")
                .at("document");
        assertThat(api.send("POST", "/connectors", Json.write(document)).status())
                .isEqualTo(201);
        assertThat(api.send("GET", "/gallery/shopify/nothing", "").status()).isEqualTo(404);
    }

    @Test
    void a_connector_begins_with_a_command_for_curl() {
        Reply imported = api.send(
                "POST",
                "/import/curl",
                "{\"command\": \"curl -H 'Authorization: Bearer s3cr3t' https://shop.example.com/orders\"}");

        assertThat((List<?>) imported.at("secrets")).hasSize(1);
        assertThat(imported.response().body()).doesNotContain("s3cr3t");
        assertThat(api.send("POST", "/connectors", Json.write(imported.at("document")))
                        .status())
                .isEqualTo(201);
        Reply refused = api.send("POST", "/import/curl", "{\"command\": \"wget x\"}");
        assertThat(refused.at("violations", 0, "code")).isEqualTo("not-importable");
    }

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
    void inputs_that_break_rules_are_violations() {
        String at = "/connectors/"
                + console.acme().create(console.order("retrieve_order")).id();

        assertThat(api.send("POST", at + "/preview", "{\"inputs\": {\"order\": 1}}")
                        .at("code"))
                .isEqualTo("invalid-input");
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

    @Test
    void the_token_of_the_session_is_the_token_of_changes() {
        Reply session = api.send("GET", "/session", "");

        assertThat(console.client("ada")
                        .to("/api/validate")
                        .header((String) session.at("token", "header"), (String) session.at("token", "value"))
                        .json("POST", "{}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_description_tells_right_from_wrong() {
        Object document = Map.of("$ref", "#/components/schemas/connectorDocument");

        assertThat(api.description().errors(document, document("retrieve_order")))
                .isEmpty();
        assertThat(api.description().errors(document, document("retrieve_order").replace("\"GET\"", "\"GOT\"")))
                .isNotEmpty();
        assertThat(api.description().errors(Map.of("$ref", "#/components/schemas/connector"), "{}"))
                .isNotEmpty();
    }

    @Test
    void the_description_has_every_address_of_the_api_and_no_other() {
        TreeSet<String> served = new TreeSet<>();
        console.console().addresses().stream()
                .filter(route -> route.path().startsWith("/api/"))
                .forEach(route -> served.add(route.method() + " " + route.path().substring("/api".length())));

        assertThat(api.description().operations()).isEqualTo(served);
    }
}
