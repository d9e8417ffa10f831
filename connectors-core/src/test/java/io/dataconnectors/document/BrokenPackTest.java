package io.dataconnectors.document;

import static io.dataconnectors.document.ShopifyPack.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.Body;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Violation;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is no pack, and what is said of it. */
class BrokenPackTest {
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
