package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.template.Expression.SectionHead;
import io.dataconnectors.internal.template.Position.Unicode;
import io.dataconnectors.internal.template.Source.TextProblems;
import io.dataconnectors.internal.template.Template.TemplateLimits;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/** A piece of a template's text. */
sealed interface Token {
    /** Where it begins in the template. */
    int offset();

    /** What it names, as violations tell it. */
    default List<String> subjects() {
        return List.of();
    }

    /** Characters outside any tag. */
    record Text(int offset, String text) implements Token {}

    /** The two literal braces that a backslash before them stands for. */
    record Braces(int offset) implements Token {}

    /** A tag as it was written: {@code sigil} is {@code #}, {@code ^}, {@code /} or, for a value, a blank. */
    record Tag(int offset, char sigil, String content, int contentOffset) implements Token {}

    /** A tag that a value takes the place of. */
    record Value(int offset, Expression expression) implements Token {
        @Override
        public List<String> subjects() {
            return expression.subjects();
        }
    }

    /** The tag that begins a section. */
    record Open(int offset, SectionHead head) implements Token {
        @Override
        public List<String> subjects() {
            return head.subject().subjects();
        }
    }

    /** The tag that ends a section. */
    record Close(int offset) implements Token {}

    /**
     * The one value that stands in a text whose sections match; null where there is more in it, or nothing. Settings are
     * looked through: sections over them are there or not, and empty ones are nothing, so that what a text means does not
     * depend on how its author came to write it.
     */
    @Nullable
    static Value sole(List<Token> tokens, Position position) {
        List<Value> values = new ArrayList<>();
        int hidden = 0;
        for (Token token : tokens) {
            if (hidden > 0) {
                hidden += token instanceof Open ? 1 : token instanceof Close ? -1 : 0;
            } else if (token instanceof Value value) {
                values.add(value);
            } else if (token instanceof Open open && open.head().known() != null) {
                hidden += Boolean.FALSE.equals(open.head().known()) ? 1 : 0;
            } else if (!(token instanceof Close)) {
                return null;
            }
        }
        if (values.size() > 1) {
            values.removeIf(value -> isEmpty(value.expression(), position));
        }
        return values.size() == 1 ? values.get(0) : null;
    }

    private static boolean isEmpty(Expression expression, Position position) {
        return expression.isConstant() && position.isEmpty(expression.constantValue());
    }

    /**
     * Cuts a template into text and tags, in one pass. In a run of braces the last two open the tag; it ends at the first
     * {@code }}} outside a quoted argument.
     */
    static final class Lexer {
        private static final char VALUE = ' ';

        private final String text;
        private final boolean json;
        private final TextProblems problems;
        private final List<Token> tokens = new ArrayList<>();

        /** Where the text begins that is in no token yet. */
        private int from;

        private Lexer(String text, boolean json, TextProblems problems) {
            this.text = text;
            this.json = json;
            this.problems = problems;
        }

        /**
         * The tokens of a text.
         *
         * @param json whether a backslash before a tag is JSON's to read
         */
        static List<Token> tokens(String text, boolean json, TextProblems problems) {
            if (text.length() > TemplateLimits.SIZE) {
                problems.add(
                        0,
                        Code.TOO_LONG,
                        "A template has at most " + TemplateLimits.SIZE + " characters; this one has " + text.length());
                return List.of();
            }
            checkSurrogates(text, problems);
            return new Lexer(text, json, problems).run();
        }

        private static void checkSurrogates(String text, TextProblems problems) {
            int lone = Unicode.loneSurrogate(text);
            if (lone >= 0) {
                problems.add(
                        lone, Code.BROKEN_CHARACTER, "Half of a surrogate pair stands alone here: it is no character");
            }
        }

        private List<Token> run() {
            int at = text.indexOf("{{");
            while (at >= 0) {
                at = text.indexOf("{{", backslashesBefore(at) % 2 == 1 ? braces(at) : tag(at));
            }
            addText(text.length());
            return tokens;
        }

        private int backslashesBefore(int at) {
            int first = at;
            while (first > from && text.charAt(first - 1) == '\\') {
                first--;
            }
            return at - first;
        }

        /** Takes the text before an escaped pair of braces, and the pair. */
        private int braces(int at) {
            int backslashes = backslashesBefore(at);
            addText(json ? at - 1 : at - backslashes + backslashes / 2);
            tokens.add(new Token.Braces(at - 1));
            from = at + 2;
            return from;
        }

        /** Takes the text before a tag, and the tag. */
        private int tag(int run) {
            int backslashes = backslashesBefore(run);
            int at = run;
            while (text.startsWith("{", at + 2)) {
                at++;
            }
            addText(json ? run : run - backslashes / 2);
            from = run;
            addText(at);
            int start = skipBlanks(at + 2);
            char sigil = start < text.length() ? text.charAt(start) : VALUE;
            int end = sigil == '!' ? text.indexOf("}}", start) : end(start);
            if (end < 0) {
                problems.add(
                        at, Code.TAG_NOT_CLOSED, "This tag is never closed: '}}' is missing, or the end of a quote");
                from = text.length();
                return from;
            }
            addTag(at, sigil, start, end);
            from = end + 2;
            return from;
        }

        private void addTag(int at, char sigil, int start, int end) {
            switch (sigil) {
                case '!' -> {}
                case '#', '^', '/' -> tokens.add(new Token.Tag(at, sigil, text.substring(start + 1, end), start + 1));
                default -> tokens.add(new Token.Tag(at, VALUE, text.substring(start, end), start));
            }
        }

        /** The first {@code }}} outside quotes; quotes mean something only behind a bar. */
        private int end(int start) {
            boolean filters = false;
            char quote = 0;
            for (int i = start; i < text.length(); i++) {
                char c = text.charAt(i);
                if (quote != 0) {
                    quote = c == quote ? 0 : quote;
                    i += c == '\\' ? 1 : 0; // what is escaped ends nothing
                } else if (c == '}' && text.startsWith("}}", i)) {
                    return i;
                } else if (filters && (c == '"' || c == '\'')) {
                    quote = c;
                }
                filters |= c == '|';
            }
            return -1;
        }

        private int skipBlanks(int at) {
            int i = at;
            while (i < text.length() && TagReader.isBlank(text.charAt(i))) {
                i++;
            }
            return i;
        }

        private void addText(int to) {
            if (to > from) {
                tokens.add(new Token.Text(from, text.substring(from, to)));
            }
        }
    }
}
