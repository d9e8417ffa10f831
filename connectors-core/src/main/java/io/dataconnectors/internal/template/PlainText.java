package io.dataconnectors.internal.template;

import io.dataconnectors.internal.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** A single plain value as text. */
final class PlainText {
    private PlainText() {}

    /**
     * The text of a single value. Numbers keep every digit, and are written without an exponent unless it is beyond what
     * JSON is read with.
     *
     * @throws Unfit if it is not a single plain value
     */
    static String of(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof BigDecimal decimal) {
            return Math.abs((long) decimal.scale()) > Json.MAX_EXPONENT ? decimal.toString() : decimal.toPlainString();
        }
        if (isSingle(value)) {
            return value.toString();
        }
        throw new UnfitValueException("a single value is wanted here, not " + kind(value));
    }

    /** What a value is, in words. */
    static String kind(Object value) {
        if (value instanceof List) {
            return "a list";
        }
        if (value instanceof Map) {
            return "an object";
        }
        return isSingle(value) ? "a single value" : "a Java object that is no plain value";
    }

    private static boolean isSingle(Object value) {
        return value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof BigInteger
                || value instanceof BigDecimal;
    }
}
