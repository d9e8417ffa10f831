package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Auth;
import io.dataconnectors.Connector;
import io.dataconnectors.Dependent;
import io.dataconnectors.Secret;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectorPageTest {
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

    @Test
    void a_connector_is_shown_with_what_it_asks_for_sends_and_reads() {
        Connector connector = console.live("retrieve_order");

        assertThat(ada.get("/connectors/" + connector.id()).body())
                .contains(
                        "<h1>retrieve_order",
                        "Fetches an order, when somebody asks where it is",
                        "/orders/{{order_id}}</code>",
                        "<dt>order_id</dt><dd>string, required",
                        "<dt>status</dt><dd><code>$.status</code>",
                        "/edit\">Edit</a>",
                        "/duplicate\">Duplicate</a>")
                .doesNotContain("/rename\"", "/delete\"", "The draft differs");
    }

    @Test
    void a_draft_that_differs_from_what_is_live_is_told_with_the_differences() {
        Connector connector = console.live("retrieve_order");
        console.acme()
                .edit(
                        connector.id(),
                        connector.revision(),
                        connector.draft().toBuilder()
                                .description("Another text")
                                .build());

        assertThat(ada.get("/connectors/" + connector.id()).body())
                .contains(
                        "The draft differs from what is live",
                        "Differences: 1",
                        "<th scope=\"row\">description</th>",
                        ">Another text</ins>");
    }

    @Test
    void secrets_are_said_to_be_set_or_not_and_nothing_more() {
        console.secrets().put("acme", "shop_token", Secret.of("not-to-be-seen"), null);
        Connector set = console.acme()
                .create(console.order("with_token").toBuilder()
                        .auth(Auth.bearer("{{secret.shop_token}}"))
                        .build());
        Connector missing = console.acme()
                .create(console.order("without_token").toBuilder()
                        .auth(Auth.bearer("{{secret.other_token}}"))
                        .build());

        assertThat(ada.get("/connectors/" + set.id()).body())
                .contains("<dt>shop_token</dt>", ">Set</span>")
                .doesNotContain("not-to-be-seen");
        assertThat(ada.get("/connectors/" + missing.id()).body()).contains("<dt>other_token</dt>", ">Not set</span>");
    }

    @Test
    void what_uses_a_connector_is_shown_without_scripts_when_it_is_asked_for() {
        Connector connector = console.live("retrieve_order");
        console.dependents().add(new Dependent("workflow", "w-7", "Order desk"));

        assertThat(ada.get("/connectors/" + connector.id()).body()).doesNotContain("Order desk");
        assertThat(ada.get("/connectors/" + connector.id() + "?facts=now").body())
                .contains("Order desk");
    }

    @Test
    void somebody_who_may_view_alone_is_offered_nothing_else() {
        Connector connector = console.acme().create(console.order("retrieve_order"));
        console.person("vic", "acme", EnumSet.of(Right.VIEW));

        assertThat(console.client("vic").get("/connectors/" + connector.id()).body())
                .contains("retrieve_order")
                .doesNotContain("/edit\"", "/rename\"", "/delete\"", "/duplicate\"");
    }

    @Test
    void what_people_write_is_shown_as_text_wherever_it_stands() {
        String hostile = "<script>alert(1)</script>\"'><img src=x>";
        Connector connector = console.acme()
                .create(console.order("retrieve_order").toBuilder()
                        .description(hostile)
                        .header("X-Note", hostile)
                        .query("note", hostile)
                        .build());

        for (String page : new String[] {"", "/edit", "/duplicate", "/delete"}) {
            assertThat(ada.get("/connectors/" + connector.id() + page).body()).doesNotContain("<script>alert", "<img");
        }
        assertThat(SentForm.of(ada.get("/connectors/" + connector.id() + "/edit"))
                        .get("/request/headers/0/value"))
                .isEqualTo(hostile);
    }

    @Test
    void a_connector_of_another_workspace_is_one_that_does_not_exist() {
        Connector other = console.registry().in("other").create(console.order("retrieve_order"));

        var theirs = ada.get("/connectors/" + other.id());
        var nobodys = ada.get("/connectors/" + "0".repeat(other.id().length()));
        assertThat(theirs.statusCode()).isEqualTo(404).isEqualTo(nobodys.statusCode());
        assertThat(withoutToken(theirs.body()).replace(other.id(), ""))
                .isEqualTo(withoutToken(nobodys.body())
                        .replace("0".repeat(other.id().length()), ""));
    }

    /** Tokens have the time in them. */
    private static String withoutToken(String page) {
        return page.replaceAll("\\d+\\.[A-Za-z0-9_-]{43}", "");
    }
}
