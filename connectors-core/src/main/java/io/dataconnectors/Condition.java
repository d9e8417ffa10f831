package io.dataconnectors;

import io.dataconnectors.json.Plain;
import java.util.Objects;
import javax.annotation.Nullable;

/** A statement about the body of an answer: a path finds something, or finds a certain value. */
public final class Condition {
    private final String path;
    private final boolean comparing;

    @Nullable
    private final Object value;

    private Condition(String path, boolean comparing, @Nullable Object value) {
        this.path = Objects.requireNonNull(path, "path");
        this.comparing = comparing;
        this.value = value;
    }

    /** Returns the condition that a path finds a value other than null. */
    public static Condition exists(String path) {
        return new Condition(path, false, null);
    }

    /** Returns the condition that the first value a path finds equals this one; numbers compare by what they count. */
    public static Condition equal(String path, @Nullable Object value) {
        return new Condition(path, true, Plain.copy(value));
    }

    /** Returns the JSONPath or JSON Pointer into the body. */
    public String path() {
        return path;
    }

    /** Whether the value found is compared; if not, it only has to exist. */
    public boolean comparing() {
        return comparing;
    }

    /** Returns the value to compare with; meaningful when {@link #comparing()}. */
    @Nullable
    public Object value() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Condition that
                && path.equals(that.path)
                && comparing == that.comparing
                && Objects.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path, comparing, value);
    }

    @Override
    public String toString() {
        return comparing ? path + " = " + value : path + " exists";
    }
}
