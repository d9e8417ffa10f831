package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.template.Source.TextProblems;
import java.util.ArrayList;
import java.util.List;

/** The tokens of a URL, sorted by the part they stand in. The author's own text alone says where a part ends. */
final class UrlParts {
    /** Tokens of one part: the authority, one path segment, or one parameter. */
    record Part(int offset, List<Token> tokens) {
        Part(int offset) {
            this(offset, new ArrayList<>());
        }
    }

    private final TextProblems problems;
    private final Part authority;
    private final List<Part> segments = new ArrayList<>();
    private final List<Part> parameters = new ArrayList<>();
    private Part current;
    private int depth;

    private UrlParts(int offset, TextProblems problems) {
        this.problems = problems;
        this.authority = new Part(offset);
        this.current = authority;
    }

    /** The parts of a URL whose scheme is no longer among the tokens. */
    static UrlParts of(List<Token> tokens, TextProblems problems) {
        UrlParts parts = new UrlParts(UrlRules.SCHEME.length(), problems);
        tokens.forEach(parts::add);
        return parts;
    }

    Part authority() {
        return authority;
    }

    List<Part> segments() {
        return segments;
    }

    List<Part> parameters() {
        return parameters;
    }

    private void add(Token token) {
        if (token instanceof Token.Text text) {
            add(text);
            return;
        }
        depth += token instanceof Token.Open ? 1 : token instanceof Token.Close ? -1 : 0;
        current.tokens.add(token);
    }

    private void add(Token.Text text) {
        int from = 0;
        for (int i = 0; i < text.text().length(); i++) {
            if (!separates(text.text().charAt(i))) {
                continue;
            }
            if (depth > 0) {
                problems.add(
                        text.offset() + i,
                        Code.SECTION_ACROSS_PARTS,
                        "A section stays within one path segment or the value of one parameter; '"
                                + text.text().charAt(i) + "' ends that");
                continue;
            }
            addText(text, from, i);
            begin(text.text().charAt(i), text.offset() + i + 1);
            from = i + 1;
        }
        addText(text, from, text.text().length());
    }

    private boolean separates(char c) {
        return inQuery() ? c == '&' : c == '/' || c == '?';
    }

    private boolean inQuery() {
        return !parameters.isEmpty();
    }

    private void begin(char separator, int offset) {
        current = new Part(offset);
        (separator == '/' ? segments : parameters).add(current);
    }

    private void addText(Token.Text text, int from, int to) {
        if (to > from) {
            current.tokens.add(new Token.Text(text.offset() + from, text.text().substring(from, to)));
        }
    }
}
