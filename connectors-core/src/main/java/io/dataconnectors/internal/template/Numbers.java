package io.dataconnectors.internal.template;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** The filters that make numbers. */
final class Numbers {
    /** More digits than money or a measure has, few enough that to multiply them costs nothing. */
    private static final int MAX_DIGITS = 100;

    private Numbers() {}

    /** Returns the number that a text is. */
    static Object of(String text) {
        return number("number", text);
    }

    /** Multiplies exactly, as 49.90 of a currency by 100 is 4990 of its smallest unit; no digit is lost, and no zero added. */
    static Function<String, Object> times(List<Object> arguments) {
        if (!(arguments.get(0) instanceof Number factor)) {
            throw new UnfitValueException("'times' takes a number");
        }
        BigDecimal by = shortEnough(factor);
        return text -> {
            BigDecimal product = shortEnough(number("times", text)).multiply(by).stripTrailingZeros();
            return product.scale() <= 0 ? product.toBigInteger() : product;
        };
    }

    private static BigDecimal shortEnough(Number number) {
        BigDecimal decimal = new BigDecimal(number.toString());
        if (decimal.precision() > MAX_DIGITS || Math.abs((long) decimal.scale()) > MAX_DIGITS) {
            throw new UnfitValueException("'times' takes a number of at most " + MAX_DIGITS + " digits");
        }
        return decimal;
    }

    private static Number number(String filter, String text) {
        try {
            if (Json.read(text) instanceof Number number) {
                return number;
            }
        } catch (JsonException e) {
            // said below, as for any other text that is no number
        }
        throw new UnfitValueException("'" + filter + "' takes a number as JSON writes it");
    }
}
