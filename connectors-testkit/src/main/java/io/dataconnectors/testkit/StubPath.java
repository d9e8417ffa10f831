package io.dataconnectors.testkit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** A path such as {@code /orders/{id}}, in which {@code {id}} stands for one whole segment. */
record StubPath(List<String> segments) {
    static StubPath parse(String path) {
        if (!path.startsWith("/") || path.contains("?")) {
            throw new IllegalArgumentException("A path starts with / and has no query: " + path);
        }
        return new StubPath(split(path));
    }

    /** Returns the values of the placeholders, or null if the raw path is another. */
    @Nullable
    Map<String, String> match(String rawPath) {
        List<String> actual = split(rawPath);
        if (actual.size() != segments.size()) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < actual.size(); i++) {
            String segment = segments.get(i);
            if (segment.startsWith("{") && segment.endsWith("}")) {
                values.put(segment.substring(1, segment.length() - 1), decode(actual.get(i)));
            } else if (!segment.equals(actual.get(i))) {
                return null;
            }
        }
        return values;
    }

    private static List<String> split(String path) {
        return List.of(path.split("/", -1));
    }

    private static String decode(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8); // + is itself in a path
    }
}
