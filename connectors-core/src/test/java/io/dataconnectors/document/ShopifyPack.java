package io.dataconnectors.document;

import io.dataconnectors.Auth;
import io.dataconnectors.Body;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import java.math.BigDecimal;
import java.util.Map;

/** A pack of two operations of a shop, as tests of packs have it. */
final class ShopifyPack {
    static final ConnectorDefinition ORDER = ConnectorDefinition.builder("retrieve_order")
            .description("Fetches an order")
            .setting("shop", "acme")
            .setting("version", "2024-07")
            .get("https://{{setting.shop}}.myshopify.com/admin/api/{{setting.version}}/orders/{{order_id}}.json")
            .auth(Auth.apiKeyHeader("X-Shopify-Access-Token", "{{secret.shop_token}}"))
            .input(Input.string("order_id").required())
            .output("status", "$.order.financial_status")
            .build();

    static final ConnectorDefinition TAG = ConnectorDefinition.builder("tag_order")
            .description("Sets a field of an order")
            .setting("field", "custom_7")
            .setting("urgent", true)
            .setting("shop", "acme")
            .setting("limit", 5)
            .setting("rate", new BigDecimal("0.50"))
            .post("https://{{setting.shop}}.myshopify.com/tags")
            .header("X-Shop", "shop {{setting.shop}}")
            .query("limit", "{{setting.limit}}")
            .auth(Auth.signer("shop-hmac", Map.of("key", "{{secret.hmac_key}}")))
            .body(
                    Body.json(
                            "{\"{{setting.field}}\": {{setting.rate}}{{#setting.urgent}}, \"urgent\": true{{/setting.urgent}}}"))
            .build();

    static final Map<String, Object> ORIGINAL =
            Map.of("shop", "acme", "field", "custom_7", "urgent", true, "limit", 5, "rate", new BigDecimal("0.50"));

    private ShopifyPack() {}

    static ConnectorPack.Builder shopify() {
        return ConnectorPack.builder("shopify")
                .description("Orders of a Shopify shop")
                .connector(ORDER)
                .connector(TAG)
                .open(Input.string("shop").description("The name in NAME.myshopify.com"))
                .open(Input.string("field"))
                .open(Input.bool("urgent"))
                .open(Input.integer("limit").minimum(1))
                .open(Input.number("rate"))
                .secret("shop_token", "An Admin API access token");
    }
}
