package io.dataconnectors.imports.curl;

import io.dataconnectors.imports.ImportNote.Kind;
import io.dataconnectors.imports.internal.ImportReport;
import io.dataconnectors.imports.internal.LineColumn;
import io.dataconnectors.imports.internal.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** Cuts the first command of a text into words, as bash does (its manual, sections 3.1 and 3.5). */
final class BashLexer {
    private static final Pattern ANGLES = Pattern.compile("<[A-Za-z][A-Za-z0-9 _.-]{0,60}>");
    private static final Pattern PARAMETER = Pattern.compile("&[A-Za-z0-9_.\\[\\]%-]+=");

    private static final String QUOTES = "\u2018\u2019\u201A\u201C\u201D\u201E\u00AB\u00BB";

    private final String text;
    private final ImportReport report;
    private final BashWord word;
    private final List<String> words = new ArrayList<>();

    /** Takes the next word: it is one of the command, where output goes, or the input. */
    private Consumer<String> taker = words::add;

    @Nullable
    private HereDocument here;

    @Nullable
    private String input;

    BashLexer(String text, Variables variables, ImportReport report) {
        this.text = text;
        this.report = report;
        this.word = new BashWord(text, variables, report);
    }

    Command command() {
        skip("#");
        while (word.at() < text.length() && !isEnd() && !report.isFull()) {
            step(text.charAt(word.at()));
        }
        endWord();
        noteRest();
        return new Command(words, input);
    }

    /** Skips blanks, comments and such characters. */
    private void skip(String others) {
        int at = word.at();
        while (at < text.length()
                && (Character.isWhitespace(text.charAt(at)) || others.indexOf(text.charAt(at)) >= 0)) {
            at = text.charAt(at) == '#' ? lineEnd(at) : at + 1;
        }
        word.goTo(at);
    }

    private int lineEnd(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private boolean isEnd() {
        int at = word.at();
        return "\n;|&".indexOf(text.charAt(at)) >= 0 && !text.startsWith("&>", at) && !isInUrl();
    }

    /** Whether someone forgot the quotes around a URL: the shell would end the command there. */
    private boolean isInUrl() {
        return PARAMETER.matcher(text).region(word.at(), text.length()).lookingAt() && word.hasQuestionMark();
    }

    private void step(char c) {
        if (c > '~') {
            typography(c);
            return;
        }
        switch (c) {
            case ' ', '\t', '\r' -> {
                endWord();
                word.goTo(word.at() + 1);
            }
            case '#' -> {
                if (word.isBegun()) {
                    word.take(1);
                } else {
                    word.goTo(lineEnd(word.at()));
                }
            }
            case '&' -> ampersand();
            case '<', '>' -> redirection();
            default -> word.step(c);
        }
    }

    /** What word processors and web pages make of blanks and quotes. */
    private void typography(char c) {
        if (Character.isSpaceChar(c)) {
            report.note(Kind.CHANGED, "A blank of typography, such as a no-break space, was read as a blank");
            endWord();
            word.goTo(word.at() + 1);
            return;
        }
        if (!word.isBegun() && QUOTES.indexOf(c) >= 0) {
            report.refuse(() -> "At " + LineColumn.of(text, word.at())
                    + " there is a quote of typography, which no shell knows; write ' or \"");
        }
        word.step(c);
    }

    private void endWord() {
        boolean begun = word.isBegun();
        String read = word.end();
        if (begun) {
            taker.accept(read);
            taker = words::add;
        }
    }

    private void ampersand() {
        if (isInUrl()) {
            report.note(
                    Kind.CHANGED,
                    "The URL stands without quotes, and a shell would end the command at its &; it was read on");
            word.take(1);
        } else {
            redirection();
        }
    }

    private void redirection() {
        Matcher angles = ANGLES.matcher(text).region(word.at(), text.length());
        if (angles.lookingAt()) { // a placeholder of documentation, not a file to read
            word.take(angles.end() - word.at());
            return;
        }
        if (text.startsWith("<<", word.at())) {
            input();
            return;
        }
        if (text.charAt(word.at()) == '<') {
            report.refuse("The shell reads a file for the command (<); put its text behind -d, in '…'");
        } else {
            report.note(Kind.LEFT_OUT, "Where the answer was written to (>) is left out");
        }
        word.dropIfNumber();
        endWord();
        int at = word.at();
        while (at < text.length() && "<>&".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        word.goTo(at);
        taker = dropped -> {};
    }

    /** A word behind {@code <<<}, or the lines below. */
    private void input() {
        word.dropIfNumber();
        endWord();
        if (text.startsWith("<<<", word.at())) {
            word.goTo(word.at() + 3);
            taker = read -> input = read + "\n";
            return;
        }
        HereDocument begun = HereDocument.begun(text, word.at());
        if (begun == null || here != null) {
            report.refuse(() -> "At " + LineColumn.of(text, word.at())
                    + " << wants one word, and a command reads one text; put the text behind -d, in '…'");
        }
        here = here == null ? begun : here;
        word.goTo(begun == null ? word.at() + 2 : begun.end());
    }

    /** The text begins on the next line, whatever else stands on this one. */
    private void readHere(HereDocument document) {
        StringBuilder lines = new StringBuilder();
        int start = lineEnd(word.at()) + 1;
        int end = document.read(text, start, word.dollars(), lines);
        if (end < 0) {
            word.dollars().refuseEndless(document.end());
        }
        input = lines.toString();
        word.goTo(end < 0 ? text.length() : end);
    }

    private void noteRest() {
        boolean pipe = text.startsWith("|", word.at()) && !text.startsWith("||", word.at());
        boolean handed =
                pipe && !text.substring(Math.min(word.at() + 1, text.length())).isBlank();
        if (here != null) {
            readHere(here);
        }
        skip(";&|#");
        if (handed) {
            report.note(Kind.LEFT_OUT, "The command that the answer was handed to (|) is left out");
        } else if (word.at() < text.length()) {
            report.note(
                    Kind.LEFT_OUT,
                    "Only the first command is read; what follows it, from " + LineColumn.of(text, word.at())
                            + ", is left out");
        }
    }
}
