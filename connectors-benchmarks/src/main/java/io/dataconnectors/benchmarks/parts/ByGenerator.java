package io.dataconnectors.benchmarks.parts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** A URL and a body as a developer writes them by hand for speed: no tree, no binding. */
final class ByGenerator {
    private final JsonFactory factory = new JsonFactory();

    /** What is sent. */
    record Sent(String url, ByteBuffer body) {}

    Sent render(Map<String, Object> values) throws IOException {
        return new Sent(url(values), ByteBuffer.wrap(body(values)));
    }

    static String url(Map<String, Object> values) {
        return "https://api.example.com/shops/" + encoded(values, "shop") + "/orders?q=" + encoded(values, "query");
    }

    private static String encoded(Map<String, Object> values, String name) {
        return URLEncoder.encode((String) values.get(name), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    private byte[] body(Map<String, Object> values) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(256);
        try (JsonGenerator json = factory.createGenerator(body)) {
            json.writeStartObject();
            json.writeStringField("order", (String) values.get("order"));
            json.writeStringField("customer", (String) values.get("customer"));
            json.writeNumberField("quantity", (int) Objects.requireNonNull(values.get("quantity")));
            json.writeStringField("note", (String) values.get("note"));
            json.writeStringField("day", (String) values.get("day"));
            json.writeEndObject();
        }
        return body.toByteArray();
    }
}
