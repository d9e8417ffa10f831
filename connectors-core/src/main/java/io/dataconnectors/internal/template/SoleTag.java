package io.dataconnectors.internal.template;

import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/**
 * Finds the one tag that a text consists of. Settings are looked through: sections over them are there or not, and empty
 * ones are nothing, so that what a text means does not depend on how its author came to write it.
 */
final class SoleTag {
    private SoleTag() {}

    /** The one value that stands in a text whose sections match; null where there is more in it, or nothing. */
    @Nullable
    static Token.Value in(List<Token> tokens, Position position) {
        List<Token.Value> values = new ArrayList<>();
        int hidden = 0;
        for (Token token : tokens) {
            if (hidden > 0) {
                hidden += token instanceof Token.Open ? 1 : token instanceof Token.Close ? -1 : 0;
            } else if (token instanceof Token.Value value) {
                values.add(value);
            } else if (token instanceof Token.Open open && open.head().known() != null) {
                hidden += Boolean.FALSE.equals(open.head().known()) ? 1 : 0;
            } else if (!(token instanceof Token.Close)) {
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
