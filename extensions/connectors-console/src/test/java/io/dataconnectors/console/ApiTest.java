package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Dependent;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.console.ApiClient.Reply;
import io.dataconnectors.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The acts of the pages over the API: a whole life, pages of what there is, and what a connector begins with. */
class ApiTest extends OverApi {
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
