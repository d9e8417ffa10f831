package io.dataconnectors.internal.template;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;

/** Finds the names of the members that an object of a template can have. */
final class JsonNames {
    private final Set<String> names = new LinkedHashSet<>();

    private JsonNames() {}

    /** The names; null when only values decide, or the template is beyond what JSON may be. */
    @Nullable
    static Set<String> of(JsonValue value) {
        JsonNames names = new JsonNames();
        try {
            return names.add(value) ? names.names : null;
        } catch (JsonException e) {
            return null;
        }
    }

    private boolean add(JsonValue value) {
        if (value instanceof JsonValue.Fixed fixed) {
            return add(Json.read(fixed.json()));
        }
        if (value instanceof JsonValue.Structure structure) {
            return structure.object() && structure.items().stream().allMatch(this::add);
        }
        return value instanceof JsonValue.Choice choice
                && choice.items().stream().allMatch(this::add);
    }

    private boolean add(@Nullable Object constant) {
        if (constant instanceof Map<?, ?> object) {
            object.keySet().forEach(name -> names.add((String) name));
            return true;
        }
        return false;
    }

    private boolean add(JsonItem item) {
        if (item instanceof JsonItem.Member member) {
            return add(List.of(member.name()));
        }
        if (item instanceof JsonItem.Run run) {
            return add(run.names());
        }
        if (item instanceof JsonItem.Section section) {
            return section.items().stream().allMatch(this::add);
        }
        return item instanceof JsonItem.Element element && add(element.value());
    }

    /** Names are kept as they stand between quotes. */
    private boolean add(List<String> escaped) {
        escaped.forEach(name -> names.add((String) Json.read('"' + name + '"')));
        return true;
    }
}
