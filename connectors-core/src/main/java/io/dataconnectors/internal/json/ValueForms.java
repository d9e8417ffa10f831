package io.dataconnectors.internal.json;

import java.util.Map;
import java.util.ServiceLoader;

/**
 * The JSON forms of values, for the annotations that values carry. What makes the forms knows the values and stands above
 * them, so it is found as a service: values know this class and no package above their own.
 */
public abstract class ValueForms {
    /** Looked for once, when a mapper first comes across a value. */
    private static final class Found {
        private static final ValueForms FORMS = ServiceLoader.load(ValueForms.class, ValueForms.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The service of the JSON forms is not on the class path"));
    }

    /** Returns the forms that the library has. */
    public static ValueForms get() {
        return Found.FORMS;
    }

    /** Returns the form of a value. */
    public abstract Map<String, Object> of(Object value);

    /** Returns the value that has a form; the type says which. */
    public abstract <T> T read(Class<T> type, BoundJson form);
}
