package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Dependent;
import io.dataconnectors.Invocation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

class ListInBrowserTest extends InBrowser {

    @BeforeEach
    void start() {
        console.live("retrieve_order");
        console.live("retrieve_invoice");
        console.acme().create(console.order("refund_order"));
        console.acme().execute("retrieve_order", Invocation.of("order_id", "1042"));
        console.dependents().add(new Dependent("workflow", "w-7", "Order desk"));
    }

    @Test
    void the_list_is_searched_while_a_person_types() {
        browser.show("/");
        browser.seeIn(".cards", "Order desk");

        browser.see("#q").sendKeys("invoice");
        browser.seeIn("#list-results tbody tr:only-child", "retrieve_invoice");

        assertThat(browser.driver().getCurrentUrl()).endsWith("?q=invoice&status=");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void the_list_does_without_scripts() {
        browser.scripts(false);
        browser.show("/");
        browser.see("#q").sendKeys("invoice" + Keys.ENTER);

        browser.seeIn("#list-results tbody tr:only-child", "retrieve_invoice");
        browser.driver()
                .findElement(By.linkText("Show what uses these connectors, and their last calls"))
                .click();
        browser.seeIn(".cards", "Order desk");
    }

    @Tag("thorough")
    @Test
    void axe_finds_nothing_wrong_in_a_wide_and_a_narrow_window_in_light_and_dark() {
        browser.show("/");
        browser.seeIn(".cards", "Order desk");

        browser.looksWell("list");
    }
}
