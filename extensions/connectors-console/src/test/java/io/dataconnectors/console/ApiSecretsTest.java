package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Connector;
import io.dataconnectors.Secret;
import io.dataconnectors.console.ApiClient.Reply;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Secrets over the API: values go in and never come out. */
class ApiSecretsTest extends OverApi {
    @Test
    void secrets_are_written_and_named_and_never_shown() {
        console.secrets().put("other", "foreign", Secret.of("f0reign"), "eve");
        console.acme()
                .create(console.order("retrieve_order").toBuilder()
                        .header("Authorization", "Bearer {{secret.shop_token}}")
                        .build());
        assertThat(api.send("GET", "/secrets", "").at("secrets", 0, "set")).isEqualTo(false);

        assertThat(api.send("PUT", "/secrets/shop_token", "{\"value\": \"s3cr3t\"}")
                        .status())
                .isEqualTo(204);
        assertThat(api.send("POST", "/secrets/shop_token/origins", "{\"origin\": \"https://Shop.example.com\"}")
                        .status())
                .isEqualTo(204);

        Reply secrets = api.send("GET", "/secrets", "");
        assertThat(secrets.at("next")).isNull();
        assertThat(api.send("GET", "/secrets?after=z", "").at("secrets", 0, "usedBy"))
                .isEqualTo(List.of());
        assertThat(secrets.at("secrets", 0, "name")).isEqualTo("shop_token");
        assertThat(secrets.at("secrets", 0, "origins")).isEqualTo(List.of("https://shop.example.com"));
        assertThat(secrets.at("secrets", 0, "written", "by")).isEqualTo("ada");
        assertThat(secrets.at("secrets", 0, "usedBy", 0, "name")).isEqualTo("retrieve_order");
        assertThat(secrets.response().body()).doesNotContain("s3cr3t", "foreign");
        assertThat(api.send("DELETE", "/secrets/shop_token/origins?origin=https://shop.example.com", "")
                        .status())
                .isEqualTo(204);
        assertThat(api.send("GET", "/secrets", "").at("secrets", 0, "origins")).isEqualTo(List.of());
    }

    @Test
    void a_secret_is_not_deleted_while_a_connector_names_it() {
        Connector user = console.acme()
                .create(console.order("retrieve_order").toBuilder()
                        .header("Authorization", "Bearer {{secret.shop_token}}")
                        .build());
        api.send("PUT", "/secrets/shop_token", "{\"value\": \"s3cr3t\"}");

        Reply refused = api.send("DELETE", "/secrets/shop_token", "");
        assertThat(refused.at("code")).isEqualTo("secret-in-use");
        assertThat(refused.at("detail")).isEqualTo("Connectors use the secret; take it out of them first");
        console.acme().delete(user.id());
        assertThat(api.send("DELETE", "/secrets/shop_token", "").status()).isEqualTo(204);
        assertThat(api.send("DELETE", "/secrets/shop_token", "").status()).isEqualTo(404);
    }

    @Test
    void a_secret_that_cannot_be_one_is_refused_and_not_quoted() {
        Reply name = api.send("PUT", "/secrets/shop-token", "{\"value\": \"s3cr3t\"}");
        assertThat(name.status()).isEqualTo(422);
        assertThat(name.response().body()).doesNotContain("s3cr3t");
        assertThat(api.sendWrong("PUT", "/secrets/shop_token", "{\"value\": \"\"}")
                        .status())
                .isEqualTo(422);
        assertThat(api.sendWrong("PUT", "/secrets/shop_token", "{}").status()).isEqualTo(400);
        assertThat(api.send("POST", "/secrets/none/origins", "{\"origin\": \"https://a.example\"}")
                        .status())
                .isEqualTo(404);
        api.send("PUT", "/secrets/shop_token", "{\"value\": \"s3cr3t\"}");
        assertThat(api.send("POST", "/secrets/shop_token/origins", "{\"origin\": \"http://a.example/x\"}")
                        .status())
                .isEqualTo(422);
        console.person("bob", "acme", EnumSet.complementOf(EnumSet.of(Right.SECRETS)));
        assertThat(new ApiClient(console.client("bob"))
                        .send("PUT", "/secrets/shop_token", "{\"value\": \"x\"}")
                        .status())
                .isEqualTo(403);
    }
}
