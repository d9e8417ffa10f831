package io.dataconnectors.console.internal.api;

import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javax.annotation.Nullable;

/**
 * The description of the API (OpenAPI 3.1): the addresses, from {@code openapi.json} beside this class, and the schemas of the
 * library, which are the same that its other readers have.
 */
public final class OpenApi implements Routes.Part {
    private static final String DEFINITIONS = "#/$defs/";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String DOCUMENT = "connectorDocument";

    private final String text = Json.writePretty(description()) + "\n";

    @Override
    public void addTo(Routes routes) {
        routes.get("/api/openapi.json", Right.VIEW, visit -> ConsoleResponse.text(200, "application/json", text));
    }

    private static Map<String, Object> description() {
        Map<String, Object> description = new LinkedHashMap<>(object(Json.read(addresses())));
        Map<String, Object> components = new LinkedHashMap<>(object(description.get("components")));
        Map<String, Object> schemas = new LinkedHashMap<>(object(components.get("schemas")));
        addDefinitions(schemas, object(Json.read(JsonForm.schema())), name -> name);
        Map<String, Object> document = new LinkedHashMap<>(object(Json.read(ConnectorDocument.schema())));
        UnaryOperator<String> within = name -> DOCUMENT + "." + name;
        addDefinitions(schemas, document, within);
        document.remove("$defs");
        document.remove("$schema");
        schemas.put(DOCUMENT, renamed(document, within));
        components.put("schemas", schemas);
        description.put("components", components);
        return description;
    }

    private static String addresses() {
        try (InputStream stream = OpenApi.class.getResourceAsStream("openapi.json")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addDefinitions(
            Map<String, Object> schemas, Map<String, Object> schema, UnaryOperator<String> name) {
        object(schema.get("$defs"))
                .forEach((definition, form) -> schemas.put(name.apply(definition), renamed(form, name)));
    }

    /** The schemas of the library refer to each other among {@code $defs}. */
    @Nullable
    private static Object renamed(@Nullable Object schema, UnaryOperator<String> name) {
        if (schema instanceof List<?> list) {
            return list.stream().map(element -> renamed(element, name)).toList();
        }
        if (!(schema instanceof Map<?, ?>)) {
            return schema;
        }
        Map<String, Object> renamed = new LinkedHashMap<>();
        object(schema).forEach((member, value) -> {
            boolean refers = member.equals("$ref") && value instanceof String text && text.startsWith(DEFINITIONS);
            renamed.put(
                    member,
                    refers
                            ? SCHEMAS + name.apply(((String) value).substring(DEFINITIONS.length()))
                            : renamed(value, name));
        });
        return renamed;
    }

    @SuppressWarnings("unchecked") // what is read as JSON has texts for names
    private static Map<String, Object> object(@Nullable Object json) {
        return (Map<String, Object>) Objects.requireNonNull(json);
    }
}
