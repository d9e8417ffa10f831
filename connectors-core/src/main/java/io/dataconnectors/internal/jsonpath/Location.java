package io.dataconnectors.internal.jsonpath;

import java.util.ArrayDeque;
import java.util.Deque;
import javax.annotation.Nullable;

/** The place of a node: a chain of member names and indices up to the root, shared by all nodes below a place. */
final class Location {
    static final Location ROOT = new Location(null, "");

    @Nullable
    private final Location parent;

    /** A {@code String} or an {@code Integer}. */
    private final Object key;

    private Location(@Nullable Location parent, Object key) {
        this.parent = parent;
        this.key = key;
    }

    /** The place below another one; {@code null} when nobody keeps places, so that values alone cost no object. */
    @Nullable
    static Location below(@Nullable Location parent, String name) {
        return parent == null ? null : parent.member(name);
    }

    @Nullable
    static Location below(@Nullable Location parent, int index) {
        return parent == null ? null : parent.element(index);
    }

    Location member(String name) {
        return new Location(this, name);
    }

    Location element(int index) {
        return new Location(this, index);
    }

    /** The last member name on the way here, or null if there is none. */
    @Nullable
    String lastName() {
        for (Location place = this; place.parent != null; place = place.parent) {
            if (place.key instanceof String name) {
                return name;
            }
        }
        return null;
    }

    String normalizedPath() {
        Deque<Object> keys = new ArrayDeque<>();
        Location place = this;
        for (Location up = place.parent; up != null; up = place.parent) {
            keys.push(place.key);
            place = up;
        }
        StringBuilder path = new StringBuilder("$");
        for (Object key : keys) {
            path.append('[');
            append(path, key);
            path.append(']');
        }
        return path.toString();
    }

    private static void append(StringBuilder path, Object key) {
        if (key instanceof String name) {
            path.append('\'');
            name.chars().forEach(c -> append(path, (char) c));
            path.append('\'');
        } else {
            path.append(key);
        }
    }

    /** The escapes of section 2.7 and no others, so that a place has one normalized path. */
    private static void append(StringBuilder path, char c) {
        int shortEscape = "\b\t\n\f\r'\\".indexOf(c);
        if (shortEscape >= 0) {
            path.append('\\').append("btnfr'\\".charAt(shortEscape));
        } else if (c < ' ') {
            path.append(c < 0x10 ? "\\u000" : "\\u00").append(Integer.toHexString(c));
        } else {
            path.append(c);
        }
    }
}
