package io.dataconnectors.template;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what could have been meant by a name that is not known. */
final class Spelling {
    private static final int NAMED = 8;
    private static final int FAR = 3;

    private Spelling() {}

    /** {@code "; did you mean …?"}, or the first few names that are known. */
    static String hint(String name, Collection<String> known) {
        Optional<String> near = known.stream()
                .filter(candidate -> distance(name, candidate) < FAR)
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
        if (near.isPresent()) {
            return "; did you mean '" + near.get() + "'?";
        }
        if (known.isEmpty()) {
            return "; none is";
        }
        List<String> few = known.stream().limit(NAMED).toList();
        return "; there are: " + few.stream().collect(Collectors.joining(", ")) + (known.size() > NAMED ? ", …" : "");
    }

    /** How many letters are to be added, removed or changed, as far as that matters (Levenshtein). */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) >= FAR || a.length() > Name.MAX_LENGTH || a.length() < FAR) {
            return FAR;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            nextRow(row, a.charAt(i - 1), b);
        }
        return row[b.length()];
    }

    private static void nextRow(int[] row, char c, String b) {
        int diagonal = row[0]++;
        for (int j = 1; j <= b.length(); j++) {
            int change = diagonal + (c == b.charAt(j - 1) ? 0 : 1);
            diagonal = row[j];
            row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
        }
    }
}
