package io.dataconnectors.internal.jsonpath;

import io.dataconnectors.internal.pattern.PatternException;
import io.dataconnectors.internal.pattern.TextPattern;
import java.util.List;
import javax.annotation.Nullable;

/** An expression and where it starts, turned into the type that its surroundings ask for (section 2.4.3). */
record Term(FilterExpression expression, int start) {
    FilterExpression.LogicalExpression condition() {
        if (expression instanceof FilterExpression.LogicalExpression condition) {
            return condition;
        }
        if (expression instanceof FilterExpression.Nodes query) {
            return new FilterExpression.LogicalExpression.Exists(query);
        }
        throw Cursor.problem("A value is not a condition by itself; compare it, as in length(@.a) > 2", start);
    }

    FilterExpression.Operand operand() {
        if (expression instanceof FilterExpression.Operand operand) {
            return operand;
        }
        if (expression instanceof FilterExpression.Nodes query && query.singular()) {
            return new FilterExpression.Operand.NodeValue(query);
        }
        throw Cursor.problem(
                expression instanceof FilterExpression.Nodes
                        ? "Expected a value, but the query may find several nodes; use names and indices only, or value(…)"
                        : "Expected a value, but match() and search() are conditions; they are not compared",
                start);
    }

    FilterExpression.Nodes query() {
        if (expression instanceof FilterExpression.Nodes query) {
            return query;
        }
        throw Cursor.problem("Expected a query (@… or $…)", start);
    }

    /** The call of a function as it was read, before it is known whether there is such a function (section 2.4). */
    record Call(String name, List<Term> arguments, int start) {
        /** The function, with arguments of the number and the types it takes. */
        FilterExpression expression() {
            return switch (name) {
                case "length" -> new FilterExpression.Operand.Length(only().operand());
                case "count" -> new FilterExpression.Operand.Count(only().query());
                case "value" -> new FilterExpression.Operand.Value(only().query());
                case "match" -> patternTest(true);
                case "search" -> patternTest(false);
                default ->
                    throw Cursor.problem(
                            "There is no function of this name; there are length, count, match, search and value",
                            start);
            };
        }

        private Term only() {
            if (arguments.size() != 1) {
                throw Cursor.problem(name + "() takes 1 argument, not " + arguments.size(), start);
            }
            return arguments.get(0);
        }

        private FilterExpression.LogicalExpression.PatternTest patternTest(boolean whole) {
            if (arguments.size() != 2) {
                throw Cursor.problem(
                        name + "() takes 2 arguments, a text and a pattern, not " + arguments.size(), start);
            }
            FilterExpression.Operand text = arguments.get(0).operand();
            FilterExpression.Operand pattern = arguments.get(1).operand();
            return new FilterExpression.LogicalExpression.PatternTest(
                    text, pattern, constant(pattern, arguments.get(1).start()), whole);
        }

        @Nullable
        private static TextPattern constant(FilterExpression.Operand pattern, int start) {
            if (!(pattern instanceof FilterExpression.Operand.Literal literal
                    && literal.value() instanceof String source)) {
                return null;
            }
            try {
                return TextPattern.iRegexp(source);
            } catch (PatternException e) {
                throw Cursor.problem(
                        "At character " + e.column() + " of the pattern (an I-Regexp, RFC 9485): " + e.problem(),
                        start);
            }
        }
    }
}
