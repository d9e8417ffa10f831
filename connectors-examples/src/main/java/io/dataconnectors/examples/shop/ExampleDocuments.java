package io.dataconnectors.examples.shop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The connector documents of the folder {@code connectors-examples/documents}, which are in the jar as well. */
public final class ExampleDocuments {
    private static final String PORT_IN_DOCUMENTS = "8443";

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
        try (InputStream document = ExampleDocuments.class.getResourceAsStream("/documents/" + name)) {
            String text =
                    new String(Objects.requireNonNull(document, "document").readAllBytes(), StandardCharsets.UTF_8);
            return text.replace("https://127.0.0.1:" + PORT_IN_DOCUMENTS, "https://127.0.0.1:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException("The document " + name + " cannot be read", e);
        }
    }
}
