package io.dataconnectors.imports.curl;

import io.dataconnectors.imports.ImportNote.Kind;
import io.dataconnectors.imports.internal.ImportReport;
import io.dataconnectors.imports.internal.LineColumn;
import io.dataconnectors.imports.internal.Variables;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** Reads one word of bash after another, with its quotes and escapes (its manual, section 3.1.2). */
final class BashWord {
    private static final Pattern CONTINUATION = Pattern.compile("\\\\[ \\t]*\\n");
    private static final Pattern ALTERNATIVES = Pattern.compile("\\{[^{}\\s'\",]*+,[^{}\\s]*+}");

    private final String text;
    private final ImportReport report;
    private final Dollar dollar;
    private int at;

    /** What is read of a word; null between words. */
    @Nullable
    private StringBuilder word;

    /** How much of the word was searched for a question mark, and whether there is one. */
    private int searched;

    private boolean question;

    BashWord(String text, Variables variables, ImportReport report) {
        this.text = text;
        this.report = report;
        this.dollar = new Dollar(text, variables, report);
    }

    Dollar dollars() {
        return dollar;
    }

    int at() {
        return at;
    }

    void goTo(int place) {
        at = place;
    }

    boolean isBegun() {
        return word != null;
    }

    /** Ends the word that is being read, and returns it; nothing between words. */
    String end() {
        String read = word == null ? "" : word.toString();
        word = null;
        searched = 0;
        question = false;
        return read;
    }

    /** Whether a question mark is in what is read of the word; each character is looked at once. */
    boolean hasQuestionMark() {
        while (word != null && !question && searched < word.length()) {
            question = word.charAt(searched++) == '?';
        }
        return question;
    }

    /** Before a redirection a number says what is redirected. */
    void dropIfNumber() {
        if (word != null && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            end();
        }
    }

    /** Reads what begins at a character that does not end the word. */
    void step(char c) {
        switch (c) {
            case '\\' -> backslash();
            case '\'' -> singleQuoted();
            case '"' -> doubleQuoted();
            case '$' -> dollar();
            case '`' -> at = dollar.refuseBackticks(at);
            case '{' -> brace();
            default -> take(1);
        }
    }

    private StringBuilder begun() {
        if (word == null) {
            word = new StringBuilder();
        }
        return word;
    }

    void take(int length) {
        begun().append(text, at, at + length);
        at += length;
    }

    private void backslash() {
        Matcher continuation = CONTINUATION.matcher(text).region(at, text.length());
        if (continuation.lookingAt()) { // blanks behind the backslash are a slip of the clipboard
            at = continuation.end();
            return;
        }
        if (word == null && at > 0 && " \t".indexOf(text.charAt(at - 1)) >= 0 && text.startsWith(" ", at + 1)) {
            report.note(Kind.CHANGED, "A backslash before a blank was read as the end of a line, which was lost");
            at += 2;
            return;
        }
        at++;
        begun();
        if (at < text.length()) {
            take(Character.charCount(text.codePointAt(at)));
        }
    }

    private void singleQuoted() {
        int end = text.indexOf('\'', at + 1);
        if (end < 0) {
            unclosed();
            return;
        }
        begun().append(text, at + 1, end);
        at = end + 1;
    }

    private void unclosed() {
        report.refuse(() -> "The quote " + text.charAt(at) + " at " + LineColumn.of(text, at) + " is never closed");
        at = text.length();
    }

    private void doubleQuoted() {
        int start = at;
        begun();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            inDoubleQuotes(text.charAt(at));
        }
        if (at >= text.length()) {
            at = start;
            unclosed();
        }
        at++;
    }

    private void inDoubleQuotes(char c) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        if (c == '\\' && "$`\"\\".indexOf(next) >= 0) {
            begun().append(next);
            at += 2;
        } else if (c == '\\' && next == '\n') {
            at += 2;
        } else if (c == '$') {
            at = dollar.expand(at, begun());
        } else if (c == '`') {
            at = dollar.refuseBackticks(at);
        } else {
            take(1);
        }
    }

    private void dollar() {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        if (next == '\'') {
            int end = AnsiQuote.read(text, at + 2, begun());
            if (end < 0) {
                at++;
                unclosed();
            } else {
                at = end;
            }
        } else if (next == '"') {
            at++; // a text to translate: without a translation, the text itself
        } else {
            at = dollar.expand(at, begun());
        }
    }

    private void brace() {
        Matcher alternatives = ALTERNATIVES.matcher(text).region(at, text.length());
        if (alternatives.lookingAt()) {
            report.refuse(() ->
                    "The shell makes several words of {…,…} at " + LineColumn.of(text, at) + "; put the text in '…'");
        }
        take(1);
    }
}
