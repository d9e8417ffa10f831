package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Dependent;
import io.dataconnectors.Header;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.Status;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What people do with a connector in a browser, from an empty console to its end. */
class LifeInBrowserTest extends InBrowser {
    private static final String CREDENTIAL = "sk_live_4eC39HqLyjWDarjtT1zdp7dc";

    /** Ends what the API keeps waiting. */
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        over.countDown();
    }

    private void type(String css, String text) {
        WebElement field = browser.see(css);
        field.clear();
        field.sendKeys(text);
    }

    private void press(String css) {
        browser.press(css);
    }

    private void follow(String text) {
        browser.driver().findElement(By.linkText(text)).click();
    }

    private void slow() {
        console.api().on(Method.GET, "/slow").answer(request -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Answer.json(200, "{\"late\": true}");
        });
    }

    private String reading(String name, String path) {
        return console.acme()
                .create(ConnectorDefinition.builder(name)
                        .description("Reads what is there")
                        .get(console.api().url() + path)
                        .build())
                .id();
    }

    @Test
    void a_connector_from_an_empty_console_to_its_end() {
        console.api()
                .on(Method.GET, "/orders/{id}")
                .answer(Answer.json(200, "{\"status\": \"delivered\", \"echo\": \"" + CREDENTIAL + "\"}"));
        browser.show("/");
        browser.seeIn(".empty", "There are no connectors yet");

        browser.show("/connectors/curl");
        type("#command", "curl " + console.api().url() + "/orders/:id -H 'Authorization: Bearer " + CREDENTIAL + "'");
        press("main form button.primary");
        type("[name='/name']", "retrieve_order");
        type("[name='/description']", "Fetches an order, when somebody asks where it is");
        press("#editor .bottom button.primary");
        browser.seeIn("h1", "retrieve_order");
        String id = console.acme().getByName("retrieve_order").id();

        follow("Test");
        type("#input-id", "1042");
        press(".card > .actions .primary");
        browser.seeIn("#test-said", "The test passed.");
        browser.seeIn(".json", "***");
        assertThat(browser.driver().getPageSource()).doesNotContain(CREDENTIAL);
        press(".json button[value='$.status']");
        press("form.card button.primary");
        browser.seeIn("#test-run", "status is an output of the draft now");
        press(".card > .actions .primary");
        browser.seeIn("#test-run .plain", "\"delivered\"");
        follow("Set live");
        press("form.card button.primary");
        browser.seeIn(".state", "Live");
        assertThat(console.acme().get(id).status()).isEqualTo(Status.LIVE);

        renamesItsOutput(id);
        setsLiveWhatBreaks(id);
        setsToDraft(id);
    }

    /** What is live goes on while somebody edits its draft, and when that is saved. */
    private void renamesItsOutput(String id) {
        console.dependents().add(new Dependent("workflow", "w-7", "Order desk"));
        browser.show("/connectors/" + id);
        follow("Edit");
        browser.seeIn(".notice.warn", "This connector is live");
        assertReads("status");
        type("[id='/name']", "another_name");
        press("#editor > .bottom button.primary");
        browser.seeIn("#problems", "it by its name");
        type("[id='/name']", "retrieve_order");
        type("[id='/response/outputs/0/name']", "state");
        press("#editor > .bottom button.primary");

        browser.seeIn(".notice.warn", "The draft differs from what is live");
        assertReads("status");
        browser.show("/");
        browser.seeIn("tbody", "draft differs");
    }

    private void assertReads(String output) {
        assertThat(console.acme()
                        .execute("retrieve_order", Invocation.of("id", "1042"))
                        .outputs())
                .containsOnlyKeys(output)
                .containsEntry(output, "delivered");
    }

    private void setsLiveWhatBreaks(String id) {
        browser.show("/connectors/" + id + "/live");
        browser.seeIn(".checks .bad", "The draft was edited since its last test");
        follow("Test it");
        type("#input-id", "1042");
        press(".card > .actions .primary");
        browser.seeIn("#test-said", "The test passed.");
        follow("Set live");
        browser.seeIn(".breaking", "The output status is gone");
        press("form.card button.primary");
        browser.seeIn(".notice.bad", "it breaks what uses the connector");
        assertReads("status");
        press(".breaking input[type=checkbox]");
        press("form.card button.primary");
        browser.gone(".breaking");
        browser.seeIn(".state", "Live");
        assertReads("state");
    }

    /** From the list: the dialog names what uses it, until that is resolved. */
    private void setsToDraft(String id) {
        browser.show("/");
        press("a.switch.live");
        browser.seeIn("dialog[open]", "Order desk");
        console.dependents().clear();
        browser.driver().findElement(By.cssSelector("dialog[open] a.primary")).click();
        browser.seeIn("dialog[open]", "Nothing uses this connector.");
        press("dialog[open] button.primary");
        browser.see("a.switch.draft");
        assertThat(console.acme().get(id).status()).isEqualTo(Status.DRAFT);
        assertThat(browser.complaints())
                .allMatch(complaint -> complaint.matches(".* status of (409 .Conflict.|422 ..)"));
    }

    @Test
    void a_test_that_takes_its_time_is_waited_for_or_cancelled() {
        slow();
        String id = reading("slow", "/slow");
        browser.show("/connectors/" + id + "/test");
        press(".card > .actions .primary");
        browser.seeIn("#test-going", "Waiting for the answer");
        press("#test-run button");
        browser.seeIn("#test-said", "The test was cancelled.");
        assertThat(console.acme().get(id).lastTest()).isNull();

        press(".card > .actions .primary");
        browser.seeIn("#test-going", "Waiting for the answer");
        over.countDown();
        browser.seeIn("#test-said", "The test passed.");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void what_others_answer_is_shown_as_text_however_large_and_hostile() {
        String script = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">";
        console.api()
                .on(Method.GET, "/hostile")
                .answer(Answer.of(
                        500,
                        List.of(new Header("Content-Type", "text/html"), new Header("X-Note", script)),
                        (script + "x".repeat(300_000)).getBytes(StandardCharsets.UTF_8)));
        String id = reading("hostile", "/hostile");
        browser.show("/connectors/" + id + "/test");
        press(".card > .actions .primary");

        browser.seeIn("#test-said", "The other system answered with a status that is not a success.");
        browser.seeIn("#test-run", "This is the beginning of an answer of");
        browser.seeIn("#test-run pre", "<script>document.title='taken'</script>");
        browser.press("#test-run details summary");
        browser.seeIn("#test-run details", "onerror");
        assertThat(browser.driver().getTitle()).isEqualTo("Test hostile · Data connectors");
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.axe()).isEmpty();
    }

    @Test
    void a_phone_without_scripts_tests_and_sets_to_draft() {
        slow();
        String id = reading("slow", "/slow");
        String live = console.live("retrieve_order").id();
        console.dependents().add(new Dependent("workflow", "w-7", "Order desk"));
        browser.size(390, 900);
        browser.scripts(false);

        browser.show("/connectors/" + id + "/test");
        press(".card > .actions .primary");
        browser.seeIn("#test-going", "Waiting for the answer");
        over.countDown();
        do {
            follow("Refresh");
        } while (browser.driver().getPageSource().contains("Waiting for the answer"));
        press(".json button[value='$.late']");
        press("form.card button.primary");
        browser.seeIn("#test-run", "late is an output of the draft now");

        browser.show("/");
        press("a.switch.live");
        browser.seeIn(".users", "Order desk");
        console.dependents().clear();
        follow("Try again");
        press("section.card button.primary");
        browser.see("a.switch.draft");
        assertThat(console.acme().get(live).status()).isEqualTo(Status.DRAFT);
    }

    @Test
    void the_keyboard_is_enough() {
        console.live("retrieve_order");
        browser.show("/");
        WebElement link = browser.see("a.switch.live");
        while (!link.equals(browser.driver().switchTo().activeElement())) {
            browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
        }
        link.sendKeys(Keys.ENTER);
        browser.seeIn("dialog[open]", "Nothing uses this connector.");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        assertThat(browser.driver().findElements(By.cssSelector("dialog[open]")))
                .isEmpty();
        assertThat(browser.driver().switchTo().activeElement()).isEqualTo(link);

        link.sendKeys(Keys.ENTER);
        browser.seeIn("dialog[open]", "Nothing uses this connector.");
        browser.see("dialog[open] button.primary").sendKeys(Keys.ENTER);
        browser.see("a.switch.draft");
    }

    @Test
    void who_may_only_view_sees_everything_and_can_press_nothing() {
        String id = console.live("retrieve_order").id();
        console.person("vic", "acme", EnumSet.of(Right.VIEW));
        browser.logIn("vic");

        for (String path :
                List.of("/", "/connectors/" + id, "/connectors/" + id + "/history", "/activity", "/secrets")) {
            browser.show(path);
            browser.see("h1");
            assertThat(browser.driver()
                            .findElements(By.cssSelector("form[method=post], a.switch, .actions a, .actions button")))
                    .as(path)
                    .isEmpty();
        }
    }
}
