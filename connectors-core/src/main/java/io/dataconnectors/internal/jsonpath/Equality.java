package io.dataconnectors.internal.jsonpath;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * Compares two JSON values for equality: numbers by their value, arrays element by element, objects member by member in any
 * order. Keeps a list of the pairs still to be compared, since a document may nest deeper than a thread's stack.
 */
final class Equality {
    private record Pair(@Nullable Object a, @Nullable Object b) {}

    private final Deque<Pair> open = new ArrayDeque<>();
    private final Budget.Run run;

    private Equality(Budget.Run run) {
        this.run = run;
    }

    static boolean equal(@Nullable Object a, @Nullable Object b, Budget.Run run) {
        boolean deep = JsonNode.Children.exist(a) && JsonNode.Children.exist(b);
        return deep ? new Equality(run).allEqual(a, b) : scalarsEqual(a, b, run);
    }

    private static boolean scalarsEqual(@Nullable Object a, @Nullable Object b, Budget.Run run) {
        if (a instanceof String left && b instanceof String right) {
            run.read(left.length() < right.length() ? left : right);
            return left.equals(right);
        }
        if (a instanceof Number left && b instanceof Number right) {
            return Order.compare(left, right) == 0;
        }
        return !JsonNode.Children.exist(a) && Objects.equals(a, b);
    }

    private boolean allEqual(@Nullable Object a, @Nullable Object b) {
        open.push(new Pair(a, b));
        while (!open.isEmpty()) {
            Pair pair = open.pop();
            run.visit(1);
            if (!(bothHaveChildren(pair) ? openChildren(pair) : scalarsEqual(pair.a, pair.b, run))) {
                return false;
            }
        }
        return true;
    }

    private static boolean bothHaveChildren(Pair pair) {
        return JsonNode.Children.exist(pair.a) && JsonNode.Children.exist(pair.b);
    }

    private boolean openChildren(Pair pair) {
        if (pair.a instanceof List<?> a && pair.b instanceof List<?> b) {
            return openElements(a, b);
        }
        return pair.a instanceof Map<?, ?> a && pair.b instanceof Map<?, ?> b && openMembers(a, b);
    }

    private boolean openElements(List<?> a, List<?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        run.visit(a.size());
        Iterator<?> other = b.iterator();
        a.forEach(element -> open.push(new Pair(element, other.next())));
        return true;
    }

    private boolean openMembers(Map<?, ?> a, Map<?, ?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        run.visit(a.size());
        if (!b.keySet().containsAll(a.keySet())) {
            return false;
        }
        a.forEach((name, value) -> open.push(new Pair(value, b.get(name))));
        return true;
    }

    /** The order of numbers by their value, and of strings by their Unicode code points; nothing else has one. */
    static final class Order {
        private Order() {}

        static boolean less(@Nullable Object a, @Nullable Object b, Budget.Run run) {
            if (a instanceof String left && b instanceof String right) {
                run.read(left.length() < right.length() ? left : right);
                return compare(left, right) < 0;
            }
            return a instanceof Number left && b instanceof Number right && compare(left, right) < 0;
        }

        static int compare(Number a, Number b) {
            return isLong(a) && isLong(b)
                    ? Long.compare(a.longValue(), b.longValue())
                    : decimal(a).compareTo(decimal(b));
        }

        private static boolean isLong(Number number) {
            return number instanceof Integer || number instanceof Long;
        }

        private static BigDecimal decimal(Number number) {
            if (number instanceof BigDecimal decimal) {
                return decimal;
            }
            if (number instanceof BigInteger integer) {
                return new BigDecimal(integer);
            }
            if (isLong(number)) {
                return BigDecimal.valueOf(number.longValue());
            }
            throw new IllegalArgumentException(
                    "No JSON form for a " + number.getClass().getName());
        }

        /** Surrogates, which stand for the highest code points, are not the highest of UTF-16's units. */
        private static int compare(String a, String b) {
            int shorter = Math.min(a.length(), b.length());
            for (int i = 0; i < shorter; i++) {
                char left = a.charAt(i);
                char right = b.charAt(i);
                if (left != right) {
                    boolean oneSurrogate = Character.isSurrogate(left) != Character.isSurrogate(right);
                    return oneSurrogate ? (Character.isSurrogate(left) ? 1 : -1) : Character.compare(left, right);
                }
            }
            return Integer.compare(a.length(), b.length());
        }
    }
}
