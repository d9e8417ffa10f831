package io.dataconnectors.http.internal.secret;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All the texts to look for. */
final class Echoes {
    private static final int START = Masking.SHORTEST;

    /** What it costs to look up what begins at a place, and to begin to compare one of these. */
    private static final int LOOK = 32;

    private static final int COMPARE = 4;

    private final Map<String, List<String>> byStart = new HashMap<>();

    /** Of starts, some bits of their hash: most characters of an answer need no more than a look at these. */
    private final long[] starts;

    private final int shift;

    Echoes(Collection<Hidden> hidden) {
        Set<String> texts = new LinkedHashSet<>();
        hidden.forEach(secret -> texts.addAll(secret.texts()));
        int words = Integer.highestOneBit(Math.max(1, texts.size())); // with 32 to 64 bits for each text
        starts = new long[words];
        shift = Long.SIZE - Integer.numberOfTrailingZeros(words * Long.SIZE);
        texts.forEach(this::add);
    }

    private void add(String text) {
        long start = 0;
        for (int i = 0; i < START; i++) {
            start = start << Character.SIZE | text.charAt(i);
        }
        int bit = bit(start);
        starts[bit / Long.SIZE] |= 1L << bit;
        byStart.computeIfAbsent(text.substring(0, START), first -> new ArrayList<>())
                .add(text);
    }

    private int bit(long start) {
        return (int) ((start * 0x9e3779b97f4a7c15L) >>> shift);
    }

    /** Is told of an echo. */
    interface Found {
        void at(int start, int end);
    }

    /** Tells of the longest echo at each place of a text, and of all the rest of it from where that cannot be afforded. */
    void find(String text, Effort effort, Found found) {
        long start = 0;
        for (int i = 0; i < text.length(); i++) {
            start = start << Character.SIZE | text.charAt(i);
            int bit = bit(start);
            if (i + 1 >= START && (starts[bit / Long.SIZE] >>> bit & 1) != 0) {
                int at = i + 1 - START;
                int end = end(text, at, effort);
                if (end > 0) {
                    found.at(at, end);
                }
                if (!effort.spend(LOOK)) {
                    found.at(at, text.length());
                    return;
                }
            }
        }
    }

    private int end(String text, int at, Effort effort) {
        int end = -1;
        for (String echo : byStart.getOrDefault(text.substring(at, at + START), List.of())) {
            int alike = START;
            while (alike < echo.length()
                    && at + alike < text.length()
                    && text.charAt(at + alike) == echo.charAt(alike)) {
                alike++;
            }
            if (!effort.spend(COMPARE + alike)) {
                return text.length();
            }
            end = alike == echo.length() ? Math.max(end, at + alike) : end;
        }
        return end;
    }
}
