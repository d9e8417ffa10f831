package io.dataconnectors;

import java.util.Objects;

/**
 * A named intermediate value of a definition. Its template sees the inputs, the settings and the variables before it.
 *
 * @param name what templates call it
 * @param template the template that makes its value
 * @param type whether the template makes text or a JSON value
 */
public record Variable(String name, String template, Type type) {
    /** The kinds of values that a variable's template makes. */
    public enum Type {
        /** Text, as the template renders it. */
        TEXT,
        /** The JSON value that the template renders: an object, a list, a number … */
        JSON
    }

    /** Checks that nothing is null. */
    public Variable {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(type, "type");
    }
}
