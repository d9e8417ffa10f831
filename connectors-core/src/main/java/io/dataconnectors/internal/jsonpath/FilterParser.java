package io.dataconnectors.internal.jsonpath;

import io.dataconnectors.internal.jsonpath.FilterExpression.LogicalExpression.Comparison.Operator;
import io.dataconnectors.internal.pattern.PatternException;
import io.dataconnectors.internal.pattern.TextPattern;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/** Reads the condition of a filter (section 2.3.5) and sees to its types (section 2.4.3). */
final class FilterParser {
    private final Cursor cursor;
    private final Literals literals;
    private final QueryParser queries;

    FilterParser(Cursor cursor, Literals literals, QueryParser queries) {
        this.cursor = cursor;
        this.literals = literals;
        this.queries = queries;
    }

    /** A condition one level deeper than what it stands in, with the blanks around it. */
    FilterExpression.LogicalExpression nested() {
        cursor.enter();
        FilterExpression.LogicalExpression condition = any();
        cursor.leave();
        return condition;
    }

    private FilterExpression.LogicalExpression any() {
        List<FilterExpression.LogicalExpression> conditions = new ArrayList<>();
        do {
            conditions.add(all());
        } while (cursor.take("||"));
        return conditions.size() == 1 ? conditions.get(0) : new FilterExpression.LogicalExpression.Any(conditions);
    }

    private FilterExpression.LogicalExpression all() {
        List<FilterExpression.LogicalExpression> conditions = new ArrayList<>();
        do {
            cursor.skipBlanks();
            conditions.add(basic());
            cursor.skipBlanks();
        } while (cursor.take("&&"));
        return conditions.size() == 1 ? conditions.get(0) : new FilterExpression.LogicalExpression.All(conditions);
    }

    private FilterExpression.LogicalExpression basic() {
        if (cursor.take("!")) {
            cursor.skipBlanks();
            return new FilterExpression.LogicalExpression.Not(cursor.take("(") ? parenthesized() : term().condition());
        }
        return cursor.take("(") ? parenthesized() : testOrComparison();
    }

    private FilterExpression.LogicalExpression parenthesized() {
        FilterExpression.LogicalExpression condition = nested();
        cursor.expect(")", "'&&', '||' or ')'");
        return condition;
    }

    private FilterExpression.LogicalExpression testOrComparison() {
        Term left = term();
        cursor.skipBlanks();
        Operator operator = operator();
        if (operator == null) {
            return left.condition();
        }
        FilterExpression.Operand operand = left.operand();
        cursor.skipBlanks();
        return new FilterExpression.LogicalExpression.Comparison(operand, operator, term().operand());
    }

    @Nullable
    private Operator operator() {
        for (Operator operator : Operator.values()) {
            if (cursor.take(operator.sign())) {
                return operator;
            }
        }
        if (cursor.peek() == '=') {
            throw cursor.expected("a comparison (== != < <= > >=)");
        }
        return null;
    }

    /** A literal, a query or a call of a function. */
    private Term term() {
        int start = cursor.position();
        return new Term(expression(), start);
    }

    private FilterExpression expression() {
        if (literals.quoteAhead()) {
            return new FilterExpression.Operand.Literal(literals.string());
        }
        if (cursor.peek() == '-' || cursor.peeksDigit()) {
            return new FilterExpression.Operand.Literal(literals.number());
        }
        if (cursor.take("@")) {
            return new FilterExpression.Nodes(false, queries.segments());
        }
        if (cursor.take("$")) {
            return new FilterExpression.Nodes(true, queries.fromRoot());
        }
        if (cursor.peeksLowerCase()) {
            return word();
        }
        throw cursor.expected("a query (@… or $…), a function or a literal");
    }

    private FilterExpression word() {
        int start = cursor.position();
        while (cursor.peeksLowerCase() || cursor.peeksDigit() || cursor.peek() == '_') {
            cursor.next();
        }
        String word = cursor.since(start);
        if (cursor.take("(")) {
            FilterExpression called = new Term.Call(word, arguments(), start).expression();
            queries.weigh(
                    called instanceof FilterExpression.LogicalExpression.PatternTest test && test.constant() != null
                            ? test.constant().weight()
                            : 0);
            return called;
        }
        return switch (word) {
            case "true" -> new FilterExpression.Operand.Literal(true);
            case "false" -> new FilterExpression.Operand.Literal(false);
            case "null" -> new FilterExpression.Operand.Literal(null);
            default ->
                throw Cursor.problem("Expected true, false, null or a function; a text is written in quotes", start);
        };
    }

    private List<Term> arguments() {
        cursor.enter();
        cursor.skipBlanks();
        List<Term> arguments = new ArrayList<>();
        if (!cursor.take(")")) {
            do {
                cursor.skipBlanks();
                arguments.add(term());
                cursor.skipBlanks();
            } while (cursor.take(","));
            cursor.expect(")", "',' or ')' after an argument");
        }
        cursor.leave();
        return arguments;
    }

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
}
