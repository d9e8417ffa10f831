package io.dataconnectors.internal.template;

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
}
