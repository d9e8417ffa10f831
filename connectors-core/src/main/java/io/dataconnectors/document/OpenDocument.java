package io.dataconnectors.document;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.ValueType;
import io.dataconnectors.Violation;
import io.dataconnectors.internal.compile.CompiledDefinition;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A connector document in which settings are open: they are there by name, and null.
 *
 * @param members the document
 */
record OpenDocument(Map<String, Object> members) {
    private static final String SETTINGS = "settings";

    /** Opens those of the settings that a definition has. */
    static OpenDocument of(ConnectorDefinition definition, Set<String> open) {
        Map<String, Object> members = new LinkedHashMap<>(ConnectorDocument.toValue(definition));
        members.computeIfPresent(SETTINGS, (name, settings) -> {
            Map<String, Object> opened = new LinkedHashMap<>();
            ((Map<?, ?>) settings)
                    .forEach((setting, value) -> opened.put((String) setting, open.contains(setting) ? null : value));
            return Collections.unmodifiableMap(opened);
        });
        return new OpenDocument(Collections.unmodifiableMap(members));
    }

    /** Returns a document as it was read, right or wrong. */
    static OpenDocument ofMembers(Map<?, ?> members) {
        Map<String, Object> copy = new LinkedHashMap<>();
        members.forEach((name, value) -> copy.put((String) name, value));
        return new OpenDocument(Collections.unmodifiableMap(copy));
    }

    String name() {
        return String.valueOf(members.get("name"));
    }

    /** Returns the names of the settings that are open. */
    Set<String> open() {
        Set<String> open = new LinkedHashSet<>();
        if (members.get(SETTINGS) instanceof Map<?, ?> settings) {
            settings.forEach((name, value) -> {
                if (value == null) {
                    open.add((String) name);
                }
            });
        }
        return open;
    }

    /** Returns the definition with values for what is open; or nothing, and then violations are added. */
    Optional<CompiledDefinition> fill(Map<String, Object> values, String pointer, List<Violation> violations) {
        Map<String, Object> filled = new LinkedHashMap<>(members);
        Set<String> open = open();
        if (members.get(SETTINGS) instanceof Map<?, ?> settings) {
            Map<String, Object> all = new LinkedHashMap<>();
            settings.forEach((name, value) -> all.put((String) name, open.contains(name) ? values.get(name) : value));
            filled.put(SETTINGS, all);
        }
        try {
            return Optional.of(ConnectorDocument.compile(filled));
        } catch (InvalidDefinitionException e) {
            e.violations().forEach(found -> violations.add(found.within(pointer)));
            return Optional.empty();
        }
    }

    /** Returns the type of a setting that has a value. */
    static ValueType type(Object value) {
        if (value instanceof Boolean) {
            return ValueType.BOOLEAN;
        }
        if (value instanceof BigDecimal) {
            return ValueType.NUMBER;
        }
        return value instanceof Number ? ValueType.INTEGER : ValueType.STRING;
    }
}
