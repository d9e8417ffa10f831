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
import io.dataconnectors.Output;
import io.dataconnectors.Response;
import io.dataconnectors.Secret;
import io.dataconnectors.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages of tests, going live and to draft, history, activity and secrets: looked at by axe in both widths and both colours. */
@Tag("thorough")
class PagesInBrowserTest extends InBrowser {

    /** A live connector that an order desk uses, and whose draft has lost its output since. */
    private Connector order;

    private Connector place;

    @Override
    Consumer<Console.Builder> settings() {
        return settings -> settings.dependentLinks(dependent -> Optional.of("/workflows/" + dependent.id()));
    }

    @BeforeEach
    void start() {
        console.api()
                .on(Method.POST, "/orders")
                .answer(Answer.json(
                        201,
                        "{\"order\": {\"id\": 1043, \"lines\": [{\"sku\": \"a-1\", \"price\": 12.50}],"
                                + " \"note\": \"<script>alert(1)</script>\"}, \"created\": true}"));
        console.secrets().put("acme", "shop_token", Secret.of("s3cr3t-t0ken-9"), "ada");
        console.secrets().allow("acme", "shop_token", console.api().url(), "ada");
        Connector live = console.live("retrieve_order");
        console.live("retrieve_invoice");
        Response other = new Response(
                live.draft().response().success(),
                List.of(Output.at("state", "$.status"), Output.at("due", "$.sttaus")),
                live.draft().response().error());
        console.acme()
                .edit(
                        live.id(),
                        live.revision(),
                        live.draft().toBuilder().response(other).build());
        console.acme().test(live.id(), Invocation.of("order_id", "1042"));
        order = console.acme().get(live.id());
        place = console.acme().create(placeOrder());
        console.dependents().add(new Dependent("workflow", "w-7", "Order desk"));
        console.dependents().add(new Dependent("agent", "a-2", "Shop assistant"));
        for (int i = 0; i < 9; i++) {
            console.acme()
                    .execute(
                            i % 3 == 0 ? "retrieve_order" : "retrieve_invoice",
                            Invocation.builder()
                                    .inputs(i == 4 ? Map.of() : Map.of("order_id", "1042"))
                                    .onBehalfOf("carla")
                                    .source("workflow")
                                    .build());
        }
    }

    private ConnectorDefinition placeOrder() {
        return ConnectorDefinition.builder("place_order")
                .description("Places an order for a customer of the shop")
                .auth(Auth.bearer("{{secret.shop_token}}"))
                .input(Input.string("sku")
                        .required()
                        .maxLength(40)
                        .description("The article's number, as the shop has it"))
                .input(Input.integer("quantity").required().minimum(1).maximum(99))
                .input(Input.string("size").oneOf("small", "medium", "large"))
                .input(Input.bool("gift").defaultValue(false))
                .input(Input.date("due"))
                .input(Input.of("address", ValueType.OBJECT).description("Where it is sent to"))
                .input(Input.file("label"))
                .post(console.api().url() + "/orders")
                .query("q", "{{size}}{{gift}}{{due}}{{address.city}}{{label.name}}")
                .body(Body.json("{\"sku\": \"{{sku}}\", \"quantity\": \"{{quantity}}\"}"))
                .output(Output.at("id", "$.order.id"))
                .output(Output.at("total", "$.order.prices"))
                .build();
    }

    @Test
    void a_test_from_its_form_to_its_result() {
        browser.show("/connectors/" + place.id() + "/test");
        browser.looksWell("test-form");
        browser.see("#input-sku").sendKeys("a-1");
        browser.see("#input-quantity").sendKeys("2");
        browser.press(".card > .actions .primary");
        browser.seeIn(".notice.warn", "This POST request writes to the other system");
        browser.looksWell("test-consent");
        browser.press("button[name=meant]");
        browser.seeIn("#test-said", "The test passed.");
        browser.looksWell("test-result");
        browser.press(".json button[value='$.order.lines[0].sku']");
        browser.see("#output-name");
        browser.looksWell("output");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void what_goes_live_and_to_draft() {
        browser.show("/connectors/" + order.id() + "/live");
        browser.seeIn(".breaking", "Order desk");
        browser.looksWell("live");
        browser.show("/connectors/" + order.id() + "/draft");
        browser.seeIn(".users", "Order desk");
        browser.looksWell("draft");
        browser.show("/");
        browser.press("a.switch.live");
        browser.seeIn("dialog[open]", "Order desk");
        browser.looksWell("draft-dialog");
        browser.press("dialog [data-close]");
    }

    @Test
    void what_was_and_what_is_called() {
        browser.show("/connectors/" + order.id());
        browser.see(".tabs");
        browser.looksWell("connector");
        browser.show("/connectors/" + order.id() + "/history");
        browser.see(".history");
        browser.looksWell("history");
        browser.show("/connectors/" + order.id() + "/history/compare?from=1&to=" + order.draftRevision());
        browser.see(".differences");
        browser.looksWell("compare");
        browser.show("/activity");
        browser.see(".chart svg");
        browser.looksWell("activity");
    }

    @Test
    void secrets_and_one_of_them() {
        browser.show("/secrets");
        browser.see("#secret-name");
        browser.looksWell("secrets");
        browser.show("/secrets/shop_token");
        browser.see("#origins");
        browser.looksWell("secret");
    }
}
