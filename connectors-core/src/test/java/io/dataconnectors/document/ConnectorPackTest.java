package io.dataconnectors.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.Auth;
import io.dataconnectors.Body;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Invocation;
import io.dataconnectors.Secret;
import io.dataconnectors.Violation;
import io.dataconnectors.internal.compile.CompiledCall.CallInputs;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorPackTest {
    private static final ConnectorDefinition ORDER = ConnectorDefinition.builder("retrieve_order")
            .description("Fetches an order")
            .setting("shop", "acme")
            .setting("version", "2024-07")
            .get("https://{{setting.shop}}.myshopify.com/admin/api/{{setting.version}}/orders/{{order_id}}.json")
            .auth(Auth.apiKeyHeader("X-Shopify-Access-Token", "{{secret.shop_token}}"))
            .input(Input.string("order_id").required())
            .output("status", "$.order.financial_status")
            .build();

    private static final ConnectorDefinition TAG = ConnectorDefinition.builder("tag_order")
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

    private static ConnectorPack.Builder shopify() {
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

    private static final Map<String, Object> ORIGINAL =
            Map.of("shop", "acme", "field", "custom_7", "urgent", true, "limit", 5, "rate", new BigDecimal("0.50"));

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
    void a_setting_is_open_with_the_type_that_it_has() {
        ConnectorPack pack = ConnectorPack.builder("p")
                .description("d")
                .connector(ORDER)
                .connector(TAG)
                .open("shop", "a")
                .open("urgent", "b")
                .open("limit", "c")
                .open("rate", "d")
                .build();

        assertThat(pack.settings())
                .containsExactly(
                        Input.string("shop").description("a").required(),
                        Input.bool("urgent").description("b").required(),
                        Input.integer("limit").description("c").required(),
                        Input.number("rate").description("d").required());
    }

    @Test
    void a_time_zone_may_be_open() {
        ConnectorDefinition visit = ConnectorDefinition.builder("visit")
                .description("d")
                .setting("region", "eu")
                .setting("zone", "Europe/Berlin")
                .input(Input.datetime("start").required())
                .get("https://{{setting.region}}.example.com/{{start | date: \"HH:mm\", setting.zone}}")
                .build();

        ConnectorPack pack = ConnectorPack.builder("p")
                .description("d")
                .connector(visit)
                .open("region", "")
                .open("zone", "")
                .build();

        assertThat(ConnectorPack.read(pack.write()).fill(Map.of("region", "eu", "zone", "Europe/Berlin")))
                .containsExactly(visit);
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> pack.fill(Map.of("region", "eu", "zone", "Mars")));
    }

    @Test
    void several_time_zones_may_be_open_in_one_template() {
        ConnectorDefinition visit = ConnectorDefinition.builder("visit")
                .description("d")
                .setting("from", "Europe/Berlin")
                .setting("to", "Asia/Tokyo")
                .input(Input.datetime("start").required())
                .get(
                        "https://api.example.com/{{start | date: \"HH:mm\", setting.from}}/{{start | date: \"HH:mm\", setting.to}}")
                .build();

        ConnectorPack pack = ConnectorPack.builder("p")
                .description("d")
                .connector(visit)
                .open("from", "")
                .open("to", "")
                .build();

        assertThat(ConnectorPack.read(pack.write()).fill(Map.of("from", "Europe/Berlin", "to", "Asia/Tokyo")))
                .containsExactly(visit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$.fields.customfield_{{setting.s}}",
                "$.a{{setting.s}}",
                "$.fields[?@.id == {{setting.s}}].value",
                "$.fields[{{setting.s}}]",
                "$['{{setting.s}}']",
                "/fields/{{setting.s}}"
            })
    void a_part_of_a_path_may_be_open(String path) {
        assertOpen("7", definition -> definition.output("x", path));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    {{day | date: setting.s}}                       → dd.MM.yyyy
                    {{day | date: "HH", setting.s}}                 → Europe/Berlin
                    {{setting.s | number}}                          → 7
                    {{setting.s | times: 100}}                      → 0.50
                    {{setting.s | date: "dd.MM."}}                  → 2026-11-23
                    {{setting.s | number}}{{day | date: setting.s}} → 7
                    """)
    void what_filters_work_with_may_be_open(String template, String value) {
        assertOpen(value, definition -> definition.query("x", template));
    }

    @Test
    void a_member_of_an_answer_may_be_open() {
        assertOpen("region", definition -> definition.output("x", "$.{{setting.s}}"));
    }

    @Test
    void settings_of_several_kinds_may_be_open_in_one_tag() {
        ConnectorDefinition definition = ConnectorDefinition.builder("look_up")
                .description("d")
                .setting("pattern", "HH:mm")
                .setting("zone", "Asia/Tokyo")
                .input(Input.datetime("start"))
                .get("https://api.example.com/x")
                .query("x", "{{start | date: setting.pattern, setting.zone}}")
                .build();
        ConnectorPack pack = ConnectorPack.builder("p")
                .description("d")
                .connector(definition)
                .open(Input.string("pattern"))
                .open(Input.string("zone"))
                .build();

        assertThat(pack.fill(Map.of("pattern", "HH:mm", "zone", "Asia/Tokyo"))).containsExactly(definition);
    }

    @Test
    void where_nothing_fits_it_is_said_what_was_tried_and_what_helps() {
        ConnectorDefinition definition = ConnectorDefinition.builder("look_up")
                .description("d")
                .setting("q", "'")
                .input(Input.string("text"))
                .get("https://api.example.com/x")
                .query("x", "{{text | quote: setting.q}}")
                .build();

        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> ConnectorPack.builder("p")
                        .description("d")
                        .connector(definition)
                        .open(Input.string("q"))
                        .build())
                .withMessage(
                        "/connectors/0/request/query/0/value: Line 1, column 10: 'quote' takes the quote \"'\" or '\"'"
                                + " (judged with 's1.example' for the open setting q, as there is no default)");
        assertThat(ConnectorPack.builder("p")
                        .description("d")
                        .connector(definition)
                        .open(Input.string("q").defaultValue("'"))
                        .build()
                        .fill(Map.of()))
                .containsExactly(definition);
    }

    private static void assertOpen(String value, UnaryOperator<ConnectorDefinition.Builder> using) {
        ConnectorDefinition definition = using.apply(ConnectorDefinition.builder("look_up")
                        .description("d")
                        .setting("s", value)
                        .input(Input.date("day"))
                        .get("https://api.example.com/x"))
                .build();
        ConnectorPack pack = ConnectorPack.builder("p")
                .description("d")
                .connector(definition)
                .open(Input.string("s"))
                .build();
        assertThat(ConnectorPack.read(pack.write()).fill(Map.of("s", value))).containsExactly(definition);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.com/",
                "evil.com#",
                "evil.com?",
                "a@evil.com",
                "evil.com:1",
                "",
                " ",
                "..",
                "a..b",
                "x\\",
                "{{secret.x}}",
                "%2e",
                "-",
                "é",
                "a\nb",
                "[::1]",
                "\u202Eacme",
                "evil。com"
            })
    void what_stands_in_the_host_is_a_part_of_a_name(String value) {
        ConnectorPack pack = ConnectorPack.builder("p")
                .description("d")
                .connector(ORDER)
                .open(Input.string("shop"))
                .build();

        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> pack.fill(Map.of("shop", value)))
                .satisfies(e -> assertThat(e.violations())
                        .allMatch(violation -> violation.pointer().equals("/connectors/0/request/url")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a\"b|{\"a\\\"b\":0.50,\"urgent\":true}", "{{x}}|{\"{{x}}\":0.50,\"urgent\":true}"})
    void what_stands_in_the_name_of_a_member_stays_a_name(String value, String body) {
        ConnectorPack pack = shopify().build();
        Map<String, Object> settings = new HashMap<>(ORIGINAL);
        settings.put("field", value);

        ConnectorDefinition tag = pack.fill(settings).get(1);

        byte[] sent = CallInputs.check(DefinitionCompiler.compile(tag), Invocation.of(Map.of()))
                .render(Map.of("hmac_key", Secret.of("s3cret")), "call-1", Instant.EPOCH)
                .body();
        assertThat(new String(sent, StandardCharsets.UTF_8)).isEqualTo(body);
    }

    @Test
    void a_rule_of_the_pack_is_told_at_the_setting() {
        ConnectorPack pack = ConnectorPack.builder("p")
                .description("d")
                .connector(ORDER)
                .open(Input.string("shop").pattern("^[a-z0-9-]+$").maxLength(4))
                .build();

        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> pack.fill(Map.of("shop", "evil.com")))
                .withMessage("/settings/shop: must have at most 4 characters, not 8");
    }

    private static void assertBroken(UnaryOperator<ConnectorPack.Builder> part, String message) {
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> part.apply(
                                ConnectorPack.builder("p").description("d").connector(ORDER))
                        .build())
                .withMessage(message);
    }

    @Test
    void what_no_connector_has_is_refused() {
        assertBroken(
                pack -> pack.open(Input.string("shpo")).secret("shop_tokn", "x").signer("s", "x"),
                "/settings/0/name: No connector leaves a setting shpo open\n"
                        + "/secrets/shop_tokn: No connector names a secret shop_tokn; did you mean \"shop_token\"?\n"
                        + "/signers/s: No connector names a signer s");
    }

    @Test
    void one_name_is_one_connector() {
        assertBroken(
                pack -> pack.connector(ORDER),
                "/connectors/1/name: There is already a connector retrieve_order in this pack");
    }

    @Test
    void an_open_setting_is_a_single_value() {
        assertBroken(
                pack -> pack.open(Input.object("shop")),
                "/settings/0: An open setting is a string, an integer, a number or a boolean, never null and never from the"
                        + " context of a call");
    }

    @Test
    void rules_of_settings_are_judged() {
        assertBroken(
                pack -> pack.open(Input.string("shop").minimum(1)),
                "/settings/0/minimum: minimum is for a number, not for type string");
    }

    @Test
    void every_mistake_of_a_document_is_told_with_its_place() {
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> ConnectorPack.read("""
                        {"packVersion": 1, "name": "9", "descripton": "x", "settings": [{"name": "shop", "type": "text"}],
                         "secrets": {"a": 1},
                         "connectors": [{"schemaVersion": 1, "name": "a", "description": "b", "settings": {"shp": null},
                           "request": {"method": "GET", "url": "https://x.example.com"}}, 7,
                          {"schemaVersion": 1, "name": "c", "description": "d", "request": {"method": "GET", "url": "http://x"}}]}
                        """))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(Violation::toString)
                        .containsExactly(
                                "/description: missing, expected a string",
                                "/name: The name of a pack has 1 to 64 letters, digits, _ or -, and begins with a letter or _",
                                "/descripton: unknown member; known here: packVersion, name, description, settings, secrets, signers,"
                                        + " connectors; did you mean \"description\"?",
                                "/settings/0/type: expected one of string, integer, number, boolean, date, datetime, file, object,"
                                        + " array, found \"text\"; did you mean \"string\"?",
                                "/secrets/a: expected a string, found a number; write it in quotes",
                                "/connectors/0/settings/shp: expected a value, or a setting of the pack that leaves it open; found"
                                        + " null; did you mean \"shop\"?",
                                "/connectors/1: expected an object, found a number",
                                "/connectors/2/request/url: Line 1, column 1: A URL must begin with https://"));
    }

    @Test
    void a_newer_pack_is_left_to_a_newer_library() {
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> ConnectorPack.read("{\"packVersion\": 2}"))
                .withMessage(
                        "/packVersion: packVersion 2 is newer than this library, which reads 1; a newer release of the"
                                + " library reads it");
    }

    @Test
    void what_is_no_JSON_is_no_pack() {
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> ConnectorPack.read("pack"))
                .withMessage("A text stands in double quotes (line 1, column 1)");
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

    private static ConnectorDefinition nested(int levels) {
        return ConnectorDocument.read("""
                {"schemaVersion": 1, "name": "nested", "description": "d",
                 "inputs": [{"name": "value", "type": "array", "default": %s}],
                 "request": {"method": "GET", "url": "https://api.example.com"}}
                """.formatted("[".repeat(levels) + "]".repeat(levels)));
    }

    @Test
    void a_document_as_deep_as_one_may_be_can_be_written_in_a_pack_and_read_again() {
        ConnectorDefinition deepest = nested(61); // in a document, a list of inputs and an input
        ConnectorPack pack = ConnectorPack.builder("deep")
                .description("d")
                .connector(deepest)
                .build();

        assertThat(ConnectorPack.read(pack.write()).fill(Map.of())).containsExactly(deepest);
        Map<String, Object> value = Map.of(
                "packVersion",
                1,
                "name",
                "deep",
                "description",
                "d",
                "connectors",
                List.of(ConnectorDocument.toValue(deepest)));
        assertThat(ConnectorPack.ofValue(value).fill(Map.of())).containsExactly(deepest);
    }

    @Test
    void a_deeper_document_is_refused_with_its_place() {
        String deepest = ConnectorPack.builder("deep")
                .description("d")
                .connector(nested(61))
                .build()
                .write();
        String deeper = deepest.replaceAll("\\[\\s*]", "[[]]");

        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> ConnectorPack.read(deeper))
                .withMessage("/connectors/0: Objects and lists nest at most 64 levels deep in a document");
    }

    @Test
    void a_pack_of_more_than_can_be_read_is_refused_when_it_is_built() {
        String lines = "\n".repeat(30_000); // written line by line
        ConnectorPack.Builder pack = ConnectorPack.builder("large").description("d");
        for (int i = 0; i < 4; i++) {
            pack.connector(ConnectorDefinition.builder("large_" + i)
                    .description("d")
                    .post("https://api.example.com")
                    .body(Body.text(lines))
                    .build());
        }

        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(pack::build)
                .withMessage("The pack has more than 100000 values, names and brackets");
    }

    @Test
    void a_pack_has_a_hundred_connectors_at_most() {
        ConnectorPack.Builder pack = ConnectorPack.builder("many").description("d");
        for (int i = 0; i < 101; i++) {
            pack.connector(ConnectorDefinition.builder("c" + i)
                    .description("d")
                    .get("https://api.example.com")
                    .build());
        }

        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(pack::build)
                .withMessage("/connectors: A pack has at most 100 connectors, not 101");
    }

    @Test
    void every_problem_is_told_at_once_with_its_code() {
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> ConnectorPack.read("""
                        {"packVersion": 1, "name": "no name", "settings": [{"name": "shop", "type": "object"}],
                         "secrets": {"token": 1}, "more": true, "connectors": ["a",
                          {"schemaVersion": 1, "name": "c", "description": "d",
                           "request": {"method": "GET", "url": "http://x"}}]}
                        """))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(violation -> violation.pointer() + " " + violation.code())
                        .containsExactly(
                                "/description member-missing",
                                "/name malformed-name",
                                "/settings/0 not-for-open-settings",
                                "/secrets/token wrong-type",
                                "/more unknown-member",
                                "/connectors/0 wrong-type",
                                "/connectors/1/request/url not-https"));
    }
}
