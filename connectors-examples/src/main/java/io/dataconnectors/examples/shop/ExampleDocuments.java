package io.dataconnectors.examples.shop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The connector documents of the folder {@code connectors-examples/documents}, which are in the jar as well. */
public final class ExampleDocuments {
    private static final String SHOP = "https://127.0.0.1:8443";

    private ExampleDocuments() {}

    /** Returns the names of the files. */
    public static List<String> names() {
        return List.of(
                "retrieve-order.json",
                "reschedule-delivery.json",
                "list-orders.json",
                "refund-order.json",
                "report-damage.yaml");
    }

    /** Returns the text of a document that calls a shop on a port of this machine. */
    public static String read(String name, int port) {
        return read(name, "https://127.0.0.1:" + port);
    }

    /** Returns the text of a document that calls a shop at an origin, such as {@code https://shop.example.com}. */
    public static String read(String name, String origin) {
        try (InputStream document = ExampleDocuments.class.getResourceAsStream("/documents/" + name)) {
            String text =
                    new String(Objects.requireNonNull(document, "document").readAllBytes(), StandardCharsets.UTF_8);
            return text.replace(SHOP, origin);
        } catch (IOException e) {
            throw new UncheckedIOException("The document " + name + " cannot be read", e);
        }
    }
}
