package io.dataconnectors.imports.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * The variables of an imported text, such as those of a shell. In its words each is one character of plane 15, which is of
 * private use and which no such text may have of its own: so words stay plain text, and no value can look like a variable.
 */
public final class Variables {
    private static final int FIRST = 0xF0000;
    private static final int LAST = 0xFFFFD;

    private static final int MOST = 100;

    private final List<String> names = new ArrayList<>();
    private final ImportReport report;

    public Variables(ImportReport report) {
        this.report = report;
    }

    public static boolean isVariable(int codePoint) {
        return codePoint >= FIRST && codePoint <= LAST;
    }

    public static boolean anyIn(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            if (isVariable(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Returns the character that stands for a variable. */
    public String standIn(String name) {
        int index = names.indexOf(name);
        if (index < 0 && names.size() == MOST) {
            report.refuse(report.subject() + " has more than " + MOST + " variables");
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
