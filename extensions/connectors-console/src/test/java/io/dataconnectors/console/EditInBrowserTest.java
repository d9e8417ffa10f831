package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Connector;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

class EditInBrowserTest extends InBrowser {

    private WebElement field(String place) {
        return browser.see("[id='" + place + "']");
    }

    private void save() {
        browser.press(".editor > .bottom .primary");
    }

    private void type(String keys) {
        browser.driver().switchTo().activeElement().sendKeys(keys);
    }

    private String focused() {
        return browser.driver().switchTo().activeElement().getAttribute("id");
    }

    @Test
    void from_an_empty_console_to_a_saved_connector_by_keyboard_alone() {
        browser.show("/");
        browser.driver().findElement(By.linkText("New connector")).sendKeys(Keys.ENTER);
        field("/name").sendKeys("retrieve_order" + Keys.TAB + "Fetches an order" + Keys.TAB + Keys.TAB);
        assertThat(focused()).isEqualTo("/request/url");
        type("https://shop.example.com/orders/{{order_id}}" + Keys.ENTER);

        browser.seeIn("#problems", "URL");
        assertThat(focused()).isEqualTo("problems");
        field("/inputs/0/name").sendKeys("order_id");
        browser.see("button[value='add /inputs']").sendKeys(Keys.ENTER);
        field("/inputs/1/name");
        assertThat(focused()).isEqualTo("/inputs/1/name");
        type("note" + Keys.ENTER);
        browser.seeIn("h1", "retrieve_order");

        Connector saved = console.acme().getByName("retrieve_order");
        assertThat(saved.draft().inputs()).hasSize(2);
        assertThat(browser.driver().getCurrentUrl()).endsWith("/connectors/" + saved.id());
    }

    @Test
    void what_is_wrong_is_said_while_a_person_types_and_only_where_the_person_was() {
        browser.show("/connectors/new");
        field("/name").sendKeys("two words");
        browser.seeIn("[id='/name!wrong']", "A connector's name has");

        assertThat(browser.driver().findElement(By.id("/request/url!wrong")).getText())
                .isEmpty();
        assertThat(field("/name").getAttribute("aria-invalid")).isEqualTo("true");
        field("/name").sendKeys(Keys.chord(Keys.CONTROL, "a"), "one_word");
        browser.see("[id='/name'][aria-invalid=false]");
    }

    @Test
    void kinds_of_credentials_and_bodies_have_fields_of_their_own_and_keep_what_was_typed() {
        browser.show("/connectors/new");
        field("/request/auth/type").sendKeys("Bearer");
        field("/request/auth/token").sendKeys("{{secret.shop}}");
        field("/request/auth/type").sendKeys("User");
        field("/request/auth/username").sendKeys("ada");
        assertThat(browser.driver().findElement(By.id("/request/auth/token")).isDisplayed())
                .isFalse();
        field("/request/auth/type").sendKeys("Bearer");
        assertThat(field("/request/auth/token").getAttribute("value")).isEqualTo("{{secret.shop}}");
    }

    @Test
    void the_document_is_edited_as_json_and_goes_back_into_the_fields() {
        browser.show("/connectors/new");
        field("/name").sendKeys("in_fields");
        browser.press("button[value=json]");
        browser.see("div.editor");
        WebElement text = browser.driver()
                .findElement(By.cssSelector("div.editor"))
                .getShadowRoot()
                .findElement(By.cssSelector(".cm-content"));
        text.click();
        text.sendKeys(Keys.chord(Keys.CONTROL, "a"), "{\"schemaVersion\": 1, \"name\": \"in_json\"");
        text.sendKeys(Keys.END, "}");
        text.sendKeys(Keys.ESCAPE, Keys.TAB); // leaves the editor
        type(String.valueOf(Keys.TAB) + Keys.TAB);
        browser.press("button[value=fields]");

        assertThat(field("/name").getAttribute("value")).isEqualTo("in_json");
    }

    @Test
    void without_scripts_a_connector_is_written_with_rows_and_json() {
        browser.scripts(false);
        browser.show("/connectors/new");
        field("/name").sendKeys("without_scripts");
        browser.see("button[value='add /request/headers']").sendKeys(Keys.ENTER);
        field("/request/headers/0/name").sendKeys("X-One");
        browser.see("button[value='add /request/headers']").sendKeys(Keys.ENTER);
        field("/request/headers/1/name").sendKeys("X-Two");
        save();
        browser.seeIn("#problems", "Description");
        field("/description").sendKeys("Does without");
        field("/request/url").sendKeys("https://shop.example.com/");
        browser.press("button[value=json]");
        assertThat(browser.see("#json").getAttribute("value")).contains("X-Two", "Does without");
        save();

        browser.seeIn("h1", "without_scripts");
        assertThat(console.acme().getByName("without_scripts").draft().request().headers())
                .hasSize(2);
    }

    @Test
    void two_people_edit_one_connector_and_both_find_what_they_wrote() {
        Connector connector = console.acme().create(console.order("retrieve_order"));
        browser.show("/connectors/" + connector.id() + "/edit");
        field("/description").sendKeys(" Ada was here.");
        console.registry()
                .in("acme")
                .by("bob")
                .edit(
                        connector.id(),
                        1,
                        connector.draft().toBuilder().header("X-Bob", "1").build());
        save();
        browser.seeIn(".conflict", "bob saved it");
        browser.press("button[value=merge]");
        browser.seeIn(".notice", "Both versions are put together");
        save();
        browser.seeIn(".lead", "Ada was here.");

        assertThat(console.acme().get(connector.id()).draft().request().headers())
                .hasSize(1);
    }

    @Test
    void a_command_is_pasted_and_its_connector_saved() {
        browser.show("/");
        browser.driver().findElement(By.linkText("From cURL")).click();
        browser.see("#command").sendKeys("wget https://api.example.com/");
        browser.press("main .primary");
        browser.seeIn("#curl-problems", "This command cannot be read");
        assertThat(browser.see("#command").getAttribute("value")).startsWith("wget");
        browser.see("#command")
                .sendKeys(
                        Keys.chord(Keys.CONTROL, "a"),
                        "curl https://api.example.com/orders/:id -H 'Authorization: Bearer sk_live_4eC39HqLyjWDarjtT1zdp7dc'");
        browser.press("main .primary");
        browser.seeIn(".notice", "The secret token is kept");
        assertThat(browser.driver().getPageSource()).doesNotContain("4eC39HqLyjWDarjtT1zdp7dc");
        field("/description").sendKeys(" Fetches an order.");
        save();
        browser.seeIn(".lead", "Fetches an order.");
    }
}
