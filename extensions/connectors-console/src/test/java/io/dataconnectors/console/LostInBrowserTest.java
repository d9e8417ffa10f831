package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/** Nothing that was typed is lost when the server is, when it comes back as another, and when a login has ended. */
class LostInBrowserTest extends InBrowser {
    private static final String SAVE = ".editor > .bottom .primary";
    private static final String DESCRIPTION = "Fetches an order. \"Soon\" & <often>, says ada";

    @BeforeEach
    void answers() {
        console.order("any");
    }

    private WebElement field(String place) {
        return browser.see("[id='" + place + "']");
    }

    private void write() {
        browser.show("/connectors/new");
        field("/name").sendKeys("retrieve_order");
        field("/description").sendKeys(DESCRIPTION);
        field("/request/url").sendKeys(console.api().url() + "/orders/7");
    }

    private void assertAsTyped() {
        assertThat(field("/name").getAttribute("value")).isEqualTo("retrieve_order");
        assertThat(field("/description").getAttribute("value")).isEqualTo(DESCRIPTION);
    }

    private void assertSavedOnce() {
        browser.seeIn("h1", "retrieve_order");
        browser.see(".tabs");
        List<Connector> all = console.acme().search(ConnectorQuery.all()).connectors();
        assertThat(all).hasSize(1);
        assertThat(all.get(0).draft().description()).isEqualTo(DESCRIPTION);
        assertThat(all.get(0).revision()).isEqualTo(1);
    }

    @Test
    void a_form_that_is_saved_while_the_server_is_away_says_so_and_is_saved_once_it_is_back() {
        write();
        console.away(true);
        browser.press(SAVE);
        browser.seeIn("#notice", "The server cannot be reached. Nothing that you typed is lost");
        assertAsTyped();

        console.away(false);
        browser.press(SAVE);
        assertSavedOnce();
    }

    @Test
    void without_scripts_the_browser_says_so_and_sends_the_same_form_again() {
        browser.scripts(false);
        write();
        console.away(true);
        browser.press(SAVE);
        browser.gone("#editor");

        console.away(false);
        browser.driver().navigate().refresh();
        assertSavedOnce();
    }

    @Test
    void a_form_that_leads_to_another_page_stays_where_it_is_while_the_server_is_away() {
        String id = console.live("retrieve_order").id();
        browser.show("/connectors/" + id + "/test");
        browser.see("#input-order_id").sendKeys("1042");
        console.away(true);
        browser.press(".card > .actions .primary");
        browser.seeIn("#notice", "The server cannot be reached");
        assertThat(browser.see("#input-order_id").getAttribute("value")).isEqualTo("1042");
        assertThat(browser.axe()).isEmpty();

        console.away(false);
        browser.press(".card > .actions button[value=preview]");
        browser.seeIn("main pre", "GET /orders/1042");
    }

    @Test
    void a_secret_that_was_typed_is_still_there_when_the_server_is_back() {
        browser.show("/secrets");
        browser.see("#secret-name").sendKeys("shop_token");
        browser.see("[name=secret-value]").sendKeys("s3cr3t-t0ken-9");
        console.away(true);
        browser.press("main form[method=post] .primary");
        browser.seeIn("#notice", "The server cannot be reached");

        console.away(false);
        browser.press("main form[method=post] .primary");
        browser.seeIn("h1", "shop_token");
        assertThat(console.secrets().list("acme")).hasSize(1);
    }

    @Test
    void a_host_that_was_restarted_takes_the_form_when_it_is_sent_again() {
        write();
        console.restart();
        browser.press(SAVE);
        browser.seeIn("#notice", "the console was restarted since");
        assertAsTyped();
        browser.press("#notice form button");
        assertSavedOnce();
    }

    @Test
    void it_does_so_without_scripts() {
        browser.scripts(false);
        write();
        console.restart();
        browser.press(SAVE);
        browser.seeIn("main", "the console was restarted since");
        browser.press("main form button");
        assertSavedOnce();
    }

    @Test
    void after_a_login_that_ended_the_form_is_sent_as_it_was_typed() {
        write();
        console.logOut("ada");
        browser.press(SAVE);
        browser.seeIn("#notice", "You are not logged in");
        assertAsTyped();

        console.person("ada", "acme", EnumSet.allOf(Right.class));
        browser.press(SAVE);
        assertSavedOnce();
    }

    /** The page that says so has no token yet, for nobody is logged in: with the login it is given one, and sent once more. */
    @Test
    void without_scripts_the_page_of_the_ended_login_keeps_the_form() {
        browser.scripts(false);
        write();
        console.logOut("ada");
        browser.press(SAVE);
        browser.seeIn("h1", "You are not logged in");

        console.person("ada", "acme", EnumSet.allOf(Right.class));
        browser.press("main form button");
        browser.seeIn("h1", "This was refused");
        browser.press("main form button");
        assertSavedOnce();
    }
}
