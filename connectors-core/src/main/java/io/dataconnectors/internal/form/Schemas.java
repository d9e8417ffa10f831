package io.dataconnectors.internal.form;

import io.dataconnectors.internal.json.Plain;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The parts of a JSON Schema that have a name, each told once and referred to. */
public final class Schemas {
    private static final String DEFINITIONS = "$defs";

    private final Map<String, Map<String, Object>> named = new LinkedHashMap<>();

    private Schemas() {}

    /** Returns the JSON Schema (draft 2020-12) of a document. */
    public static Map<String, Object> of(String title, ObjectForm<?> document) {
        Schemas schemas = new Schemas();
        Map<String, Object> schema =
                keywords("$schema", "https://json-schema.org/draft/2020-12/schema", "title", title);
        schema.putAll(document.object(schemas));
        schema.put(DEFINITIONS, schemas.named);
        return schema;
    }

    /** Returns a reference to a named part, which is made when it is first referred to. */
    Map<String, Object> refer(String name, Supplier<Map<String, Object>> part) {
        if (!named.containsKey(name)) {
            named.put(name, Map.of()); // a part may refer to itself
            named.put(name, part.get());
        }
        return keywords("$ref", "#/" + DEFINITIONS + "/" + name);
    }

    /** Returns keywords of a schema in this order: names, each with its value. More may be put to them. */
    public static Map<String, Object> keywords(Object... namesAndValues) {
        return new LinkedHashMap<>(Plain.object(namesAndValues));
    }
}
