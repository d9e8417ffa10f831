package io.dataconnectors.document;

import io.dataconnectors.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** What stands at a place of a document, as messages say it. */
final class Found {
    private static final int QUOTED = 40;

    private Found() {}

    static String kind(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String) {
            return "a string";
        }
        if (value instanceof Boolean) {
            return "a boolean";
        }
        if (number(value) != null) {
            return "a number";
        }
        return value instanceof Map ? "an object" : value instanceof List ? "a list" : "no JSON value";
    }

    /** Returns the JSON of a string or a number, cut off where it gets long. */
    static String quoted(@Nullable Object value) {
        BigDecimal number = number(value);
        String text = Json.write(number == null ? value : number);
        return text.codePointCount(0, text.length()) <= QUOTED
                ? text
                : text.substring(0, text.offsetByCodePoints(0, QUOTED)) + "…";
    }

    /** Returns a number exactly, or null if the value is none that JSON can say. */
    @Nullable
    static BigDecimal number(@Nullable Object value) {
        if (!(value instanceof Number number)) {
            return null;
        }
        boolean binary = number instanceof Double || number instanceof Float;
        return binary && !Double.isFinite(number.doubleValue()) ? null : new BigDecimal(number.toString());
    }
}
