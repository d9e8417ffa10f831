package io.dataconnectors.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Violation;
import io.dataconnectors.fuzz.Fuzz;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A pack is read or refused; what is read is written, read again as the same, and filled or refused with what is wrong. */
class PackFuzzTest {
    private static final String PACK = """
            {"packVersion": 1, "name": "shop", "description": "Orders", "settings": [
            {"name": "shop", "type": "string", "pattern": "^[a-z]+$"}, {"name": "urgent", "type": "boolean"},
            {"name": "rate", "type": "number", "default": 0.5}, {"name": "limit", "type": "integer", "enum": [5, 6]}],
            "secrets": {"token": "A token"}, "connectors": [%s]}
            """;
    private static final String CONNECTOR = """
            {"schemaVersion": 1, "name": "retrieve_order", "description": "Fetches an order",
            "settings": {"shop": null, "urgent": null, "rate": null, "limit": null, "version": "2024-07"},
            "inputs": [{"name": "order_id", "type": "string", "required": true}],
            "request": {"method": "GET", "url": "https://{{setting.shop}}.example.com/{{setting.version}}/{{order_id}}",
            "query": [{"name": "limit", "value": "{{setting.limit}}"}],
            "headers": [{"name": "X-Rate", "value": "{{setting.rate}}{{#setting.urgent}}!{{/setting.urgent}}"}],
            "auth": {"type": "bearer", "token": "{{secret.token}}"}}}
            """;

    @Test
    void packs() throws InterruptedException {
        List<String> corpus = new ArrayList<>(List.of(PACK.formatted(CONNECTOR)));
        Documents.all().forEach(document -> corpus.add(PACK.formatted(CONNECTOR + ", " + document)));
        Fuzz.from(corpus)
                .words(Documents.words(corpus))
                .words(
                        "null",
                        "\"setting.shop\"",
                        "{{setting.shop}}",
                        "\"acme\"",
                        "\"\"",
                        "1e400",
                        "{",
                        "}",
                        "[",
                        "]",
                        ",")
                .feed(PackFuzzTest::read);
    }

    private static Object read(String text) {
        ConnectorPack pack;
        try {
            pack = ConnectorPack.read(text);
        } catch (InvalidDefinitionException e) {
            return refused(e);
        }
        String written = pack.write();
        assertThat(ConnectorPack.read(written).write()).isEqualTo(written);
        String kinds = "read " + pack.connectors().size();
        for (String filler : List.of("acme", "a.example.com/?@b#c\"{{order_id}}\r\n")) {
            kinds += filled(pack, values(pack, filler));
        }
        return kinds;
    }

    private static String filled(ConnectorPack pack, Map<String, Object> settings) {
        List<Violation> missing =
                pack.missing(settings, pack.secrets().keySet(), pack.signers().keySet());
        try {
            List<ConnectorDefinition> filled = pack.fill(settings);
            assertThat(missing).isEmpty();
            assertThat(filled).hasSameSizeAs(pack.connectors());
            for (ConnectorDefinition definition : filled) {
                assertThat(ConnectorDocument.read(ConnectorDocument.write(definition)))
                        .isEqualTo(definition);
            }
            return " filled";
        } catch (InvalidDefinitionException e) {
            return refused(e);
        }
    }

    private static String refused(InvalidDefinitionException e) {
        assertThat(e.getCause()).isNull();
        assertThat(e.violations()).isNotEmpty();
        return Fuzz.kind(e.violations().get(0).message()) + e.violations().size();
    }

    private static Map<String, Object> values(ConnectorPack pack, String text) {
        Map<String, Object> values = new HashMap<>();
        for (Input setting : pack.settings()) {
            values.put(
                    setting.name(),
                    switch (setting.type()) {
                        case INTEGER -> 5;
                        case NUMBER -> new BigDecimal("2.50");
                        case BOOLEAN -> true;
                        default -> text;
                    });
        }
        return values;
    }
}
