package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.console.internal.asset.Assets;
import io.dataconnectors.console.internal.asset.Theme;
import io.dataconnectors.console.internal.web.Links;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.SearchContext;

/** The editor of JSON, put into a page of the console under its security policy. */
class EditorInBrowserTest extends InBrowser {

    @BeforeEach
    void start() {
        browser.show("/");
        browser.driver().executeScript("""
                document.querySelector('.head').insertAdjacentHTML('beforeend',
                    '<div class="grow"><label for="body">Body</label><textarea id="body" name="body" data-editor="json"></textarea></div>');
                document.getElementById('body').value = arguments[0];
                import(arguments[1]);
                """, "{\"order\": \"{{order_id}}\", \"count\": 2, \"gift\": true}", editor());
    }

    private static String editor() {
        return new Assets(new Theme(Map.of(), Map.of())).link(new Links(ConsoleTesting.BASE), "editor.js");
    }

    @Test
    void a_text_area_becomes_an_editor_and_has_what_is_typed() {
        SearchContext shadow = browser.see(".editor").getShadowRoot();
        assertThat(shadow.findElements(By.cssSelector(".cm-line span"))).hasSizeGreaterThan(4);

        shadow.findElement(By.cssSelector(".cm-content")).sendKeys("[1]");

        assertThat(browser.driver()
                        .executeScript("return document.getElementById('body').value")
                        .toString())
                .contains("[1]", "{{order_id}}");
        assertThat(browser.driver().executeScript("return document.getElementById('body').hidden"))
                .isEqualTo(true);
        assertThat(browser.complaints()).isEmpty();
        for (boolean dark : new boolean[] {false, true}) {
            browser.dark(dark);
            browser.picture("editor-" + (dark ? "dark" : "light"));
            assertThat(browser.axe()).isEmpty();
        }
    }
}
