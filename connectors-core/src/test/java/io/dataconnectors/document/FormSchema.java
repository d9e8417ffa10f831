package io.dataconnectors.document;

import io.dataconnectors.internal.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The schema of the forms, made strict: a member that it does not describe is an error. */
final class FormSchema {
    private static final Map<?, ?> SCHEMA = (Map<?, ?>) strict(Json.read(JsonForm.schema()));

    private FormSchema() {}

    static Set<String> names() {
        return ((Map<?, ?>) SCHEMA.get("$defs"))
                .keySet().stream().map(String.class::cast).collect(Collectors.toSet());
    }

    static List<String> errors(String name, String json) {
        Map<Object, Object> schema = new LinkedHashMap<>(SCHEMA);
        schema.put("$ref", "#/$defs/" + name);
        return Validation.by(Json.write(schema)).errors(json);
    }

    private static Object strict(Object schema) {
        if (schema instanceof Map<?, ?> map) {
            Map<Object, Object> strict = new LinkedHashMap<>();
            map.forEach((name, value) -> strict.put(name, strict(value)));
            if (map.get("properties") instanceof Map) {
                strict.put("additionalProperties", false);
            }
            return strict;
        }
        return schema instanceof List<?> list
                ? list.stream().map(FormSchema::strict).toList()
                : schema;
    }
}
