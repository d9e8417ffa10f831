package io.dataconnectors.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The known name that was probably meant by one that is not known. */
final class Nearest {
    private Nearest() {}

    /** Returns {@code ; did you mean "name"?}, or nothing if no known name is near. */
    static String hint(String wrong, Collection<String> known) {
        int near = Math.max(1, wrong.length() / 3);
        return known.stream()
                .filter(name -> distance(wrong, name) <= near)
                .min(Comparator.comparingInt(name -> distance(wrong, name)))
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElse("");
    }

    /** How many letters are added, removed or replaced (Levenshtein), whatever their case. */
    private static int distance(String one, String other) {
        String from = one.toLowerCase(Locale.ROOT);
        String to = other.toLowerCase(Locale.ROOT);
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
}
