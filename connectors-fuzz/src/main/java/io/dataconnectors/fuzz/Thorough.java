package io.dataconnectors.fuzz;

/**
 * Tells a test how many rounds to make: few in every build, many with {@code -Dthorough}, and as many as a figure in the docs
 * is of with {@code -Dfigures}. The Maven profiles of these names set them.
 */
public final class Thorough {
    private static final boolean THOROUGH = Boolean.getBoolean("thorough");
    private static final boolean FIGURES = Boolean.getBoolean("figures");

    private Thorough() {}

    /** Returns the number of rounds of this run. */
    public static int rounds(int few, int many) {
        return THOROUGH ? many : few;
    }

    /** Returns the number of rounds of this run, which is another where figures are made. */
    public static int rounds(int few, int many, int figure) {
        return FIGURES ? figure : rounds(few, many);
    }
}
