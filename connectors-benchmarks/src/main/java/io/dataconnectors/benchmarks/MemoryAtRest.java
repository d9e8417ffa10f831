package io.dataconnectors.benchmarks;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.store.InMemoryConnectorStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Measures what a stored connector keeps in memory: the heap in use before and after 10,000 connectors with different
 * definitions were created in a store in memory, beside the size of their documents.
 */
final class MemoryAtRest {
    private static final int CONNECTORS = 10_000;

    private static final String DOCUMENT = """
            {
              "schemaVersion": 1,
              "name": "create_refund_%1$d",
              "description": "Refunds an order of shop %1$d in part or as a whole. Use it once the customer agreed.",
              "settings": {"shop": "shop-%1$d"},
              "inputs": [
                {"name": "order_id", "type": "string", "required": true, "description": "The number of order %1$d"},
                {"name": "amount", "type": "number", "required": true, "minimum": 0.01, "description": "In major units"},
                {"name": "reason", "type": "string", "enum": ["damaged", "late", "wrong item"], "nullable": true},
                {"name": "lines", "type": "array", "items": {"type": "object", "properties": [
                  {"name": "sku", "type": "string", "required": true}, {"name": "count", "type": "integer"}]}}
              ],
              "request": {
                "method": "POST",
                "url": "https://{{setting.shop}}.example.com/orders/{{order_id}}/refunds-%1$d",
                "query": [{"name": "notify", "value": "true"}, {"name": "shop", "value": "%1$d"}],
                "headers": [{"name": "X-Client", "value": "house-%1$d"}],
                "auth": {"type": "bearer", "token": "{{secret.shop_token_%1$d}}"},
                "idempotency": {"header": "Idempotency-Key"},
                "body": {"type": "json", "template":
                  "{\\"amount\\": {{amount}}, \\"reason\\": {{reason}}, \\"lines\\": {{lines}}, \\"shop\\": %1$d}"}
              },
              "response": {
                "outputs": [
                  {"name": "refund_id", "path": "$.refund.id", "type": "string", "required": true},
                  {"name": "status", "path": "$.refund.status_%1$d", "type": "string"},
                  {"name": "created", "path": "$.refund.created_at", "type": "datetime"},
                  {"name": "lines", "path": "$.refund.lines[*]", "list": true, "fields": [
                    {"name": "sku", "path": "$.sku"}, {"name": "amount", "path": "$.amount", "type": "number"}]}
                ],
                "error": {"message": ["$.error.message", "$.errors[0].title"], "code": "$.error.code_%1$d"}
              },
              "limits": {"timeout": "PT15S"}
            }
            """;

    private MemoryAtRest() {}

    /** Prints the figures. */
    public static void main(String[] args) throws IOException {
        ConnectorRegistry connectors =
                ConnectorRegistry.builder().store(new InMemoryConnectorStore()).build();
        create(connectors, 0); // what is made once for all connectors is none of theirs
        long before = inUse();
        long documents = 0;
        for (int i = 1; i <= CONNECTORS; i++) {
            documents += create(connectors, i);
        }
        long each = (inUse() - before) / CONNECTORS;
        long document = documents / CONNECTORS;
        Results.tell(
                "memory",
                String.format(
                        Locale.ROOT, """
                        | memory, Java %s | bytes |
                        |---|---|
                        | a document | %d |
                        | its connector in a store in memory, mean of %d | %d, %.2f times the document |
                        """, Runtime.version(), document, CONNECTORS, each, (double) each / document));
        System.out.println(connectors); // which is in use until here
    }

    /** Creates a connector of a text of its own, and returns the size of its document. */
    private static long create(ConnectorRegistry connectors, int number) {
        ConnectorDefinition definition = ConnectorDocument.read(DOCUMENT.formatted(number));
        connectors.create(definition);
        return ConnectorDocument.write(definition).getBytes(StandardCharsets.UTF_8).length;
    }

    private static long inUse() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            least = Math.min(least, used);
        }
        return least;
    }
}
