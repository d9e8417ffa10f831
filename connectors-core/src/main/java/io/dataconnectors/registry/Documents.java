package io.dataconnectors.registry;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Header;
import io.dataconnectors.Input;
import io.dataconnectors.Method;
import io.dataconnectors.Output;
import io.dataconnectors.ValueType;
import io.dataconnectors.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Stands in for {@code io.dataconnectors.document.ConnectorDocument}, with the same methods, until that is merged. */
final class Documents {
    private Documents() {}

    static String digest(ConnectorDefinition definition) {
        try {
            byte[] text = Json.write(toValue(definition)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, Object> toValue(ConnectorDefinition definition) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("name", definition.name());
        value.put("description", definition.description());
        value.put("inputs", definition.inputs().stream().map(Documents::input).toList());
        value.put("method", definition.request().method().name());
        value.put("url", definition.request().url());
        value.put(
                "headers",
                definition.request().headers().stream().map(Documents::header).toList());
        value.put(
                "outputs",
                definition.response().outputs().stream().map(Documents::output).toList());
        return value;
    }

    private static List<Object> input(Input input) {
        return List.of(input.name(), input.type().word(), input.isRequired());
    }

    private static List<Object> header(Header header) {
        return List.of(header.name(), header.value());
    }

    private static List<Object> output(Output output) {
        return List.of(output.name(), String.valueOf(output.path()));
    }

    static ConnectorDefinition ofValue(Object document) {
        Map<?, ?> value = (Map<?, ?>) document;
        ConnectorDefinition.Builder builder = ConnectorDefinition.builder(text(value.get("name")))
                .description(text(value.get("description")))
                .request(Method.valueOf(text(value.get("method"))), text(value.get("url")));
        list(value.get("inputs")).forEach(input -> builder.input(input(list(input))));
        list(value.get("headers")).forEach(h -> builder.header(text(list(h).get(0)), text(list(h).get(1))));
        list(value.get("outputs")).forEach(o -> builder.output(text(list(o).get(0)), text(list(o).get(1))));
        return builder.build();
    }

    private static Input input(List<?> parts) {
        ValueType type = ValueType.valueOf(text(parts.get(1)).toUpperCase(Locale.ROOT));
        Input input = Input.of(text(parts.get(0)), type);
        return Boolean.TRUE.equals(parts.get(2)) ? input.required() : input;
    }

    private static String text(@javax.annotation.Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("The definition is not a connector document");
    }

    private static List<?> list(@javax.annotation.Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("The definition is not a connector document");
    }
}
