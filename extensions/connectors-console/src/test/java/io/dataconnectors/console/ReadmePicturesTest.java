package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Auth;
import io.dataconnectors.Body;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Dependent;
import io.dataconnectors.Input;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.OutputType;

/** Takes the pictures of the README, in {@code docs/images}: what the window shows, light and dark. */
@Tag("figures")
class ReadmePicturesTest extends InBrowser {
    private static final Path IMAGES = Path.of("..", "..", "docs", "images");
    private static final String SHOP = "https://" + ConsoleTesting.SHOP;
    private static final Map<String, List<Dependent>> USERS = Map.of(
            "retrieve_order",
            List.of(
                    new Dependent("workflow", "w-1", "Where is my order?"),
                    new Dependent("agent", "a-1", "Shop assistant")),
            "refund_order",
            List.of(new Dependent("agent", "a-1", "Shop assistant")));

    @Override
    Consumer<Console.Builder> settings() {
        return settings -> settings.dependentLinks(dependent -> Optional.of("/workflows/" + dependent.id()));
    }

    @BeforeEach
    void start() throws IOException {
        console.dependents(connector -> USERS.getOrDefault(connector.name(), List.of()));
        console.secrets().put("acme", "shop_token", Secret.of("s3cr3t-t0ken-9"), "ada");
        console.secrets().allow("acme", "shop_token", SHOP, "ada");
        console.api()
                .on(Method.GET, "/orders/{id}")
                .answer(Answer.json(
                        200,
                        "{\"order\": {\"id\": 1042, \"status\": \"delivered\", \"total\": 43.50,"
                                + " \"delivery\": {\"date\": \"2026-11-28\", \"carrier\": \"DHL\"}}}"));
        console.api().on(Method.POST, "/refunds").answer(Answer.json(201, "{\"refund\": {\"id\": \"r-7\"}}"));
        live(retrieveOrder());
        live(definition("refund_order", "Refunds an order. Use only after the customer has confirmed it.")
                .post(SHOP + "/refunds")
                .body(Body.json("{\"order\": {{order_id}}}"))
                .output("refund_id", "$.refund.id")
                .build());
        console.acme()
                .create(definition("reschedule_delivery", "Moves a delivery to another day")
                        .input(Input.date("day").required())
                        .patch(SHOP + "/orders/{{order_id}}/delivery")
                        .body(Body.json("{\"date\": {{day}}}"))
                        .build());
        console.acme().execute("retrieve_order", Invocation.of("order_id", "1042"));
        console.acme().execute("refund_order", Invocation.of("order_id", "1042"));
        Files.createDirectories(IMAGES);
    }

    private static ConnectorDefinition.Builder definition(String name, String description) {
        return ConnectorDefinition.builder(name)
                .description(description)
                .auth(Auth.bearer("{{secret.shop_token}}"))
                .input(Input.string("order_id").required().description("The order's number"));
    }

    private static ConnectorDefinition retrieveOrder() {
        return definition("retrieve_order", "Fetches an order. Use when a customer asks where it is.")
                .get(SHOP + "/orders/{{order_id}}")
                .output("status", "$.order.status")
                .output("delivered_on", "$.order.delivery.date")
                .build();
    }

    private void live(ConnectorDefinition definition) {
        Connector draft = console.acme().create(definition);
        Invocation order = Invocation.of("order_id", "1042");
        long seen = (definition.request().method().writes()
                        ? console.acme().testThatWrites(draft.id(), draft.revision(), order)
                        : console.acme().test(draft.id(), order))
                .revision();
        console.acme().setLive(draft.id(), seen);
    }

    @Test
    void the_list() throws IOException {
        browser.size(1280, 580);
        browser.show("/");
        browser.seeIn("tbody", "Where is my order?");
        taken("list");
    }

    @Test
    void a_test() throws IOException {
        browser.size(1280, 980);
        browser.show("/connectors/" + id("retrieve_order") + "/test");
        browser.see("#input-order_id").sendKeys("1042");
        browser.press(".card > .actions .primary");
        browser.seeIn("#test-said", "The test passed.");
        browser.driver().executeScript("scrollTo(0, 0)");
        taken("test");
    }

    @Test
    void what_stands_against_a_draft() throws IOException {
        browser.size(1280, 980);
        browser.show("/");
        browser.press("a.switch.live[href*='" + id("retrieve_order") + "']");
        browser.seeIn("dialog[open]", "Where is my order?");
        taken("draft");
    }

    private String id(String name) {
        return console.acme().getByName(name).id();
    }

    private void taken(String name) throws IOException {
        for (boolean dark : new boolean[] {false, true}) {
            browser.dark(dark);
            byte[] picture = browser.driver().getScreenshotAs(OutputType.BYTES);
            assertThat(picture).hasSizeBetween(10_000, 400_000);
            Files.write(IMAGES.resolve(name + (dark ? "-dark" : "-light") + ".png"), picture);
        }
        browser.dark(false);
    }
}
