package io.dataconnectors.imports.curl;

import io.dataconnectors.imports.internal.ImportReport;
import java.util.ArrayList;
import java.util.List;

/** Cuts a line into words as programs on Windows do: quotes, two quotes for one, backslashes before a quote. */
final class Arguments {
    private final String line;
    private final ImportReport report;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;
    private boolean quoted;
    private int at;

    Arguments(String line, ImportReport report) {
        this.line = line;
        this.report = report;
    }

    List<String> words() {
        while (at < line.length()) {
            char c = line.charAt(at);
            if (!quoted && (Character.isWhitespace(c) || Character.isSpaceChar(c))) {
                endWord();
                at++;
            } else {
                begun = true;
                step(c);
            }
        }
        if (quoted) {
            report.refuse("A quote \" is never closed");
        }
        endWord();
        return words;
    }

    private void step(char c) {
        if (c == '\\') {
            backslashes();
        } else if (c == '"') {
            quote();
        } else {
            word.append(c);
            at++;
        }
    }

    private void endWord() {
        if (begun) {
            words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
    }

    /** Before a quote two of them are one, and one that is left over makes the quote a character. */
    private void backslashes() {
        int end = at;
        while (end < line.length() && line.charAt(end) == '\\') {
            end++;
        }
        int count = end - at;
        at = end;
        if (end == line.length() || line.charAt(end) != '"') {
            word.append("\\".repeat(count));
            return;
        }
        word.append("\\".repeat(count / 2));
        if (count % 2 == 1) {
            word.append('"');
            at++;
        }
    }

    private void quote() {
        boolean literal = quoted && line.startsWith("\"\"", at);
        word.append(literal ? "\"" : "");
        at += literal ? 2 : 1;
        quoted = literal || !quoted;
    }
}
