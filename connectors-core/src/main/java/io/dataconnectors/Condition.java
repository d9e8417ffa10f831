package io.dataconnectors;

import io.dataconnectors.internal.json.Plain;
import java.util.Objects;
import javax.annotation.Nullable;

/** A statement about an answer: a place has something other than null, or has a certain value. */
public final class Condition {
    private final Place place;
    private final boolean comparing;

    @Nullable
    private final Object value;

    private Condition(Place place, boolean comparing, @Nullable Object value) {
        this.place = Objects.requireNonNull(place, "place");
        this.comparing = comparing;
        this.value = value;
    }

    /** Returns the condition that a path finds a value other than null. */
    public static Condition exists(String path) {
        return exists(Place.path(path));
    }

    /** Returns the condition that a place has a value other than null, and with a pattern, one in which it finds something. */
    public static Condition exists(Place place) {
        return new Condition(place, false, null);
    }

    /** Returns the condition that the first value a path finds equals this one; numbers compare by what they count. */
    public static Condition equal(String path, @Nullable Object value) {
        return equal(Place.path(path), value);
    }

    /** Returns the condition that the first value of a place equals this one; numbers compare by what they count. */
    public static Condition equal(Place place, @Nullable Object value) {
        return new Condition(place, true, Plain.copy(value));
    }

    /** Returns the place that is looked at. */
    public Place place() {
        return place;
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
                && place.equals(that.place)
                && comparing == that.comparing
                && Objects.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(place, comparing, value);
    }

    @Override
    public String toString() {
        return comparing ? place + " = " + value : place + " exists";
    }
}
