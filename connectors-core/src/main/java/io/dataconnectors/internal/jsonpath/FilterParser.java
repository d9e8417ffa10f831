package io.dataconnectors.internal.jsonpath;

import io.dataconnectors.internal.jsonpath.FilterExpression.LogicalExpression.Comparison.Operator;
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
}
