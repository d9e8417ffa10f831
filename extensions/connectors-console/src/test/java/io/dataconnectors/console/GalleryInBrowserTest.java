package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

class GalleryInBrowserTest extends InBrowser {

    @Test
    void a_person_finds_an_operation_while_they_type_fills_it_in_and_saves_it() {
        browser.show("/connectors/gallery");
        browser.see("#q").sendKeys("refund shop");
        browser.seeIn("#gallery-results", "1 operation");
        browser.press("#gallery-results a");
        browser.see("#input-shop").sendKeys("acme" + Keys.ENTER);
        browser.seeIn("h1", "New connector");
        browser.press(".bottom button.primary");
        browser.seeIn("h1", "shopify_refund_order");

        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void it_does_without_scripts() {
        browser.scripts(false);
        browser.show("/connectors/gallery");
        browser.see("#q").sendKeys("slack" + Keys.ENTER);
        browser.press("#gallery-results a");
        browser.see("#input-shop_url").sendKeys("not a url" + Keys.ENTER);
        browser.seeIn("h1", "New connector");
    }

    @Tag("thorough")
    @Test
    void axe_finds_nothing_wrong_in_a_wide_and_a_narrow_window_in_light_and_dark() {
        browser.show("/connectors/gallery");
        browser.looksWell("gallery");
        browser.show("/connectors/gallery?q=nothing-like-it");
        browser.looksWell("gallery-none");
        browser.show("/connectors/gallery/zendesk/create-ticket");
        browser.press("button.primary");
        browser.see(".wrong");
        browser.looksWell("gallery-one");
    }
}
