package io.dataconnectors.document;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The inputs of a connector as JSON Schema. */
final class InputSchema {
    private static final Map<String, Object> FILE = file();

    private InputSchema() {}

    static Map<String, Object> of(ConnectorDefinition definition) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("description", definition.description());
        putMembers(schema, definition.inputs());
        return Collections.unmodifiableMap(schema);
    }

    private static void putMembers(Map<String, Object> schema, List<Input> inputs) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        inputs.stream().filter(input -> input.source() == Input.Source.CALLER).forEach(input -> {
            properties.put(input.name(), schema(input));
            if (input.isRequired() && !input.hasDefault()) {
                required.add(input.name());
            }
        });
        schema.put("properties", Collections.unmodifiableMap(properties));
        schema.put("required", Collections.unmodifiableList(required));
        schema.put("additionalProperties", false);
    }

    private static Map<String, Object> schema(Input input) {
        Map<String, Object> schema = new LinkedHashMap<>();
        List<String> types = types(input);
        schema.put("type", types.size() == 1 ? types.get(0) : types);
        if (!input.description().isEmpty()) {
            schema.put("description", input.description());
        }
        if (input.hasDefault()) {
            schema.put("default", input.defaultValue());
        }
        if (!input.oneOf().isEmpty()) {
            schema.put("enum", values(input));
        }
        putRanges(schema, input);
        putContent(schema, input);
        return Collections.unmodifiableMap(schema);
    }

    private static List<String> types(Input input) {
        List<String> types = new ArrayList<>();
        for (ValueType type : input.types()) {
            types.add(
                    switch (type) {
                        case STRING, DATE, DATETIME -> "string";
                        case FILE -> "object";
                        case INTEGER, NUMBER, BOOLEAN, OBJECT, ARRAY -> type.word();
                    });
        }
        if (input.isNullable()) {
            types.add("null");
        }
        return List.copyOf(types);
    }

    /** In a schema, {@code enum} is all that may stand there; if null may, it has to be in it. */
    private static List<Object> values(Input input) {
        List<Object> values = new ArrayList<>(input.oneOf());
        if (input.isNullable()) {
            values.add(null);
        }
        return Collections.unmodifiableList(values);
    }

    private static void putRanges(Map<String, Object> schema, Input input) {
        Map<String, Object> ranges = new LinkedHashMap<>();
        ranges.put("minLength", input.minLength());
        ranges.put("maxLength", input.maxLength());
        ranges.put("minItems", input.minItems());
        ranges.put("maxItems", input.maxItems());
        ranges.put("minimum", input.minimum());
        ranges.put("maximum", input.maximum());
        ranges.put("pattern", input.pattern());
        ranges.values().removeIf(range -> range == null);
        schema.putAll(ranges);
    }

    private static void putContent(Map<String, Object> schema, Input input) {
        switch (input.type()) {
            case DATE -> schema.put("format", "date");
            case DATETIME -> schema.put("format", "date-time");
            case FILE -> schema.putAll(FILE);
            case OBJECT -> {
                if (!input.properties().isEmpty()) {
                    putMembers(schema, input.properties());
                }
            }
            case ARRAY -> {
                if (input.items() != null) {
                    schema.put("items", schema(input.items()));
                }
            }
            case STRING, INTEGER, NUMBER, BOOLEAN -> {}
        }
    }

    private static Map<String, Object> file() {
        Map<String, Object> text = Map.of("type", "string");
        Map<String, Object> content = new LinkedHashMap<>(text);
        content.put("contentEncoding", "base64");
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("name", text);
        properties.put("mediaType", text);
        properties.put("base64", Collections.unmodifiableMap(content));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("properties", Collections.unmodifiableMap(properties));
        schema.put("required", List.copyOf(properties.keySet()));
        schema.put("additionalProperties", false);
        return schema;
    }
}
