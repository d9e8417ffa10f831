package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Connector;
import io.dataconnectors.Dependent;
import io.dataconnectors.document.ConnectorDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** How the pages on which connectors are written look, and whether axe finds something wrong with them. */
@Tag("thorough")
class EditLookInBrowserTest extends InBrowser {
    /** What people write may be anything: markup, quotes, text from right to left, and words without end. */
    private static final String HOSTILE =
            "<script>alert(1)</script> \"quoted' {{ \u202Ertl\u202C \u05E9\u05DC\u05D5\u05DD " + "W".repeat(300);

    private void look(String name, Runnable show) {
        show.run();
        browser.looksWell(name);
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("status of 422"));
    }

    private Connector full() {
        return console.acme().create(ConnectorDocument.read("""
                        {
                          "schemaVersion": 1,
                          "name": "reschedule_delivery",
                          "description": "Moves a delivery to another day. Use when the customer asks for a later date.",
                          "settings": {"shop": "acme"},
                          "inputs": [
                            {"name": "order_id", "type": "string", "required": true, "description": "The order's number", "maxLength": 40},
                            {"name": "day", "type": "date", "required": true}
                          ],
                          "request": {
                            "method": "POST",
                            "url": "https://{{setting.shop}}.example.com/v1/orders/{{order_id}}/deliveries",
                            "query": [{"name": "notify", "value": "yes"}],
                            "headers": [{"name": "X-Customer", "value": "42"}, {"name": "X-Region", "value": "eu"}],
                            "auth": {"type": "bearer", "token": "{{secret.shop_token}}"},
                            "idempotency": {"header": "Idempotency-Key"},
                            "body": {"type": "json", "template": "{\\"date\\": \\"{{day}}\\"}"}
                          },
                          "response": {
                            "success": {"status": ["200-299"], "unless": [{"path": "$.ok", "equals": false}]},
                            "outputs": [{"name": "status", "path": "$.delivery.status", "type": "string", "required": true}],
                            "error": {"message": "$.error.message"}
                          }
                        }
                        """));
    }

    @Test
    void a_connector_with_much_in_it() {
        String id = full().id();
        look("edit-full", () -> {
            browser.show("/connectors/" + id + "/edit");
            browser.see("#editor");
        });
        look("connector", () -> {
            browser.show("/connectors/" + id);
            browser.see(".pairs");
        });
        console.dependents().add(new Dependent("workflow", "w-7", "Order desk"));
        look("delete", () -> {
            browser.show("/connectors/" + id + "/delete");
            browser.seeIn("form", "Try again");
        });
        console.dependents().clear();
        look("rename", () -> {
            browser.show("/connectors/" + id + "/rename");
            browser.see("#name");
        });
        look("edit-json", () -> {
            browser.show("/connectors/" + id + "/edit");
            browser.press("button[value=json]");
            browser.see("div.editor");
        });
    }

    @Test
    void what_is_wrong_and_hostile() {
        look("edit-wrong", () -> {
            browser.show("/connectors/new");
            browser.see("[id='/name']").sendKeys("<script>alert(1)</script>");
            browser.driver()
                    .executeScript(
                            "document.getElementById('/description').value = arguments[0];"
                                    + "document.getElementById('/request/url').value = 'https://a.example/' + arguments[0];"
                                    + "document.getElementById('/request/headers/0/name').value = arguments[0];"
                                    + "document.getElementById('/inputs/0/name').value = arguments[0];",
                            HOSTILE);
            browser.press(".editor > .bottom .primary");
            browser.seeIn("#problems", "Name");
            assertThat(browser.driver().findElements(By.cssSelector("main script")))
                    .isEmpty();
        });
    }

    @Test
    void two_versions() {
        Connector connector = console.acme().create(console.order("retrieve_order"));
        look("edit-conflict", () -> {
            browser.show("/connectors/" + connector.id() + "/edit");
            browser.see("[id='/description']").sendKeys(" What ada wrote");
            Connector now = console.acme().get(connector.id());
            console.registry()
                    .in("acme")
                    .by("bob")
                    .edit(
                            now.id(),
                            now.revision(),
                            now.draft().toBuilder()
                                    .description(HOSTILE)
                                    .header("X-Bob", "1")
                                    .build());
            browser.press(".editor > .bottom .primary");
            browser.seeIn(".conflict", "Yours");
        });
    }

    @Test
    void a_command_for_curl() {
        look("curl", () -> {
            browser.show("/connectors/curl");
            browser.see("#command");
        });
    }
}
