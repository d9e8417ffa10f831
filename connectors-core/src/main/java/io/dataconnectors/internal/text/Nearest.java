package io.dataconnectors.internal.text;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The known name that was probably meant by one that is not known, for messages that help with a typing error. */
public final class Nearest {
    private static final int LONG = 64;
    private static final int FAR = 4;

    private static final int NAMED = 8;

    private Nearest() {}

    /**
     * Returns the known name that differs least from the wrong one, whatever the case of letters; of several the first.
     * One letter in three may be added, removed or replaced, and three at most. A name of more than 64 characters is near
     * no other, so that long names cost nothing.
     */
    public static Optional<String> of(String wrong, Collection<String> known) {
        if (wrong.length() > LONG) {
            return Optional.empty();
        }
        String name = wrong.toLowerCase(Locale.ROOT);
        String nearest = null;
        int bound = Math.min(FAR, wrong.length() / 3 + 1);
        for (String candidate : known) {
            boolean comparable = Math.abs(candidate.length() - wrong.length()) < bound;
            int distance = comparable ? distance(name, candidate.toLowerCase(Locale.ROOT)) : bound;
            if (distance < bound) {
                nearest = candidate;
                bound = distance;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** How many letters are added, removed or replaced (Levenshtein). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 0; i < from.length(); i++) {
            advance(row, from.charAt(i), to);
        }
        return row[to.length()];
    }

    private static void advance(int[] row, char letter, String to) {
        int diagonal = row[0]++;
        for (int j = 1; j <= to.length(); j++) {
            int replaced = diagonal + (letter == to.charAt(j - 1) ? 0 : 1);
            diagonal = row[j];
            row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
        }
    }

    /** Returns {@code "; did you mean …?"}, or the first few names that are known. */
    public static String hint(String name, Collection<String> known) {
        String meant = meant(name, known);
        return meant.isEmpty() ? all(known) : meant;
    }

    /** Returns {@code "; did you mean …?"}; empty if no known name is near. */
    public static String meant(String name, Collection<String> known) {
        return of(name, known).map(near -> "; did you mean '" + near + "'?").orElse("");
    }

    private static String all(Collection<String> known) {
        if (known.isEmpty()) {
            return "; none is";
        }
        List<String> few = known.stream().limit(NAMED).toList();
        return "; there are: " + String.join(", ", few) + (known.size() > NAMED ? ", …" : "");
    }
}
