package io.dataconnectors.internal.jsonpath;

import java.math.BigDecimal;
import java.math.BigInteger;
import javax.annotation.Nullable;

/** The order of numbers by their value, and of strings by their Unicode code points; nothing else has one. */
final class Order {
    private Order() {}

    static boolean less(@Nullable Object a, @Nullable Object b, Run run) {
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
