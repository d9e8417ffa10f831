package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.template.Expression.SectionHead;
import io.dataconnectors.internal.template.Expression.SpecialForm;
import io.dataconnectors.internal.template.Piece.Hole;
import io.dataconnectors.internal.template.Piece.Literal;
import io.dataconnectors.internal.template.Piece.Pieces;
import io.dataconnectors.internal.template.Piece.Section;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import io.dataconnectors.internal.template.Source.TextProblems;
import java.util.ArrayList;
import java.util.List;

/** Makes the parts of a text out of its tokens, for one position. What is known already becomes text at once. */
final class TextParser {
    private final Position position;
    private final TextProblems problems;
    private final List<Token> tokens;
    private int at;

    private TextParser(Position position, List<Token> tokens, TextProblems problems) {
        this.position = position;
        this.tokens = tokens;
        this.problems = problems;
    }

    /** The parts of a text whose sections match. */
    static Pieces pieces(Position position, List<Token> tokens, TextProblems problems) {
        return new TextParser(position, tokens, problems).body();
    }

    /** The text where settings are all that may stand in it; a problem for everything else. */
    static String fixed(Position position, List<Token> tokens, TextProblems problems, String otherwise) {
        for (Token token : tokens) {
            boolean open = token instanceof Token.Open section && section.head().known() == null;
            boolean value = token instanceof Token.Value tag
                    && SpecialForm.isNothing(tag.expression().constantValue());
            if (open || value) {
                problems.add(token, Code.SETTINGS_ONLY, otherwise);
            }
        }
        return pieces(position, tokens, problems).fixed();
    }

    private Pieces body() {
        Parts parts = new Parts();
        while (at < tokens.size() && !(tokens.get(at) instanceof Token.Close)) {
            Token token = tokens.get(at++);
            if (token instanceof Token.Text text) {
                parts.addLiteral(literal(text));
            } else if (token instanceof Token.Value value) {
                add(value, parts);
            } else if (token instanceof Token.Open open) {
                add(open.head(), parts);
            } else {
                parts.addLiteral(position.literal("{{"));
            }
        }
        return parts.finish();
    }

    private String literal(Token.Text text) {
        try {
            return position.literal(text.text());
        } catch (UnfitValueException e) {
            problems.add(text, Code.UNFIT_VALUE, "This text cannot stand here: " + e.reason());
            return "";
        }
    }

    private void add(Token.Value value, Parts parts) {
        position.check(value, problems);
        Expression expression = value.expression();
        if (!expression.isConstant() || expression.shape().isContainer()) {
            parts.add(new Hole(expression, position));
            return;
        }
        TextOutput out = TextOutput.ofText();
        try {
            if (position.write(out, expression.constantValue())) {
                parts.addLiteral(out.text());
            } else {
                parts.add(new Hole(expression, position));
            }
        } catch (UnfitValueException e) {
            problems.add(value, Code.UNFIT_VALUE, "This setting cannot stand here: " + e.reason());
        }
    }

    private void add(SectionHead head, Parts parts) {
        Pieces body = body();
        at++; // its end
        Boolean known = head.known();
        if (known == null) {
            parts.add(new Section(head, body));
        } else if (known) {
            body.parts().forEach(parts::add);
        }
    }

    /** Parts in which no two literals stand side by side. */
    private static final class Parts {
        private final List<Piece> parts = new ArrayList<>();
        private final StringBuilder literal = new StringBuilder();

        void add(Piece part) {
            if (part instanceof Literal text) {
                addLiteral(text.text());
            } else {
                flush();
                parts.add(part);
            }
        }

        void addLiteral(String text) {
            literal.append(text);
        }

        Pieces finish() {
            flush();
            return new Pieces(List.copyOf(parts));
        }

        private void flush() {
            if (!literal.isEmpty()) {
                parts.add(new Literal(literal.toString()));
                literal.setLength(0);
            }
        }
    }
}
