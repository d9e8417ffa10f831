package io.dataconnectors.curl;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What bash puts in the place of {@code $…} and of backticks. Variables stay open; commands are not run. */
final class Dollar {
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:([A-Za-z_][A-Za-z0-9_]*)|\\{([A-Za-z_][A-Za-z0-9_]*)})");

    private static final Pattern PARAMETER = Pattern.compile("\\$[0-9@*#?$!]");

    private final String text;
    private final Variables variables;
    private final Report report;

    Dollar(String text, Variables variables, Report report) {
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
            report.refuse(() ->
                    "At " + Place.of(text, at) + " the shell runs a command of its own, $(…); put in what it prints");
            return closing(')', at);
        }
        if (text.startsWith("${", at)) {
            report.refuse(() ->
                    "At " + Place.of(text, at) + " there is more than the name of a variable in ${…}; leave the name");
            return closing('}', at);
        }
        if (PARAMETER.matcher(text).region(at, text.length()).lookingAt()) {
            report.refuse(() -> "At " + Place.of(text, at) + " there is an argument of a script, "
                    + text.substring(at, at + 2) + "; a dollar sign that is meant is written \\$ or stands in '…'");
            return at + 2;
        }
        word.append('$');
        return at + 1;
    }

    int refuseBackticks(int at) {
        report.refuse(
                () -> "At " + Place.of(text, at) + " the shell runs a command of its own, `…`; put in what it prints");
        return closing('`', at + 1);
    }

    private int closing(char end, int from) {
        int at = text.indexOf(end, from);
        return at < 0 ? text.length() : at + 1;
    }
}
