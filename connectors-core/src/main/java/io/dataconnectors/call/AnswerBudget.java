package io.dataconnectors.call;

import io.dataconnectors.json.Json;
import io.dataconnectors.jsonpath.Budget;
import io.dataconnectors.jsonpath.JsonPathBudgetException;
import io.dataconnectors.jsonpath.ValuePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** What all paths of a definition together may cost in one answer: nested fields would multiply what each costs alone. */
final class AnswerBudget {
    /** Half a dozen searches of the largest answer from end to end, or very many of small parts of it. */
    private static final int MAX_VISITED = 5_000_000;

    /** As many values as the largest answer may have tokens; every 256 characters of a string count as one. */
    private static final int MAX_VALUES = Json.MAX_TOKENS;

    private int visits = MAX_VISITED;
    private int values = MAX_VALUES;

    /** All values that a path finds, paid for with what is left. */
    List<Object> find(ValuePath path, @Nullable Object within) {
        int left = Math.min(visits, Budget.DEFAULT.visitedNodes());
        if (left < 1) {
            throw tooMuchFor(path);
        }
        List<Object> found = new ArrayList<>();
        try {
            visits -= 1 + path.forEach(within, new Budget(left, Budget.DEFAULT.results()), found::add);
        } catch (JsonPathBudgetException e) {
            throw tooMuchFor(path);
        }
        return found;
    }

    private static UnreadableException tooMuchFor(ValuePath path) {
        return UnreadableException.malformed("Too much of the answer would have to be searched for " + path.text());
    }

    /** Pays for a value of the outputs with all that is in it. */
    void payFor(@Nullable Object value) {
        pay(1 + (value instanceof String text ? text.length() / 256 : 0));
        if (value instanceof Map<?, ?> members) {
            members.values().forEach(this::payFor);
        } else if (value instanceof Collection<?> elements) {
            elements.forEach(this::payFor);
        }
    }

    /** Pays for so many values, as for a list or an object before what is in it. */
    void pay(int count) {
        values -= count;
        if (values < 0) {
            throw UnreadableException.malformed(
                    "The outputs ask for too much of the answer; let their paths find less");
        }
    }
}
