package io.dataconnectors;

import java.util.Objects;

/**
 * A parameter of the URL's query. It is left out of a call in which a value that it names is absent or null.
 *
 * @param name the parameter's name; it is percent-encoded when sent
 * @param value the template of its value
 * @param array how a value that is a list is written
 */
public record QueryParameter(String name, String value, ArrayStyle array) {
    /** Checks that nothing is null. */
    public QueryParameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(array, "array");
    }

    /** Returns a parameter whose lists are repeated: {@code a=1&a=2}. */
    public static QueryParameter of(String name, String value) {
        return new QueryParameter(name, value, ArrayStyle.REPEAT);
    }
}
