package io.dataconnectors.internal.template;

import java.util.List;
import javax.annotation.Nullable;

/** The forms that the value of an expression has besides plain values. */
enum SpecialForm {
    /** There is no value: not even null. */
    ABSENT,
    /** A secret that must not be shown. */
    MASKED;

    /** What stands for a secret that must not be shown, in every position. */
    static final String MASK = "***";

    /** The value as a list of one; an empty list where it is nothing. */
    static List<Object> orNone(@Nullable Object value) {
        return value == null || value == ABSENT ? List.of() : List.of(value);
    }

    static boolean isNothing(@Nullable Object value) {
        return value == null || value == ABSENT;
    }
}
