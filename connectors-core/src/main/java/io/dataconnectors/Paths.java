package io.dataconnectors;

import io.dataconnectors.jsonpath.JsonPathException;
import io.dataconnectors.jsonpath.ValuePath;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.Nullable;

/** Parses the paths of a definition, each text once. */
final class Paths {
    private final Map<String, ValuePath> parsed = new HashMap<>();

    void parse(@Nullable String text, Problems problems) {
        if (text == null || parsed.containsKey(text)) {
            return;
        }
        try {
            parsed.put(text, ValuePath.parse(text));
        } catch (JsonPathException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    Map<String, ValuePath> parsed() {
        return parsed;
    }
}
