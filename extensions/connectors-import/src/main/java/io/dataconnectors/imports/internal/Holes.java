package io.dataconnectors.imports.internal;

import io.dataconnectors.internal.text.SecretNames;
import io.dataconnectors.internal.text.SecretNames.SnakeCase;
import javax.annotation.Nullable;

/** The places for values in texts: variables and placeholders become inputs, settings and secrets, by name and by place. */
final class Holes {
    /** So many of them may be in a text that is imported. */
    static final int MOST = 1_000;

    private final Variables variables;
    private final DraftDeclarations found;
    private final ImportReport report;
    private int holes;

    Holes(Variables variables, DraftDeclarations found, ImportReport report) {
        this.variables = variables;
        this.found = found;
        this.report = report;
    }

    /** Whether a text is a variable or a placeholder, or has variables in it. */
    static boolean isOne(String text) {
        return WrittenPlaceholder.whole(text) != null || Variables.anyIn(text);
    }

    /** Counts one, and says whether it is one too many. */
    boolean isTooMany() {
        holes++;
        if (holes == MOST + 1) {
            report.refuse(report.subject()
                    + " has variables, placeholders, secrets in texts and JSON in texts in more than " + MOST
                    + " places");
        }
        return areTooMany();
    }

    boolean areTooMany() {
        return holes > MOST;
    }

    /** Returns the tag of a variable or a placeholder of this name. */
    String tag(String name, RequestPosition position) {
        if (isTooMany()) {
            return "";
        }
        String proper = DraftNames.of(name, "value");
        if (position == RequestPosition.HOST || position == RequestPosition.USER || found.hasSetting(proper)) {
            return found.setting(proper, label(name));
        }
        return position == RequestPosition.CREDENTIAL || SecretNames.ofName(name) || found.hasSecret(proper)
                ? found.secret(proper)
                : found.input(proper, false);
    }

    private static String label(String name) {
        String label = SnakeCase.of(name).replace('_', '-');
        return label.isEmpty() ? "example" : label.substring(0, Math.min(60, label.length()));
    }

    /** Returns the tag of a variable or a placeholder that stands for a whole JSON value. */
    String bare(String name) {
        if (isTooMany()) {
            return "";
        }
        String proper = DraftNames.of(name, "value");
        return SecretNames.ofName(name) ? found.secret(proper) : found.input(proper, true);
    }

    /** Returns the tag of the variable that a character stands for, as a whole JSON value. */
    String bare(int standIn) {
        return bare(variables.name(standIn));
    }

    /** Returns the variable with which a host begins; a placeholder in one pair of braces stands for a label of it. */
    @Nullable
    WrittenPlaceholder beginning(String host) {
        int c = host.codePointAt(0);
        if (Variables.isVariable(c)) {
            return new WrittenPlaceholder(variables.name(c), Character.charCount(c));
        }
        return host.startsWith("{{") ? WrittenPlaceholder.in(host, 0) : null;
    }
}
