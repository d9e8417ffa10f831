package io.dataconnectors.document;

import static io.dataconnectors.document.ShopifyPack.ORDER;
import static io.dataconnectors.document.ShopifyPack.ORIGINAL;
import static io.dataconnectors.document.ShopifyPack.TAG;
import static io.dataconnectors.document.ShopifyPack.shopify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.Auth;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Violation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConnectorPackTest {
    @Test
    void a_pack_that_is_filled_as_it_was_holds_the_same_connectors() {
        List<ConnectorDefinition> filled =
                ConnectorPack.read(shopify().build().write()).fill(ORIGINAL);

        assertThat(filled).containsExactly(ORDER, TAG);
        assertThat(filled)
                .extracting(ConnectorDocument::digest)
                .containsExactly(ConnectorDocument.digest(ORDER), ConnectorDocument.digest(TAG));
    }

    @Test
    void a_document_says_what_is_open_and_not_what_it_was() {
        ConnectorPack pack = ConnectorPack.builder("shopify")
                .description("Orders of a Shopify shop")
                .connector(ORDER)
                .open(Input.string("shop")
                        .description("The name in NAME.myshopify.com")
                        .pattern("^[a-z0-9-]+$"))
                .build();

        assertThat(pack.write()).isEqualTo("""
                {
                  "packVersion": 1,
                  "name": "shopify",
                  "description": "Orders of a Shopify shop",
                  "settings": [
                    {
                      "name": "shop",
                      "type": "string",
                      "description": "The name in NAME.myshopify.com",
                      "pattern": "^[a-z0-9-]+$"
                    }
                  ],
                  "secrets": {
                    "shop_token": ""
                  },
                  "connectors": [
                    {
                      "schemaVersion": 1,
                      "name": "retrieve_order",
                      "description": "Fetches an order",
                      "settings": {
                        "shop": null,
                        "version": "2024-07"
                      },
                      "inputs": [
                        {
                          "name": "order_id",
                          "type": "string",
                          "required": true
                        }
                      ],
                      "request": {
                        "method": "GET",
                        "url": "https://{{setting.shop}}.myshopify.com/admin/api/{{setting.version}}/orders/{{order_id}}.json",
                        "auth": {
                          "type": "apiKey",
                          "in": "header",
                          "name": "X-Shopify-Access-Token",
                          "value": "{{secret.shop_token}}"
                        }
                      },
                      "response": {
                        "outputs": [
                          {
                            "name": "status",
                            "path": "$.order.financial_status"
                          }
                        ]
                      }
                    }
                  ]
                }
                """);
        assertThat(ConnectorPack.read(pack.write()).write()).isEqualTo(pack.write());
    }

    @Test
    void a_pack_says_what_it_is_made_of() {
        ConnectorPack pack = shopify().build();

        assertThat(pack.name()).isEqualTo("shopify");
        assertThat(pack.description()).isEqualTo("Orders of a Shopify shop");
        assertThat(pack.connectors()).containsExactly("retrieve_order", "tag_order");
        assertThat(pack.settings()).extracting(Input::name).containsExactly("shop", "field", "urgent", "limit", "rate");
        assertThat(pack.secrets())
                .containsExactly(Map.entry("shop_token", "An Admin API access token"), Map.entry("hmac_key", ""));
        assertThat(pack.signers()).containsExactly(Map.entry("shop-hmac", ""));
        assertThat(pack).hasToString("shopify: retrieve_order, tag_order");
    }

    @Test
    void all_that_is_missing_is_told_at_once() {
        List<Violation> missing = shopify()
                .build()
                .missing(
                        Map.of("field", "x", "limit", 0, "urgent", "yes", "shops", "acme"),
                        Set.of("hmac_key"),
                        Set.of());

        assertThat(missing)
                .extracting(Violation::toString)
                .containsExactly(
                        "/settings/shop: is required",
                        "/settings/urgent: must be true or false, not a string",
                        "/settings/limit: must be at least 1",
                        "/settings/rate: is required",
                        "/settings/shops: is no open setting of this pack; did you mean \"shop\"?",
                        "/secrets/shop_token: There is no secret of this name yet: An Admin API access token",
                        "/signers/shop-hmac: There is no signer of this name yet");
        assertThat(shopify().build().missing(ORIGINAL, Set.of("hmac_key", "shop_token"), Set.of("shop-hmac")))
                .isEmpty();
    }

    @Test
    void what_is_missing_is_not_filled_in() {
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> shopify().build().fill(Map.of("shop", "acme", "limit", "5")))
                .withMessage("/settings/field: is required\n/settings/urgent: is required\n"
                        + "/settings/limit: must be a whole number, not a string\n/settings/rate: is required");
    }

    @Test
    void a_pack_asks_for_the_secret_that_buys_an_access_token() {
        ConnectorDefinition refund = ConnectorDefinition.builder("refund")
                .description("Refunds a payment")
                .setting("client_id", "acme")
                .post("https://api.example.com/refunds")
                .auth(Auth.oauth2ClientCredentials(
                        "https://id.example.com/token", "{{setting.client_id}}", "{{secret.client_secret}}"))
                .build();

        ConnectorPack pack = ConnectorPack.builder("payments")
                .description("Payments")
                .connector(refund)
                .open("client_id", "The id of your app")
                .secret("client_secret", "The secret of your app")
                .build();

        assertThat(pack.secrets()).isEqualTo(Map.of("client_secret", "The secret of your app"));
        assertThat(pack.missing(Map.of("client_id", "acme"), Set.of(), Set.of()))
                .extracting(Violation::pointer)
                .containsExactly("/secrets/client_secret");
    }

    @Test
    void a_setting_with_a_default_need_not_be_filled_in() {
        ConnectorPack pack = ConnectorPack.builder("shopify")
                .description("Orders")
                .connector(ORDER)
                .open(Input.string("shop").defaultValue("demo"))
                .build();

        assertThat(pack.missing(Map.of(), Set.of("shop_token"), Set.of())).isEmpty();
        assertThat(ConnectorPack.read(pack.write()).fill(Map.of()).get(0).settings())
                .containsEntry("shop", "demo");
    }

    @Test
    void the_schema_accepts_what_the_library_accepts() {
        Validation schema = Validation.by(ConnectorPack.schema());

        assertThat(Validation.ofSchemas().errors(ConnectorPack.schema())).isEmpty();
        assertThat(schema.errors(shopify().build().write())).isEmpty();
        assertThat(schema.errors("{\"packVersion\": 1, \"name\": \"p\", \"description\": \"d\", \"connectors\": []}"))
                .isNotEmpty();
        assertThat(schema.errors(shopify().build().write().replace("\"secrets\"", "\"secret\"")))
                .isNotEmpty();
    }
}
