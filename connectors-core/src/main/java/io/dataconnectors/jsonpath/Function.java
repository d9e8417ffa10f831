package io.dataconnectors.jsonpath;

import java.util.List;
import javax.annotation.Nullable;

/** The functions of RFC 9535, section 2.4. */
enum Function {
    LENGTH("length", 1) {
        @Override
        Expression of(List<Term> arguments, Cursor cursor) {
            return new Operand.Length(arguments.get(0).operand(cursor));
        }
    },
    COUNT("count", 1) {
        @Override
        Expression of(List<Term> arguments, Cursor cursor) {
            return new Operand.Count(arguments.get(0).query(cursor));
        }
    },
    MATCH("match", 2) {
        @Override
        Expression of(List<Term> arguments, Cursor cursor) {
            return patternTest(arguments, true, cursor);
        }
    },
    SEARCH("search", 2) {
        @Override
        Expression of(List<Term> arguments, Cursor cursor) {
            return patternTest(arguments, false, cursor);
        }
    },
    VALUE("value", 1) {
        @Override
        Expression of(List<Term> arguments, Cursor cursor) {
            return new Operand.Value(arguments.get(0).query(cursor));
        }
    };

    private final String word;
    private final int arity;

    Function(String word, int arity) {
        this.word = word;
        this.arity = arity;
    }

    static Function named(String word, int start, Cursor cursor) {
        for (Function function : values()) {
            if (function.word.equals(word)) {
                return function;
            }
        }
        throw cursor.problem("Expected a function: length, count, match, search or value", start);
    }

    Expression call(List<Term> arguments, int start, Cursor cursor) {
        if (arguments.size() != arity) {
            throw cursor.problem(
                    word + "() takes " + (arity == 1 ? "1 argument" : arity + " arguments") + ", not "
                            + arguments.size(),
                    start);
        }
        return of(arguments, cursor);
    }

    abstract Expression of(List<Term> arguments, Cursor cursor);

    private static PatternTest patternTest(List<Term> arguments, boolean whole, Cursor cursor) {
        Term pattern = arguments.get(1);
        return new PatternTest(
                arguments.get(0).operand(cursor), pattern.operand(cursor), constant(pattern, cursor), whole);
    }

    @Nullable
    private static TextPattern constant(Term pattern, Cursor cursor) {
        if (!(pattern.expression() instanceof Operand.Literal literal && literal.value() instanceof String source)) {
            return null;
        }
        try {
            return TextPattern.constant(source);
        } catch (JsonPathException e) {
            throw cursor.problem("Character " + e.column() + " of the pattern: " + e.problem(), pattern.start());
        }
    }
}
