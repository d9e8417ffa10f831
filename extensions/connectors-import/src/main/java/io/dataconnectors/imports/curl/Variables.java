package io.dataconnectors.imports.curl;

import java.util.ArrayList;
import java.util.List;

/**
 * The variables of the shell that a command uses. In its words each is one character of plane 15, which is of private use and
 * which no command may have of its own: so words stay plain text, and no value can look like a variable.
 */
final class Variables {
    private static final int FIRST = 0xF0000;
    private static final int LAST = 0xFFFFD;

    private static final int MOST = 100;

    private final List<String> names = new ArrayList<>();
    private final Report report;

    Variables(Report report) {
        this.report = report;
    }

    static boolean isVariable(int codePoint) {
        return codePoint >= FIRST && codePoint <= LAST;
    }

    static boolean anyIn(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            if (isVariable(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Returns the character that stands for a variable. */
    String standIn(String name) {
        int index = names.indexOf(name);
        if (index < 0 && names.size() == MOST) {
            report.refuse("The command has more than " + MOST + " variables");
            return "";
        }
        if (index < 0) {
            index = names.size();
            names.add(name);
        }
        return Character.toString(FIRST + index);
    }

    String name(int standIn) {
        return names.get(standIn - FIRST);
    }
}
