package io.dataconnectors.internal.template;

import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/** Finds patterns of dates that can be read but mean another date than their authors do. */
public final class DatePattern {
    private DatePattern() {}

    /** Returns what is wrong with a pattern of {@link java.time.format.DateTimeFormatter}, and what would be right; null if nothing is. */
    @Nullable
    public static String problem(String pattern) {
        Set<Integer> letters = pattern.replaceAll("'[^']*'", "").chars().boxed().collect(Collectors.toSet());
        if (hasAny(letters, "hK") && !hasAny(letters, "aB")) {
            return "h and K count the hours of half a day: write HH, or add a for AM and PM";
        }
        if (hasAny(letters, "Y") && !hasAny(letters, "wW")) {
            return "Y is the year to which a week belongs: write yyyy";
        }
        if (hasAny(letters, "D") && hasAny(letters, "MLd")) {
            return "D is the day of the year: write dd";
        }
        if (hasAny(letters, "m") && hasAny(letters, "d") && !hasAny(letters, "HhKkML")) {
            return "m is the minute: write MM for the month";
        }
        return null;
    }

    private static boolean hasAny(Set<Integer> letters, String wanted) {
        return wanted.chars().anyMatch(letters::contains);
    }
}
