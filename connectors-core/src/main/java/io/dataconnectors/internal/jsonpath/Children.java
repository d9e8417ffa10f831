package io.dataconnectors.internal.jsonpath;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** The children of a node, one at a time: the elements of an array, the member values of an object, or none. */
final class Children {
    private final Iterator<?> rest;

    @Nullable
    private final Location parent;

    private final boolean named;
    private int index = -1;

    @Nullable
    private String name;

    @Nullable
    private Object value;

    private Children(Iterator<?> rest, boolean named, @Nullable Location parent) {
        this.rest = rest;
        this.named = named;
        this.parent = parent;
    }

    static Children of(@Nullable Object node, @Nullable Location at) {
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
        boolean scalar = node == null || node instanceof String || node instanceof Number || node instanceof Boolean;
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
    Location location() {
        return name == null ? Location.below(parent, index) : Location.below(parent, name);
    }
}
