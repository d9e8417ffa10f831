package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Connector;
import io.dataconnectors.Secret;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.gallery.Gallery;
import io.dataconnectors.gallery.Operation;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GalleryPageTest {
    private static final String REFUND = "/connectors/gallery/shopify/refund-order";

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
    void every_operation_is_listed_by_its_vendor() {
        String page = ada.get("/connectors/gallery").body();

        assertThat(page).contains("48 operations");
        assertThat(Gallery.ofVendors().operations())
                .allSatisfy(operation -> assertThat(page)
                        .contains("href=\"/app/connectors/connectors/gallery/" + operation.id() + "\">"
                                + operation.title() + "</a>"));
        assertThat(ada.get("/").body()).contains("href=\"/app/connectors/connectors/gallery\"");
    }

    @Test
    void a_search_finds_operations_and_says_when_there_are_none() {
        HttpResponse<String> found = ada.get("/connectors/gallery?q=Refund+shopify");

        assertThat(found.body()).contains("1 operation", "Refund an order").doesNotContain("Stripe");
        assertThat(ada.get("/connectors/gallery?q=%3Cscript%3E").body())
                .contains("No operation has all of these words", "&lt;script>")
                .doesNotContain("<script>");
    }

    @Test
    void htmx_gets_the_results_alone() {
        HttpResponse<String> part = ada.to("/connectors/gallery?q=slack")
                .header("HX-Request", "true")
                .send("GET", "");

        assertThat(part.body()).startsWith("<div id=\"gallery-results\">").contains("Post a message");
    }

    @Test
    void an_operation_shows_what_it_asks_for_and_where_it_is_documented() {
        console.secrets().put("acme", "shopify_token", Secret.of("shpat_x"), "ada");

        String page = ada.get(REFUND).body();

        assertThat(page)
                .contains(
                        "The name of the shop: NAME.myshopify.com",
                        "An access token of the Admin API",
                        "href=\"https://shopify.dev/docs/api\"",
                        "https://{{setting.shop}}.myshopify.com/admin/api/2020-10/orders/{{order}}/refunds.json",
                        "<span class=\"good\">Set</span>");
        assertThat(ada.get("/connectors/gallery/aws/create-case").body()).contains("aws-signature-v4");
        assertThat(ada.get("/connectors/gallery/stripe/refund-charge").body()).contains("There is nothing to fill in");
    }

    @Test
    void one_that_is_filled_in_opens_the_form_of_a_new_connector_which_can_be_saved() {
        HttpResponse<String> page = ada.post(REFUND, Map.of("input-shop", "acme"));

        SentForm form = SentForm.of(page);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "From the gallery: Shopify: Refund an order", "Before you test, set the secret shopify_token");
        assertThat(console.acme().search(io.dataconnectors.ConnectorQuery.all()).connectors())
                .isEmpty();
        assertThat(form.press(ada, "/connectors/new", "save").statusCode()).isEqualTo(303);
        Connector saved = console.acme().getByName("shopify_refund_order");
        assertThat(saved.draft())
                .isEqualTo(Gallery.ofVendors().operation("shopify/refund-order").fill(Map.of("shop", "acme")));
        assertThat(saved.created().by()).isEqualTo("ada");
    }

    @Test
    void what_is_missing_or_wrong_stands_at_its_field_with_what_was_typed() {
        HttpResponse<String> missing = ada.post("/connectors/gallery/zendesk/create-ticket", Map.of());
        HttpResponse<String> wrong = ada.post(
                "/connectors/gallery/zendesk/create-ticket",
                Map.of(
                        "input-subdomain",
                        "acme.evil",
                        "input-agent_email",
                        "a@b.example",
                        "input-order_field",
                        "no",
                        "input-channel_field",
                        "7"));

        assertThat(missing.statusCode()).isEqualTo(422);
        assertThat(missing.body()).contains("<p class=\"wrong\">is required</p>");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("value=\"acme.evil\"", "value=\"a@b.example\"", "value=\"no\"", "must match the pattern");
    }

    /** Each of the vendors' documents, through the form of the gallery and that of a new connector, is what it was. */
    @Test
    void every_operation_passes_the_forms_unchanged() {
        for (Operation operation : Gallery.ofVendors().operations()) {
            Map<String, String> settings = new TreeMap<>();
            operation.definition().settings().forEach((name, value) -> settings.put("input-" + name, value.toString()));

            HttpResponse<String> page = ada.post("/connectors/gallery/" + operation.id(), settings);
            HttpResponse<String> saved = SentForm.of(page).press(ada, "/connectors/new", "save");

            assertThat(saved.statusCode()).as(operation.id()).isEqualTo(303);
            assertThat(console.acme().getByName(operation.definition().name()).draft())
                    .isEqualTo(operation.definition());
        }
    }

    @Test
    void what_is_not_there_is_not_found_and_who_may_not_edit_may_not_begin() {
        console.person("eve", "acme", EnumSet.of(Right.VIEW));

        assertThat(List.of("/connectors/gallery/shopify/none", "/connectors/gallery/none/refund-order"))
                .allSatisfy(path -> assertThat(ada.get(path).statusCode()).isEqualTo(404));
        assertThat(console.client("eve").get("/connectors/gallery").statusCode())
                .isEqualTo(403);
        assertThat(console.client("eve").get("/").body()).doesNotContain("/connectors/gallery");
    }
}
