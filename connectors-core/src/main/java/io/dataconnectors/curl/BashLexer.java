package io.dataconnectors.curl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** Cuts the first command of a text into words, as bash does (its manual, sections 3.1 and 3.5). */
final class BashLexer {
    private static final Pattern ANGLES = Pattern.compile("<[A-Za-z][A-Za-z0-9 _.-]{0,60}>");
    private static final Pattern CONTINUATION = Pattern.compile("\\\\[ \\t]*\\n");
    private static final Pattern PARAMETER = Pattern.compile("&[A-Za-z0-9_.\\[\\]%-]+=");
    private static final Pattern ALTERNATIVES = Pattern.compile("\\{[^{}\\s'\"]*,[^{}\\s]*}");

    private final String text;
    private final Report report;
    private final Dollar dollar;
    private final List<String> words = new ArrayList<>();
    private int at;

    /** The word that is being read; null between words. */
    @Nullable
    private StringBuilder word;

    /** Whether the next word is where output goes. */
    private boolean dropNext;

    BashLexer(String text, Variables variables, Report report) {
        this.text = text;
        this.report = report;
        this.dollar = new Dollar(text, variables, report);
    }

    List<String> words() {
        skipToFirst();
        while (at < text.length() && !isEnd()) {
            step(text.charAt(at));
        }
        endWord();
        noteRest();
        return words;
    }

    /** Skips blank lines and comments. */
    private void skipToFirst() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '#')) {
            at = text.charAt(at) == '#' ? lineEnd() : at + 1;
        }
    }

    private int lineEnd() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private boolean isEnd() {
        return "\n;|&".indexOf(text.charAt(at)) >= 0 && !text.startsWith("&>", at) && !isInUrl();
    }

    /** Whether someone forgot the quotes around a URL: the shell would end the command there. */
    private boolean isInUrl() {
        return PARAMETER.matcher(text).region(at, text.length()).lookingAt() && word != null && word.indexOf("?") >= 0;
    }

    private void step(char c) {
        switch (c) {
            case ' ', '\t', '\r' -> {
                endWord();
                at++;
            }
            case '#' -> {
                if (word == null) {
                    at = lineEnd();
                } else {
                    take(1);
                }
            }
            case '\\' -> backslash();
            case '\'' -> singleQuoted();
            case '"' -> doubleQuoted();
            case '$' -> dollar();
            case '`' -> at = dollar.refuseBackticks(at);
            case '&' -> ampersand();
            case '<', '>' -> redirection();
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

    private void take(int length) {
        begun().append(text, at, at + length);
        at += length;
    }

    private void endWord() {
        if (word != null && !dropNext) {
            words.add(word.toString());
        }
        dropNext &= word == null;
        word = null;
    }

    private void backslash() {
        Matcher continuation = CONTINUATION.matcher(text).region(at, text.length());
        if (continuation.lookingAt()) { // blanks behind the backslash are a slip of the clipboard
            at = continuation.end();
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
        report.refuse("The quote " + text.charAt(at) + " at " + Place.of(text, at) + " is never closed");
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

    private void ampersand() {
        if (isInUrl()) {
            report.note("The URL stands without quotes, and a shell would end the command at its &; it was read on");
            take(1);
        } else {
            redirection();
        }
    }

    private void redirection() {
        Matcher angles = ANGLES.matcher(text).region(at, text.length());
        if (angles.lookingAt()) { // a placeholder of documentation, not a file to read
            take(angles.end() - at);
            return;
        }
        if (text.charAt(at) == '<') {
            report.refuse("The shell reads a file or a text for the command (<); put the text behind -d, in '…'");
        } else {
            report.note("Where the answer was written to (>) is left out");
        }
        if (word != null && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            word = null;
        }
        endWord();
        while (at < text.length() && "<>&".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        dropNext = true;
    }

    private void brace() {
        Matcher alternatives = ALTERNATIVES.matcher(text).region(at, text.length());
        if (alternatives.lookingAt()) {
            report.refuse("The shell makes several words of {…,…} at " + Place.of(text, at) + "; put the text in '…'");
        }
        take(1);
    }

    private void noteRest() {
        boolean pipe = text.startsWith("|", at) && !text.startsWith("||", at);
        while (at < text.length()
                && (Character.isWhitespace(text.charAt(at)) || ";&|#".indexOf(text.charAt(at)) >= 0)) {
            at = text.charAt(at) == '#' ? lineEnd() : at + 1;
        }
        if (at < text.length()) {
            report.note(
                    pipe
                            ? "The command that the answer was handed to (|) is left out"
                            : "Only the first command is read; what follows it, from " + Place.of(text, at)
                                    + ", is left out");
        }
    }
}
