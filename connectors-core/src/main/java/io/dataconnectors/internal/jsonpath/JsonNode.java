package io.dataconnectors.internal.jsonpath;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/** A value and the place where it was found. Immutable, as far as the value is. */
public final class JsonNode {
    private final Location location;

    @Nullable
    private final Object value;

    JsonNode(Location location, @Nullable Object value) {
        this.location = location;
        this.value = value;
    }

    /** The normalized path of the place (RFC 9535, section 2.7), such as {@code $['lines'][0]}; built when asked for. */
    public String path() {
        return location.normalizedPath();
    }

    /** The last member name on the way to the place, null if there is none: {@code lines} for {@code $['lines'][0]}. */
    @Nullable
    public String name() {
        return location.lastName();
    }

    /** The value found, {@code null} where the JSON has null. */
    @Nullable
    public Object value() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonNode that && path().equals(that.path()) && Objects.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return 31 * path().hashCode() + Objects.hashCode(value);
    }

    /** The place alone: a value may be confidential. */
    @Override
    public String toString() {
        return path();
    }

    /** The place of a node: a chain of member names and indices up to the root, shared by all nodes below a place. */
    static final class Location {
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

    /** The children of a node, one at a time: the elements of an array, the member values of an object, or none. */
    static final class Children {
        private final Iterator<?> rest;

        @Nullable
        private final JsonNode.Location parent;

        private final boolean named;
        private int index = -1;

        @Nullable
        private String name;

        @Nullable
        private Object value;

        private Children(Iterator<?> rest, boolean named, @Nullable JsonNode.Location parent) {
            this.rest = rest;
            this.named = named;
            this.parent = parent;
        }

        static Children of(@Nullable Object node, @Nullable JsonNode.Location at) {
            if (node instanceof List<?> elements) {
                return new Children(elements.iterator(), false, at);
            }
            if (node instanceof Map<?, ?> members) {
                return new Children(members.entrySet().iterator(), true, at);
            }
            return new Children(List.of().iterator(), false, at);
        }

        /** Whether a node is of a kind that can have children. Scalars go first: not to be of a class is found out faster. */
        static boolean exist(@Nullable Object node) {
            boolean scalar =
                    node == null || node instanceof String || node instanceof Number || node instanceof Boolean;
            return !scalar && (node instanceof Map<?, ?> || node instanceof List<?>);
        }

        /** Goes on to the next child, the first one at first. Returns false if there is none. */
        boolean next() {
            if (!rest.hasNext()) {
                return false;
            }
            Object next = rest.next();
            index++;
            if (named) {
                Map.Entry<?, ?> member = (Map.Entry<?, ?>) next;
                name = (String) member.getKey();
                value = member.getValue();
            } else {
                value = next;
            }
            return true;
        }

        @Nullable
        Object value() {
            return value;
        }

        @Nullable
        JsonNode.Location location() {
            return name == null ? JsonNode.Location.below(parent, index) : JsonNode.Location.below(parent, name);
        }
    }
}
