package io.dataconnectors;

import io.dataconnectors.internal.json.Plain;
import io.dataconnectors.internal.text.Moments;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/** What the value of an input must be like beside its type, and what it is without one; never changed once the input is made. */
final class ValueRules implements Cloneable {
    static final ValueRules NONE = new ValueRules();

    boolean hasDefault;

    @Nullable
    Object defaultValue;

    List<Object> values = List.of();

    /** The same, as they are compared: a list of many is checked against many. */
    private Set<Object> known = Set.of();

    @Nullable
    Integer minLength;

    @Nullable
    Integer maxLength;

    @Nullable
    Integer minItems;

    @Nullable
    Integer maxItems;

    @Nullable
    BigDecimal minimum;

    @Nullable
    BigDecimal maximum;

    @Nullable
    String pattern;

    List<Input> properties = List.of();

    @Nullable
    Input items;

    ValueRules copy() {
        try {
            return (ValueRules) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    private List<Object> parts() {
        return Arrays.asList(
                hasDefault,
                defaultValue,
                values,
                minLength,
                maxLength,
                minItems,
                maxItems,
                minimum,
                maximum,
                pattern,
                properties,
                items);
    }

    /** Sets all that the value may be: instants as those of calls are, with which they are compared. */
    void oneOf(Object[] all, ValueType type) {
        List<Object> copies = new ArrayList<>(all.length);
        for (Object value : all) {
            Object copy = Plain.copy(value);
            String utc = type == ValueType.DATETIME ? Moments.utc(copy) : null;
            copies.add(utc == null ? copy : utc);
        }
        values = Collections.unmodifiableList(copies);
        known = copies.stream().map(Plain::comparable).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a value is one of {@link #values}. */
    boolean allow(Object value) {
        return known.contains(Plain.comparable(value));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ValueRules that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }
}
