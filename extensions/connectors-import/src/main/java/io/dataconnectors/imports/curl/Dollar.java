package io.dataconnectors.imports.curl;

import io.dataconnectors.imports.internal.ImportReport;
import io.dataconnectors.imports.internal.LineColumn;
import io.dataconnectors.imports.internal.Variables;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What bash puts in the place of {@code $…} and of backticks. Variables stay open; commands are not run. */
final class Dollar {
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:([A-Za-z_][A-Za-z0-9_]*)|\\{([A-Za-z_][A-Za-z0-9_]*)})");

    private static final Pattern PARAMETER = Pattern.compile("\\$[0-9@*#?$!]");

    /** What prints a text that stands in the command itself. */
    private static final Pattern CAT = Pattern.compile("\\$\\(\\s{0,9}cat[ \\t]{1,9}(?=<<)");

    private static final Pattern CAT_END = Pattern.compile("\\s{0,9}\\)");
    private static final Pattern UUID = Pattern.compile("\\$\\(\\s{0,9}uuidgen\\s{0,9}\\)");

    private final String text;
    private final Variables variables;
    private final ImportReport report;

    /** Whether a text that cat prints is being read: in it no other begins. */
    private boolean printing;

    Dollar(String text, Variables variables, ImportReport report) {
        this.text = text;
        this.variables = variables;
        this.report = report;
    }

    /** Adds what stands at a dollar sign to a word, and returns where to go on. */
    int expand(int at, StringBuilder word) {
        Matcher variable = VARIABLE.matcher(text).region(at, text.length());
        if (variable.lookingAt()) {
            String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
            word.append(variables.standIn(name));
            return variable.end();
        }
        if (text.startsWith("$(", at)) {
            return output(at, word);
        }
        if (text.startsWith("${", at)) {
            report.refuse(() -> "At " + LineColumn.of(text, at)
                    + " there is more than the name of a variable in ${…}; leave the name");
            return closing('}', at);
        }
        if (PARAMETER.matcher(text).region(at, text.length()).lookingAt()) {
            report.refuse(() -> "At " + LineColumn.of(text, at) + " there is an argument of a script, "
                    + text.substring(at, at + 2) + "; a dollar sign that is meant is written \\$ or stands in '…'");
            return at + 2;
        }
        word.append('$');
        return at + 1;
    }

    /** Adds what a command prints that need not be run for that; others are refused. */
    private int output(int at, StringBuilder word) {
        Matcher uuid = UUID.matcher(text).region(at, text.length());
        if (uuid.lookingAt()) {
            word.append(variables.standIn("uuid"));
            return uuid.end();
        }
        Matcher cat = CAT.matcher(text).region(at, text.length());
        HereDocument here = !printing && cat.lookingAt() ? HereDocument.begun(text, cat.end()) : null;
        if (here != null && text.startsWith("\n", here.end())) {
            return printed(here, at, word);
        }
        refuseCommand(at);
        return closing(')', at);
    }

    /** Adds the text that cat prints; at its end the shell takes line ends away. */
    private int printed(HereDocument here, int at, StringBuilder word) {
        StringBuilder document = new StringBuilder();
        printing = true;
        int end = here.read(text, here.end() + 1, this, document);
        printing = false;
        if (end < 0) {
            refuseEndless(here.end());
            return text.length();
        }
        int length = document.length();
        while (length > 0 && document.charAt(length - 1) == '\n') {
            length--;
        }
        word.append(document, 0, length);
        Matcher closed = CAT_END.matcher(text).region(end, text.length());
        if (closed.lookingAt()) {
            return closed.end();
        }
        refuseCommand(at);
        return end;
    }

    private void refuseCommand(int at) {
        report.refuse(() ->
                "At " + LineColumn.of(text, at) + " the shell runs a command of its own, $(…); put in what it prints");
    }

    void refuseEndless(int at) {
        report.refuse(() -> "The text below " + LineColumn.of(text, at)
                + " never ends: the word behind << stands alone on the line that ends it");
    }

    int refuseBackticks(int at) {
        report.refuse(() ->
                "At " + LineColumn.of(text, at) + " the shell runs a command of its own, `…`; put in what it prints");
        return closing('`', at + 1);
    }

    private int closing(char end, int from) {
        int at = text.indexOf(end, from);
        return at < 0 ? text.length() : at + 1;
    }
}
