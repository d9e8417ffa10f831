package io.dataconnectors.template;

import io.dataconnectors.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

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
        if (value instanceof Integer
                || value instanceof Long
                || value instanceof Boolean
                || value instanceof BigInteger) {
            return value.toString();
        }
        throw new Unfit("a single value is wanted here, not " + kind(value));
    }

    static String kind(@Nullable Object value) {
        return value instanceof List
                ? "a list"
                : value instanceof Map ? "an object" : "a Java object that is no plain value";
    }
}
