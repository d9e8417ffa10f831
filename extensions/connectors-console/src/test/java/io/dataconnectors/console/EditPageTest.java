package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Header;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.document.ConnectorDocument;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EditPageTest {
    private static final Pattern DOCUMENT = Pattern.compile("```json document\\n(.*?)```", Pattern.DOTALL);

    private ConsoleTesting console;
    private TestClient ada;

    @BeforeEach
    void start() {
        console = ConsoleTesting.start();
        ada = console.client("ada");
    }

    @AfterEach
    void end() {
        console.close();
    }

    private String edit(Connector connector) {
        return "/connectors/" + connector.id() + "/edit";
    }

    private SentForm form(String path) {
        return SentForm.of(ada.get(path));
    }

    private ConnectorDefinition draft(Connector connector) {
        return console.acme().get(connector.id()).draft();
    }

    static Stream<String> documents() throws IOException {
        try (Stream<Path> pages = Files.list(Path.of("../../docs/how-to"))) {
            return pages.sorted().flatMap(EditPageTest::documents).toList().stream();
        }
    }

    private static Stream<String> documents(Path page) {
        try {
            return DOCUMENT.matcher(Files.readString(page)).results().map((MatchResult found) -> found.group(1));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_form_that_is_sent_as_it_came_changes_nothing(String document) {
        Connector connector = console.acme().create(ConnectorDocument.read(document));

        assertThat(form(edit(connector)).press(ada, edit(connector), "save").statusCode())
                .isEqualTo(303);
        assertThat(ConnectorDocument.write(draft(connector))).isEqualTo(ConnectorDocument.write(connector.draft()));

        HttpResponse<String> json = form(edit(connector)).press(ada, edit(connector), "json");
        HttpResponse<String> fields = SentForm.of(json).press(ada, edit(connector), "fields");
        assertThat(SentForm.of(fields).press(ada, edit(connector), "save").statusCode())
                .isEqualTo(303);
        assertThat(ConnectorDocument.write(draft(connector))).isEqualTo(ConnectorDocument.write(connector.draft()));
    }

    @Test
    void a_connector_is_written_from_an_empty_form() {
        HttpResponse<String> saved = form("/connectors/new")
                .type("/name", "retrieve_order")
                .type("/description", "Fetches an order.\nUse when somebody asks.")
                .type("/request/method", "GET")
                .type("/request/url", "https://shop.example.com/orders/{{order_id}}")
                .type("/request/headers/0/name", "Accept-Language")
                .type("/request/headers/0/value", "de")
                .type("/request/auth/type", "bearer")
                .type("/request/auth/token", "{{secret.shop_token}}")
                .type("/inputs/0/name", "order_id")
                .type("/inputs/0/required", "true")
                .type("/response/outputs/0/name", "status")
                .type("/response/outputs/0/path", "$.status")
                .type("/limits/timeout", "5")
                .press(ada, "/connectors/new", "save");

        assertThat(saved.statusCode()).isEqualTo(303);
        Connector connector = console.acme().getByName("retrieve_order");
        assertThat(saved.headers().firstValue("Location")).contains("/app/connectors/connectors/" + connector.id());
        assertThat(ConnectorDocument.write(connector.draft()))
                .isEqualTo(ConnectorDocument.write(ConnectorDocument.read("""
                        {
                          "schemaVersion": 1,
                          "name": "retrieve_order",
                          "description": "Fetches an order.\\nUse when somebody asks.",
                          "inputs": [{"name": "order_id", "type": "string", "required": true}],
                          "request": {
                            "method": "GET",
                            "url": "https://shop.example.com/orders/{{order_id}}",
                            "headers": [{"name": "Accept-Language", "value": "de"}],
                            "auth": {"type": "bearer", "token": "{{secret.shop_token}}"}
                          },
                          "response": {"outputs": [{"name": "status", "path": "$.status"}]},
                          "limits": {"timeout": "PT5S"}
                        }
                        """)));
    }

    @Test
    void every_violation_is_said_at_its_field_and_all_that_was_typed_is_given_back() {
        HttpResponse<String> refused = form("/connectors/new")
                .type("/name", "not a name")
                .type("/request/url", "http://shop.example.com/{{nobody}}")
                .type("/limits/retries", "many")
                .type("/request/auth/type", "basic")
                .type("/request/auth/token", "typed for another kind")
                .press(ada, "/connectors/new", "save");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "Not saved yet:",
                        "<a href=\"#/name\">Name</a>",
                        "<a href=\"#/description\">Description</a>",
                        "<a href=\"#/request/url\">URL</a>",
                        "<a href=\"#/limits/retries\">Retries</a>",
                        "id=\"/request/url!wrong\" data-place=\"/request/url\"><p>");
        SentForm given = SentForm.of(refused);
        assertThat(given.get("/name")).isEqualTo("not a name");
        assertThat(given.get("/limits/retries")).isEqualTo("many");
        assertThat(given.get("/request/auth/token")).isEqualTo("typed for another kind");
        assertThat(console.acme().search(io.dataconnectors.ConnectorQuery.all()).connectors())
                .isEmpty();
    }

    @Test
    void what_is_typed_is_checked_as_a_part_of_the_page() {
        SentForm form = form("/connectors/new").type("/request/url", "ftp://shop.example.com");

        assertThat(form.press(ada, "/connectors/check", "").body())
                .contains("<li data-place=\"/request/url\">")
                .doesNotContain("<html");
    }

    @Test
    void a_name_that_is_taken_is_said_at_the_name() {
        console.acme().create(console.order("retrieve_order"));
        Connector other = console.acme().create(console.order("other"));

        HttpResponse<String> refused =
                form(edit(other)).type("/name", "retrieve_order").press(ada, edit(other), "save");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Another connector is already called retrieve_order; choose another name</p></div>");
    }

    @Test
    void rows_are_added_and_removed_without_scripts() {
        HttpResponse<String> added =
                form("/connectors/new").type("/name", "kept").press(ada, "/connectors/new", "add /variables");
        assertThat(added.statusCode()).isEqualTo(200);
        SentForm form = SentForm.of(added);
        assertThat(form.get("/name")).isEqualTo("kept");
        SentForm filled = SentForm.of(form.type("/variables/0/name", "first")
                .type("/request/headers/0/name", "X-One")
                .press(ada, "/connectors/new", "add /variables"));
        SentForm two = SentForm.of(
                filled.type("/variables/1/name", "second").press(ada, "/connectors/new", "add /request/headers"));
        SentForm one = SentForm.of(two.press(ada, "/connectors/new", "remove /variables/0"));

        assertThat(one.get("/variables/0/name")).isEqualTo("second");
        assertThat(one.get("/request/headers/0/name")).isEqualTo("X-One");
        assertThat(two.get("/request/headers/1/name")).isEmpty();
    }

    @Test
    void what_no_field_can_show_is_kept() {
        SentForm json = SentForm.of(form("/connectors/new").press(ada, "/connectors/new", "json"));
        String odd = "{\"schemaVersion\": 1, \"name\": 5, \"unknown\": [1], \"inputs\": \"none\","
                + " \"response\": {\"outputs\": [7, {\"name\": \"a\", \"more\": {\"x\": 1}}]}}";
        SentForm fields = SentForm.of(json.type("json", odd).press(ada, "/connectors/new", "fields"));
        SentForm again = SentForm.of(fields.press(ada, "/connectors/new", "json"));

        assertThat(again.get("json").replaceAll("\\s+", ""))
                .contains("\"unknown\":[1]", "\"inputs\":\"none\"", "[7,{\"more\":{\"x\":1},\"name\":\"a\"}]");
    }

    @Test
    void lists_that_are_far_too_long_are_json_and_the_page_is_not_many_times_what_was_sent() {
        String inputs = IntStream.range(0, 5_000)
                .mapToObj(i -> "{\"name\": \"input_" + i + "\", \"type\": \"string\"}")
                .collect(Collectors.joining(", "));
        String settings = IntStream.range(0, 5_000)
                .mapToObj(i -> "\"setting_" + i + "\": " + i)
                .collect(Collectors.joining(", "));
        String document = "{\"schemaVersion\": 1, \"inputs\": [" + inputs + "], \"settings\": {" + settings + "}}";

        HttpResponse<String> page = ada.post("/connectors/new", Map.of("document", document, "act", "save"));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body().length()).isLessThan(10 * document.length());
        assertThat(page.body()).contains("A definition has at most 100 inputs, not 5000");
        SentForm form = SentForm.of(page);
        assertThat(form.get("/inputs")).contains("input_4999");
        assertThat(form.get("/settings")).contains("\"setting_4999\":4999");
        assertThat(SentForm.of(form.press(ada, "/connectors/new", "json")).get("json"))
                .contains("input_4999", "setting_4999");
    }

    @Test
    void json_that_cannot_be_read_is_given_back_with_the_mistake() {
        SentForm json = SentForm.of(form("/connectors/new").press(ada, "/connectors/new", "json"));
        for (String act : new String[] {"save", "fields"}) {
            HttpResponse<String> refused =
                    json.type("json", "{\"name\": \"a\" \"b\"}").press(ada, "/connectors/new", act);

            assertThat(SentForm.of(refused).get("json")).isEqualTo("{\"name\": \"a\" \"b\"}");
            assertThat(refused.body()).containsIgnoringCase("line 1, column");
        }
    }

    @Test
    void two_settings_of_one_name_are_both_kept() {
        SentForm form = SentForm.of(form("/connectors/new").press(ada, "/connectors/new", "add /settings"));
        form = SentForm.of(form.type("/settings/0/name", "shop")
                .type("/settings/0/value", "a")
                .press(ada, "/connectors/new", "add /settings"));
        HttpResponse<String> refused = form.type("/settings/1/name", "shop")
                .type("/settings/1/value", "b")
                .press(ada, "/connectors/new", "save");

        assertThat(SentForm.of(refused).get("/settings/1/value")).isEqualTo("b");
        assertThat(refused.body()).contains("there is another of the name shop");
    }

    @Test
    void what_somebody_else_saved_meanwhile_is_shown_beside_and_put_together() {
        Connector connector = console.acme().create(console.order("retrieve_order"));
        SentForm mine = form(edit(connector));
        console.registry()
                .in("acme")
                .by("bob")
                .edit(
                        connector.id(),
                        connector.revision(),
                        connector.draft().toBuilder()
                                .description("What bob wrote")
                                .header("X-Bob", "1")
                                .build());

        HttpResponse<String> conflict = mine.type("/description", "What ada wrote")
                .type("/limits/retries", "1")
                .press(ada, edit(connector), "save");
        assertThat(conflict.statusCode()).isEqualTo(422);
        assertThat(conflict.body())
                .contains("bob saved it after you opened it", "What bob wrote", "What ada wrote", "X-Bob");
        assertThat(draft(connector).description()).isEqualTo("What bob wrote");

        SentForm merged = SentForm.of(SentForm.of(conflict).press(ada, edit(connector), "merge"));
        assertThat(merged.get("/request/headers/0/name")).isEqualTo("X-Bob");
        assertThat(merged.press(ada, edit(connector), "save").statusCode()).isEqualTo(303);
        assertThat(draft(connector).description()).isEqualTo("What ada wrote");
        assertThat(draft(connector).request().headers()).containsExactly(new Header("X-Bob", "1"));
        assertThat(draft(connector).limits().retries()).isEqualTo(1);
    }

    @Test
    void a_third_version_that_comes_while_a_person_chooses_is_a_conflict_too() {
        Connector connector = console.acme().create(console.order("retrieve_order"));
        SentForm mine = form(edit(connector)).type("/description", "What ada wrote");
        console.acme()
                .edit(
                        connector.id(),
                        1,
                        connector.draft().toBuilder().description("Second").build());
        SentForm conflict = SentForm.of(mine.press(ada, edit(connector), "save"));
        console.acme()
                .edit(
                        connector.id(),
                        2,
                        connector.draft().toBuilder().description("Third").build());

        HttpResponse<String> again =
                conflict.type("pick /description", "theirs").press(ada, edit(connector), "merge");
        assertThat(again.body()).contains("Third", "What ada wrote");
        SentForm chosen = SentForm.of(
                SentForm.of(again).type("pick /description", "theirs").press(ada, edit(connector), "merge"));
        assertThat(chosen.get("/description")).isEqualTo("Third");
    }

    @Test
    void a_connector_that_was_deleted_meanwhile_can_be_saved_anew() {
        Connector connector = console.acme().create(console.order("retrieve_order"));
        SentForm mine = form(edit(connector)).type("/description", "Still wanted");
        console.acme().delete(connector.id());

        HttpResponse<String> refused = mine.press(ada, edit(connector), "save");
        assertThat(refused.body()).contains("Somebody deleted this connector meanwhile");
        assertThat(SentForm.of(refused).press(ada, "/connectors/new", "save").statusCode())
                .isEqualTo(303);
        assertThat(console.acme().getByName("retrieve_order").draft().description())
                .isEqualTo("Still wanted");
    }

    @Test
    void a_live_connector_goes_on_while_its_draft_is_written() {
        Connector connector = console.live("retrieve_order");
        assertThat(ada.get(edit(connector)).body())
                .contains("This connector is live", "It keeps its name while it is live")
                .doesNotContain("The draft differs from what is live");
        form(edit(connector)).type("/description", "Another").press(ada, edit(connector), "save");

        assertThat(ada.get(edit(connector)).body()).contains("The draft differs from what is live", "Differences: 1");
        assertThat(console.acme().get(connector.id()).live()).isEqualTo(connector.live());
        assertThat(form(edit(connector))
                        .type("/name", "other")
                        .press(ada, edit(connector), "save")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_copy_is_a_connector_of_its_own() {
        Connector connector = console.live("retrieve_order");
        SentForm copy = form("/connectors/" + connector.id() + "/duplicate");

        assertThat(copy.get("/name")).isEqualTo("retrieve_order_copy");
        assertThat(copy.press(ada, "/connectors/new", "save").statusCode()).isEqualTo(303);
        assertThat(console.acme().getByName("retrieve_order_copy").live()).isNull();
    }

    @Test
    void a_form_comes_back_after_a_login_that_ended_and_after_a_restart() {
        SentForm form = form("/connectors/new").type("/name", "typed_before");
        SentForm old = form("/connectors/new").type("/name", "typed_before").type("_token", "1.x");

        HttpResponse<String> restarted = old.press(ada, "/connectors/new", "save");
        assertThat(restarted.statusCode()).isEqualTo(403);
        assertThat(restarted.body()).contains("name=\"/name\" value=\"typed_before\"", "Send again");
        console.logOut("ada");
        HttpResponse<String> loggedOut = form.press(ada, "/connectors/new", "save");
        assertThat(loggedOut.statusCode()).isEqualTo(401);
        assertThat(loggedOut.body()).contains("name=\"/name\" value=\"typed_before\"", "Send again");
    }

    @Test
    void a_form_that_is_too_large_is_refused_in_a_part_beside_which_the_form_stays() {
        HttpResponse<String> refused = ada.to("/connectors/new")
                .own()
                .token()
                .header("HX-Request", "true")
                .header("HX-Boosted", "true")
                .form(java.util.Map.of("/description", "x".repeat(3 * 1024 * 1024)));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body())
                .contains("A request has at most 2097152 bytes")
                .doesNotContain("<html");
    }

    @Test
    void nobody_edits_without_the_right() {
        Connector connector = console.acme().create(console.order("retrieve_order"));
        console.person("vic", "acme", EnumSet.of(Right.VIEW, Right.TEST, Right.SET_LIVE, Right.SECRETS));
        TestClient vic = console.client("vic");

        for (String path : new String[] {"/connectors/new", "/connectors/curl", edit(connector)}) {
            assertThat(vic.get(path).statusCode()).isEqualTo(403);
            assertThat(vic.post(path, java.util.Map.of()).statusCode()).isEqualTo(403);
        }
        for (String act : new String[] {"duplicate", "rename", "delete"}) {
            assertThat(vic.get("/connectors/" + connector.id() + "/" + act).statusCode())
                    .isEqualTo(403);
        }
        assertThat(vic.get("/").body()).doesNotContain("/connectors/new");
    }
}
