package io.dataconnectors.imports.curl;

import io.dataconnectors.imports.ImportNote.Kind;
import io.dataconnectors.imports.internal.ImportReport;
import io.dataconnectors.imports.internal.LineColumn;
import io.dataconnectors.imports.internal.Variables;
import java.util.regex.Pattern;

/**
 * Cuts a command for the Windows command prompt into words: first the prompt takes its carets away, then curl's runtime reads
 * quotes and backslashes.
 */
final class CmdLexer {
    /** Not what stands between two percent-encoded bytes: {@code %E2%80%99}. */
    private static final Pattern VARIABLE = Pattern.compile("%(?![0-9A-Fa-f]{2})([A-Za-z_][A-Za-z0-9_]*)%");

    private final String text;
    private final ImportReport report;

    /** Whether carets escape between quotes too: so Chrome 107 to 109 copied, whatever the prompt makes of it. */
    private final boolean caretsInQuotes;

    CmdLexer(String text, Variables variables, ImportReport report) {
        this.text = VARIABLE.matcher(text).replaceAll(found -> variables.standIn(found.group(1)));
        this.report = report;
        this.caretsInQuotes = hasCaretsInQuotes(text);
    }

    /** Whether a quote is escaped twice, for the prompt and for the program, between quotes that are not. */
    static boolean hasCaretsInQuotes(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            if (quoted && text.startsWith("^\\^\"", i)) {
                return true;
            }
            quoted ^= text.charAt(i) == '"';
            i += text.charAt(i) == '^' ? 1 : 0;
        }
        return false;
    }

    Command command() {
        return new Command(new Arguments(withoutCarets(), report).words(), null);
    }

    private String withoutCarets() {
        StringBuilder line = new StringBuilder();
        boolean quoted = false;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '^' && (!quoted || caretsInQuotes)) {
                at += text.startsWith("\n", at + 1) ? 2 : 1; // the line goes on, and so does the escape
                line.append(text, at, Math.min(at + 1, text.length()));
            } else if (!quoted && "\n&|<>".indexOf(c) >= 0) {
                noteRest(at);
                break;
            } else {
                quoted ^= c == '"';
                line.append(c);
            }
            at++;
        }
        return line.toString();
    }

    private void noteRest(int at) {
        String rest = text.substring(at).strip();
        if (!rest.isEmpty()) {
            report.note(
                    Kind.LEFT_OUT,
                    "Only the first command is read; what follows it, from " + LineColumn.of(text, at)
                            + ", is left out");
        }
    }
}
