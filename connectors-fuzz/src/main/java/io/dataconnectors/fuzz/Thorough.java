package io.dataconnectors.fuzz;

/**
 * Tells a test by chance how many rounds to make: few in every build, many with {@code -Dthorough}, which the Maven profile of
 * that name sets.
 */
public final class Thorough {
    private static final boolean THOROUGH = Boolean.getBoolean("thorough");

    private Thorough() {}

    /** Returns the number of rounds of this run. */
    public static int rounds(int few, int many) {
        return THOROUGH ? many : few;
    }
}
