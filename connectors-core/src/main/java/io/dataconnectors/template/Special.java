package io.dataconnectors.template;

/** What an expression can be besides a plain value. */
enum Special {
    /** There is no value: not even null. */
    ABSENT,
    /** A secret that must not be shown. */
    MASKED;

    /** What stands for a secret that must not be shown, in every position. */
    static final String MASK = "***";

    static boolean isNothing(@javax.annotation.Nullable Object value) {
        return value == null || value == ABSENT;
    }
}
