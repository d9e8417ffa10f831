package io.dataconnectors.imports.curl;

import io.dataconnectors.imports.internal.ImportReport;
import io.dataconnectors.imports.internal.Variables;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out which shell a command was written for, and cuts it into words as that shell does. */
final class Shell {
    private static final int MAX_LENGTH = 256 * 1024;

    private static final Pattern POWERSHELL =
            Pattern.compile("(?i)\\s*(?:\\$[\\w.:]+\\s*=|(?:invoke-(?:webrequest|restmethod)|iwr|irm)\\b)");

    /** JSON between quotes that are doubled in it, as the prompt of Windows has it; in bash it would have no quotes at all. */
    private static final Pattern DOUBLED = Pattern.compile("\"[{\\[] ?\"\"[\\w$@]");

    private static final Pattern PROMPT = Pattern.compile("[$%>]\\s++(?=curl\\b)");

    private Shell() {}

    static Command read(String command, Variables variables, ImportReport report) {
        check(command, report);
        report.throwIfRefused();
        String text = withoutPrompt(command.replace("\r\n", "\n"));
        Marks marks = Marks.of(text);
        if (marks.powerShell() || POWERSHELL.matcher(text).lookingAt()) {
            report.refuse("This is a command for PowerShell; copy it as cURL for bash instead");
            report.throwIfRefused();
        }
        return marks.cmd()
                        || CmdLexer.hasCaretsInQuotes(text)
                        || DOUBLED.matcher(text).find()
                ? new CmdLexer(text, variables, report).command()
                : new BashLexer(text, variables, report).command();
    }

    /** Takes away the sign with which a terminal asks for a command: before the first word, behind comments. */
    private static String withoutPrompt(String text) {
        int at = 0;
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '#')) {
            at = text.charAt(at) == '#' ? lineEnd(text, at) : at + 1;
        }
        Matcher prompt = PROMPT.matcher(text).region(at, text.length());
        return prompt.lookingAt() ? text.substring(prompt.end()) : text;
    }

    private static int lineEnd(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private static void check(String command, ImportReport report) {
        if (command.isBlank()) {
            report.refuse("There is no command; one begins with curl");
        }
        if (command.length() > MAX_LENGTH) {
            report.refuse("A command has at most " + MAX_LENGTH + " characters");
        }
        if (command.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            report.refuse("The command has a character that is half of a pair (a lone surrogate)");
        }
        if (command.indexOf(0) >= 0) {
            report.refuse("The command has a NUL character, which no shell can pass on");
        }
        if (Variables.anyIn(command)) {
            report.refuse("The command has characters of private use (U+F0000 to U+FFFFD), which are reserved here");
        }
    }

    /** Escapes that only one shell has, outside what bash takes for quotes. */
    private record Marks(boolean cmd, boolean powerShell) {
        static Marks of(String text) {
            boolean cmd = false;
            boolean powerShell = false;
            char quote = 0;
            for (int i = 0; i + 1 < text.length(); i++) {
                char c = text.charAt(i);
                char next = text.charAt(i + 1);
                if (quote != 0) {
                    i += c == '\\' && quote == '"' ? 1 : 0;
                    quote = c == quote ? 0 : quote;
                } else if (c == '\'' || c == '"') {
                    quote = c;
                } else {
                    cmd |= c == '^' && (next == '"' || next == '\n');
                    powerShell |= c == '`' && next == '\n';
                    i += c == '\\' ? 1 : 0;
                }
            }
            return new Marks(cmd, powerShell && !cmd);
        }
    }
}
