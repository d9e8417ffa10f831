package io.dataconnectors.internal.call;

import io.dataconnectors.internal.compile.CallBudget;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.jsonpath.Budget;
import io.dataconnectors.internal.jsonpath.JsonNode;
import io.dataconnectors.internal.jsonpath.ValuePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import javax.annotation.Nullable;

/** The budget of all paths of a definition in one answer. It is one for all, because nested fields would multiply the cost of each. */
final class Allowance {
    /** As many values as the largest answer may have tokens; every 256 characters of a string count as one. */
    private static final int MAX_VALUES = Json.MAX_TOKENS;

    /** How many visits take the time that it takes to make another value of one, such as a date. */
    private static final long CONVERSION = 16;

    /** As many characters as the longest lists of errors have that people read; each text is copied more than once. */
    private static final int MAX_SAID = 1_000_000;

    /** How many steps of a search for a pattern take the time of a visit. */
    private static final int STEPS = 16;

    private final CallBudget visits;
    private int values = MAX_VALUES;
    private int said = MAX_SAID;

    Allowance(CallBudget visits) {
        this.visits = visits;
    }

    /** All values that a path finds, paid for with what is left. */
    List<Object> find(ValuePath path, @Nullable Object within) {
        if (path.direct()) {
            visit(1L + path.length(), path.text());
            return path.values(within);
        }
        List<Object> found = new ArrayList<>();
        search(path, budget -> path.forEach(within, budget, found::add));
        return found;
    }

    /** All that a path finds, as {@link #find}, with the places. */
    List<JsonNode> nodes(ValuePath path, @Nullable Object within) {
        List<JsonNode> found = new ArrayList<>();
        search(path, budget -> path.forEachNode(within, budget, found::add));
        return found;
    }

    private void search(ValuePath path, ToIntFunction<Budget> search) {
        visits.look();
        int left = (int) Math.min(visits.left(), Budget.DEFAULT.visitedNodes());
        if (left < 1) {
            throw tooMuchFor(path.text());
        }
        try {
            visit(1 + search.applyAsInt(new Budget(left, Budget.DEFAULT.results(), visits::look)), path.text());
        } catch (Budget.ExceededException e) {
            throw tooMuchFor(path.text());
        }
    }

    /** Pays for steps of the search for a pattern. */
    void search(long steps, String pattern) {
        visit((steps + STEPS - 1) / STEPS, pattern);
    }

    private void visit(long count, String what) {
        if (!visits.pay(count)) {
            throw tooMuchFor(what);
        }
    }

    private static AnswerReader.UnreadableException tooMuchFor(String text) {
        return AnswerReader.UnreadableException.malformed(
                "Too much of the answer would have to be searched for " + text);
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
        visits.spend(count * CONVERSION);
        values -= count;
        if (values < 0) {
            throw AnswerReader.UnreadableException.malformed(
                    "The outputs ask for too much of the answer; let their paths find less");
        }
    }

    /** Pays for a text that is made of a value; returns false where it is too long, and from then on. */
    boolean canSay(@Nullable Object value) {
        if (said < 0) {
            return false;
        }
        said -= value instanceof String text ? text.length() : 1;
        if (value instanceof Map<?, ?> members) {
            return members.entrySet().stream().allMatch(member -> canSay(member.getKey()) && canSay(member.getValue()));
        }
        return value instanceof Collection<?> elements ? elements.stream().allMatch(this::canSay) : said >= 0;
    }
}
