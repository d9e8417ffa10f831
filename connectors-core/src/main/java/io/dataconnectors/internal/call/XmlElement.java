package io.dataconnectors.internal.call;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * One element that is being read, and the value it becomes: its text alone, if that is all it has; else an object of its
 * attributes ({@code @id}), its elements by their local names, several of one name as a list, and its text ({@code #text})
 * if there is any but white space. White space at the ends of a text does not count. {@code xsi:nil="true"} is null.
 */
final class XmlElement {
    static final String TEXT = "#text";
    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    private final String name;
    private final Map<String, Object> members = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private boolean nil;

    XmlElement(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Of two attributes with one local name, that without a prefix counts, else the first. */
    void attribute(@Nullable String namespace, String attribute, String value) {
        boolean prefixed = namespace != null && !namespace.isEmpty();
        if (INSTANCE.equals(namespace)) {
            nil |= attribute.equals("nil") && (value.equals("true") || value.equals("1"));
        } else if (prefixed) {
            members.putIfAbsent("@" + attribute, value);
        } else {
            members.put("@" + attribute, value);
        }
    }

    void text(String part) {
        text.append(part);
    }

    void child(XmlElement child) {
        Object value = child.value();
        Object there = members.get(child.name);
        if (!members.containsKey(child.name)) {
            members.put(child.name, value);
        } else if (there instanceof List<?>) {
            @SuppressWarnings("unchecked") // no value of an element is a list, so that this one was made below
            List<Object> several = (List<Object>) there;
            several.add(value);
        } else {
            members.put(child.name, new ArrayList<>(Arrays.asList(there, value)));
        }
    }

    @Nullable
    Object value() {
        if (nil) {
            return null;
        }
        String said = text.toString().trim(); // what XML calls white space, and no other
        if (members.isEmpty()) {
            return said;
        }
        if (!said.isEmpty()) {
            members.put(TEXT, said);
        }
        return members;
    }

    /** Returns the text of a value that XML became, if it has one beside its attributes; else the value. */
    @Nullable
    static Object textOf(@Nullable Object value) {
        return value instanceof Map<?, ?> members && members.get(TEXT) != null ? members.get(TEXT) : value;
    }
}
