package io.dataconnectors.internal.jsonpath;

/** An expression and where it starts, turned into the type that its surroundings ask for (section 2.4.3). */
record Term(Expression expression, int start) {
    Condition condition() {
        if (expression instanceof Condition condition) {
            return condition;
        }
        if (expression instanceof FilterQuery query) {
            return new Condition.Exists(query);
        }
        throw Cursor.problem("A value is not a condition by itself; compare it, as in length(@.a) > 2", start);
    }

    Operand operand() {
        if (expression instanceof Operand operand) {
            return operand;
        }
        if (expression instanceof FilterQuery query && query.singular()) {
            return new Operand.NodeValue(query);
        }
        throw Cursor.problem(
                expression instanceof FilterQuery
                        ? "Expected a value, but the query may find several nodes; use names and indices only, or value(…)"
                        : "Expected a value, but match() and search() are conditions; they are not compared",
                start);
    }

    FilterQuery query() {
        if (expression instanceof FilterQuery query) {
            return query;
        }
        throw Cursor.problem("Expected a query (@… or $…)", start);
    }
}
