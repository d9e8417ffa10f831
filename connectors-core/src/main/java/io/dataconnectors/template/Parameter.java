package io.dataconnectors.template;

import io.dataconnectors.template.Piece.Literal;
import io.dataconnectors.template.Piece.Pieces;
import java.util.List;
import javax.annotation.Nullable;

/** One parameter of a query: an encoded name, and a value that stands alone or among other text. */
final class Parameter {
    private final String name;
    private final ArrayStyle style;

    /** The value where it is nothing but one tag, so that it may be a list. */
    @Nullable
    private final Expression alone;

    private final Pieces pieces;

    private Parameter(String name, ArrayStyle style, @Nullable Expression alone, Pieces pieces) {
        this.name = name;
        this.style = style;
        this.alone = alone;
        this.pieces = pieces;
    }

    /** A parameter of an encoded name. */
    static Parameter of(String name, ArrayStyle style, Position position, List<Token> tokens, Problems problems) {
        if (tokens.size() == 1 && tokens.get(0) instanceof Token.Value value && mayExpand(value.expression())) {
            return new Parameter(name, style, value.expression(), new Pieces(List.of()));
        }
        return new Parameter(name, style, null, TextParser.pieces(position, tokens, problems));
    }

    private static boolean mayExpand(Expression value) {
        return !value.isConstant() || value.shape().isContainer();
    }

    /** The encoded name, of which only settings may be a part; problems where it is empty or more is in it. */
    static String name(Position position, List<Token> tokens, int offset, Problems problems) {
        List<Piece> parts = TextParser.pieces(position, tokens, problems).parts();
        if (parts.size() == 1 && parts.get(0) instanceof Literal literal) {
            return literal.text();
        }
        problems.add(
                offset,
                parts.isEmpty()
                        ? "The name of a parameter must not be empty"
                        : "In the name of a parameter only settings may stand");
        return "";
    }

    /** Writes the pairs; none where the value is absent or null. */
    void render(Rendering rendering, Pairs pairs) {
        if (alone != null) {
            expand(alone, rendering, pairs);
            return;
        }
        pairs.begin(name);
        if (!pieces.render(rendering)) {
            pairs.drop();
        }
    }

    private void expand(Expression expression, Rendering rendering, Pairs pairs) {
        Object value = expression.value(rendering);
        if (value == Special.MASKED) {
            pairs.begin(name).append(Special.MASK);
        } else if (!Special.isNothing(value)) {
            try {
                new Expansion(pairs, style).write(name, value);
            } catch (Unfit e) {
                throw expression.refused(e);
            }
        }
    }

    String canonical() {
        return name + '=' + (alone == null ? Canonical.text(pieces) : "{{" + alone.text() + "}}");
    }
}
