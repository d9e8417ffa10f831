package io.dataconnectors.store;

import io.dataconnectors.internal.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** The members of one object of a stored file, each taken once. What is left or missing is named. */
final class StoredMembers {
    private final String place;
    private final Map<String, Object> rest = new LinkedHashMap<>();

    private StoredMembers(String place, Map<?, ?> members) {
        this.place = place;
        members.forEach((name, value) -> rest.put((String) name, value));
    }

    static StoredMembers read(byte[] json) {
        return of("", Json.read(json));
    }

    private static StoredMembers of(String place, @Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            return new StoredMembers(place, members);
        }
        throw new IllegalArgumentException(place.isEmpty() ? "it is no JSON object" : place + " is no JSON object");
    }

    StoredMembers object(String name) {
        return of(place + "/" + name, rest.remove(name));
    }

    boolean has(String name) {
        return rest.containsKey(name);
    }

    Object any(String name) {
        Object value = rest.remove(name);
        if (value == null) {
            throw new IllegalArgumentException(place + "/" + name + " is missing");
        }
        return value;
    }

    String text(String name) {
        if (any(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(place + "/" + name + " is no string");
    }

    List<String> texts(String name) {
        if (any(name) instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw new IllegalArgumentException(place + "/" + name + " is no list of strings");
    }

    List<StoredMembers> objects(String name) {
        if (any(name) instanceof List<?> list) {
            return list.stream().map(value -> of(place + "/" + name, value)).toList();
        }
        throw new IllegalArgumentException(place + "/" + name + " is no list");
    }

    boolean truth(String name) {
        if (any(name) instanceof Boolean truth) {
            return truth;
        }
        throw new IllegalArgumentException(place + "/" + name + " is neither true nor false");
    }

    long count(String name) {
        Object value = any(name);
        if ((value instanceof Integer || value instanceof Long) && ((Number) value).longValue() > 0) {
            return ((Number) value).longValue();
        }
        throw new IllegalArgumentException(place + "/" + name + " is no whole number from 1");
    }

    Instant instant(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(place + "/" + name + " is no instant such as 2026-11-23T10:15:30Z", e);
        }
    }

    void end() {
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException(
                    place + "/" + rest.keySet().iterator().next() + " is unknown");
        }
    }
}
