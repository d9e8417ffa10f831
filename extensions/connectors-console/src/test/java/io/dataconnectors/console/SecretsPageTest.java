package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Auth;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Secret;
import io.dataconnectors.console.internal.secret.SecretUse;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecretsPageTest {
    private static final String VALUE = "s3cr3t-t0ken-9";

    private ConsoleTesting console;
    private TestClient ada;
    private String id;

    @BeforeEach
    void start() {
        console = ConsoleTesting.start();
        ada = console.client("ada");
        id = console.acme()
                .create(console.order("retrieve_order").toBuilder()
                        .auth(Auth.bearer("{{secret.shop_token}}"))
                        .build())
                .id();
    }

    @AfterEach
    void end() {
        console.close();
    }

    @Test
    void a_secret_that_a_connector_names_is_set_and_may_be_sent_where_somebody_says() {
        assertThat(ada.get("/secrets").body()).contains("shop_token", "Not set", ">retrieve_order</a>");

        HttpResponse<String> set =
                ada.post("/secrets", Map.of("name", "shop_token", "secret-value", " " + VALUE + "\n"));
        assertThat(set.statusCode()).isEqualTo(303);
        String page = ada.get("/secrets/shop_token").body();
        assertThat(page)
                .contains("It may be sent nowhere yet", console.api().url(), "a connector would send it here")
                .doesNotContain(VALUE);
        HttpResponse<String> allowed = ada.post(
                "/secrets/shop_token/allow", Map.of("origin", console.api().url()));
        assertThat(allowed.statusCode()).isEqualTo(303);

        String tested = ada.post("/connectors/" + id + "/test", Map.of("input-order_id", "1042"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(ada.get(tested.substring(ConsoleTesting.BASE.length()).replace("#test-run", ""))
                        .body())
                .contains("The test passed.");
        assertThat(console.api().requests().get(0).header("Authorization")).isEqualTo("Bearer " + VALUE);
    }

    @Test
    void a_secret_that_is_used_is_not_deleted_and_another_is() {
        console.secrets().put("acme", "shop_token", Secret.of(VALUE), "ada");
        console.secrets().put("acme", "old_token", Secret.of(VALUE), "ada");

        HttpResponse<String> refused = ada.post("/secrets/shop_token/delete", Map.of());
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("It cannot be deleted while connectors use it.", "retrieve_order");
        assertThat(ada.post("/secrets/old_token/delete", Map.of()).statusCode()).isEqualTo(303);
        assertThat(console.secrets().list("acme"))
                .extracting(entry -> entry.name())
                .containsExactly("shop_token");
    }

    @Test
    void of_very_many_connectors_some_are_looked_at_at_a_time_and_none_is_passed_over_when_a_secret_is_deleted() {
        console.secrets().put("acme", "old_token", Secret.of(VALUE), "ada");
        ConnectorDefinition order = console.order("any");
        for (int i = 0; i < SecretUse.MOST; i++) {
            console.acme().create(order.toBuilder().name("a_" + i).build());
        }
        console.acme()
                .create(order.toBuilder()
                        .name("z_last")
                        .auth(Auth.bearer("{{secret.old_token}}"))
                        .header("X-New", "{{secret.new_token}}")
                        .build());

        String first = ada.get("/secrets").body();
        assertThat(first)
                .contains("looked at 500 of them", "Look at the next", "old_token")
                .doesNotContain("z_last", "new_token");
        String next = first.replaceAll("(?s).*href=\"[^\"]*(/secrets\\?after=[^\"]+)\".*", "$1");
        String second = ada.get(next).body();
        assertThat(second).contains(">z_last</a>", "old_token", "new_token").doesNotContain("Look at the next");
        String one = second.replaceAll("(?s).*href=\"[^\"]*(/secrets/new_token\\?after=[^\"]+)\".*", "$1");
        assertThat(ada.get(one).body()).contains("Not set", ">z_last</a>");
        assertThat(ada.get("/secrets/new_token").body()).contains("Not set", "Look at the next");
        assertThat(ada.post("/secrets/old_token/delete", Map.of()).statusCode()).isEqualTo(409);
    }

    @Test
    void what_is_wrong_is_said_and_the_value_is_not_given_back() {
        HttpResponse<String> wrong = ada.post(
                "/secrets", Map.of("name", "no name", "secret-value", VALUE, "origin", "https://shop.example.com"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("The name of a secret has", "value=\"no name\"", "value=\"https://shop.example.com\"")
                .doesNotContain(VALUE);
        HttpResponse<String> origin = ada.post(
                "/secrets", Map.of("name", "token", "secret-value", VALUE, "origin", "https://shop.example.com/x"));
        assertThat(origin.statusCode()).isEqualTo(422);
        assertThat(origin.body()).contains("An origin is a scheme and a host");
        assertThat(console.secrets().list("acme")).isEmpty();
    }

    @Test
    void a_link_fills_nothing_into_the_form_of_a_secret() {
        assertThat(ada.get("/secrets?name=shop_token&origin=https%3A%2F%2Fevil.example")
                        .body())
                .contains("secret-value")
                .doesNotContain("evil.example");
    }

    @Test
    void an_origin_is_taken_away() {
        console.secrets().put("acme", "shop_token", Secret.of(VALUE), "ada");
        console.secrets().allow("acme", "shop_token", "https://shop.example.com", "ada");

        assertThat(ada.post("/secrets/shop_token/disallow", Map.of("origin", "https://shop.example.com"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(console.secrets().list("acme").get(0).origins()).isEmpty();
    }

    @Test
    void who_may_not_change_secrets_sees_their_names_alone_and_another_workspace_has_none() {
        console.secrets().put("acme", "shop_token", Secret.of(VALUE), "ada");
        console.person("vic", "acme", EnumSet.of(Right.VIEW));
        console.person("eve", "evil", EnumSet.allOf(Right.class));

        assertThat(console.client("vic").get("/secrets").body())
                .contains("shop_token")
                .doesNotContain("secret-value");
        assertThat(console.client("vic")
                        .post("/secrets", Map.of("name", "x", "secret-value", "y"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(console.client("eve").get("/secrets").body()).doesNotContain("shop_token");
        assertThat(console.client("eve").get("/secrets/shop_token").statusCode())
                .isEqualTo(404);
    }
}
