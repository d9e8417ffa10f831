package io.dataconnectors.http.secret;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** All the texts to look for. */
final class Echoes {
    private static final int ASCII = 128;

    private final Set<String> texts = new LinkedHashSet<>();

    /** By the character that they begin with, those beyond ASCII as one: few for most, and an answer has many characters. */
    private final Echo[][] byFirst = new Echo[ASCII + 1][];

    Echoes(Collection<Hidden> hidden) {
        hidden.forEach(secret -> texts.addAll(secret.texts()));
        texts.forEach(text -> add(new Echo(text)));
    }

    private void add(Echo echo) {
        int first = index(echo.first());
        Echo[] alike = byFirst[first] == null ? new Echo[1] : Arrays.copyOf(byFirst[first], byFirst[first].length + 1);
        alike[alike.length - 1] = echo;
        byFirst[first] = alike;
    }

    private static int index(int first) {
        return first >= 0 && first < ASCII ? first : ASCII;
    }

    boolean hold(String text) {
        return texts.contains(text);
    }

    /** Returns where the longest echo that begins at an index ends, or -1 if none begins there, or that cannot be afforded. */
    int end(String text, int start, Effort effort) {
        char first = text.charAt(start);
        int end = end(first, text, start, effort);
        for (Escape escape : Escape.at(text, start)) {
            end = escape.point() == first ? end : Math.max(end, end(escape.point(), text, start, effort));
        }
        return end;
    }

    private int end(int first, String text, int start, Effort effort) {
        Echo[] alike = byFirst[index(first)];
        int end = -1;
        for (int i = 0; alike != null && i < alike.length; i++) {
            end = Math.max(end, alike[i].end(text, start, effort));
        }
        return end;
    }
}
