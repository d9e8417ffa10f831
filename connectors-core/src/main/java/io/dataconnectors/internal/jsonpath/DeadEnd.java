package io.dataconnectors.internal.jsonpath;

import java.util.Collections;
import java.util.List;
import javax.annotation.Nullable;

/** The end of a path that finds nothing: the last values on its way, and the member name that none of them has. */
public final class DeadEnd {
    @Nullable
    private final String name;

    private final List<Object> values;

    DeadEnd(@Nullable String name, List<Object> values) {
        this.name = name;
        this.values = Collections.unmodifiableList(values);
    }

    /** The member name that was looked for; null if it was something else, such as an index. */
    @Nullable
    public String name() {
        return name;
    }

    /** The values in which it was looked for; an element is {@code null} where the JSON has null. */
    public List<Object> values() {
        return values;
    }
}
