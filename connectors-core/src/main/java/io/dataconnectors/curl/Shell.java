package io.dataconnectors.curl;

import java.util.List;
import java.util.regex.Pattern;

/** Finds out which shell a command was written for, and cuts it into words as that shell does. */
final class Shell {
    private static final int MAX_LENGTH = 256 * 1024;

    private static final Pattern POWERSHELL =
            Pattern.compile("(?i)\\s*(?:\\$[\\w.:]+\\s*=|(?:invoke-(?:webrequest|restmethod)|iwr|irm)\\b)");

    private static final Pattern PROMPT = Pattern.compile("\\s*[$%>]\\s+(?=curl\\b)");

    private Shell() {}

    static List<String> words(String command, Variables variables, Report report) {
        check(command, report);
        report.throwIfRefused();
        String text = PROMPT.matcher(command.replace("\r\n", "\n")).replaceFirst("");
        Marks marks = Marks.of(text);
        if (marks.powerShell() || POWERSHELL.matcher(text).lookingAt()) {
            report.refuse("This is a command for PowerShell; copy it as cURL for bash instead");
            report.throwIfRefused();
        }
        return marks.cmd()
                ? new CmdLexer(text, variables, report).words()
                : new BashLexer(text, variables, report).words();
    }

    private static void check(String command, Report report) {
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
