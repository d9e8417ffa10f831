package io.dataconnectors.document;

import io.dataconnectors.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/** The JSON Schema of packs: its own, and within it that of connectors, in which a setting may be null. */
final class PackSchema {
    private static final String RESOURCE = "pack.schema.json";
    private static final String DEFINITIONS = "$defs";

    private PackSchema() {}

    static String text() {
        Map<String, Object> schema = object(Json.read(resource()));
        Map<String, Object> connector = object(Json.read(ConnectorDocument.schema()));
        Map<String, Object> definitions = object(connector.remove(DEFINITIONS));
        connector.remove("$schema");
        Map<String, Object> properties = object(connector.get("properties"));
        Map<String, Object> settings = object(properties.get("settings"));
        settings.put("additionalProperties", Map.of("type", List.of("string", "number", "boolean", "null")));
        properties.put("settings", settings);
        connector.put("properties", properties);
        definitions.put("connector", connector);
        schema.put(DEFINITIONS, definitions);
        return Json.writePretty(schema) + "\n";
    }

    private static Map<String, Object> object(@Nullable Object value) {
        Map<String, Object> members = new LinkedHashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(value)).forEach((name, member) -> members.put((String) name, member));
        return members;
    }

    private static String resource() {
        try (InputStream schema = PackSchema.class.getResourceAsStream(RESOURCE)) {
            return new String(Objects.requireNonNull(schema, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
