package io.dataconnectors.internal.compile;

import io.dataconnectors.Input;
import io.dataconnectors.ValueType;
import io.dataconnectors.internal.compile.Patterns.WrittenPattern;
import io.dataconnectors.internal.json.Plain;
import io.dataconnectors.internal.json.PlainNumbers;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Problems;
import io.dataconnectors.internal.text.Moments;
import java.math.BigDecimal;
import java.util.function.Function;
import java.util.function.LongConsumer;
import javax.annotation.Nullable;

/** Checks single values, such as texts and numbers, against the declaration of an input. */
final class ScalarCheck {
    /** How many steps of a search for a pattern are a unit of the budget. */
    private static final int STEPS = 16;

    private final Function<String, WrittenPattern> patterns;
    private final LongConsumer pays;

    /**
     * Makes a check.
     *
     * @param patterns what reads the pattern of an input
     * @param pays what pays for the search for a pattern
     */
    ScalarCheck(Function<String, WrittenPattern> patterns, LongConsumer pays) {
        this.patterns = patterns;
        this.pays = pays;
    }

    /** Returns a value of one of the types of single values as templates see it; null if it is wrong. */
    @Nullable
    Object typed(ValueType type, Input input, Object value, Problems problems) {
        return switch (type) {
            case INTEGER -> integer(input, value, problems);
            case NUMBER -> number(input, value, problems);
            case BOOLEAN -> expect(value instanceof Boolean, value, "true or false", problems);
            case DATE -> written(Moments.isDate(value), value, "a date such as 2026-11-23", problems);
            case DATETIME -> datetime(value, problems);
            default -> text(input, value, problems);
        };
    }

    @Nullable
    static Object expect(boolean right, Object value, String wanted, Problems problems) {
        if (!right) {
            problems.add(Code.WRONG_TYPE, "must be " + wanted + ", not " + Plain.kind(value));
            return null;
        }
        return value;
    }

    /** A text of a certain form: of one in another form "not a string" would lead away from what is right. */
    @Nullable
    private static Object written(boolean right, Object value, String wanted, Problems problems) {
        if (!right && value instanceof String) {
            problems.add(Code.MALFORMED_VALUE, "must be " + wanted);
            return null;
        }
        return expect(right, value, wanted, problems);
    }

    @Nullable
    private Object text(Input input, Object value, Problems problems) {
        if (!(value instanceof String text)) {
            return expect(false, value, "a string", problems);
        }
        int length = text.codePointCount(0, text.length());
        Integer least = input.minLength();
        Integer most = input.maxLength();
        boolean longEnough = least == null || length >= least;
        boolean shortEnough = most == null || length <= most;
        String pattern = input.pattern();
        if (!longEnough) {
            problems.add(Code.TOO_SHORT, "must have at least " + least + " characters, not " + length);
        }
        if (!shortEnough) {
            problems.add(Code.TOO_LONG, "must have at most " + most + " characters, not " + length);
        }
        if (longEnough && shortEnough && pattern != null && !occurs(patterns.apply(pattern), text)) {
            problems.add(Code.PATTERN_MISMATCH, "must match the pattern " + pattern);
        }
        return text;
    }

    private boolean occurs(WrittenPattern pattern, String text) {
        return pattern.pattern() != null
                && pattern.pattern().occursIn(text, steps -> pays.accept((steps + STEPS - 1) / STEPS));
    }

    @Nullable
    private static Object integer(Input input, Object value, Problems problems) {
        Object whole = PlainNumbers.whole(value);
        if (whole == null) {
            problems.add(
                    Code.WRONG_TYPE,
                    "must be a whole number" + (value instanceof Number ? "" : ", not " + Plain.kind(value)));
            return null;
        }
        checkRange(input, whole, problems);
        return whole;
    }

    @Nullable
    private static Object number(Input input, Object value, Problems problems) {
        if (!(value instanceof Number)) {
            return expect(false, value, "a number", problems);
        }
        checkRange(input, value, problems);
        return value;
    }

    private static void checkRange(Input input, Object value, Problems problems) {
        BigDecimal least = input.minimum();
        BigDecimal most = input.maximum();
        if (least == null && most == null) {
            return;
        }
        BigDecimal number = PlainNumbers.decimal(value);
        problems.addUnless(
                least == null || number.compareTo(least) >= 0, Code.OUT_OF_RANGE, () -> "must be at least " + least);
        problems.addUnless(
                most == null || number.compareTo(most) <= 0, Code.OUT_OF_RANGE, () -> "must be at most " + most);
    }

    @Nullable
    private static Object datetime(Object value, Problems problems) {
        String utc = Moments.utc(value);
        written(utc != null, value, "a date and time with an offset, such as 2026-11-23T10:15:30Z", problems);
        return utc;
    }
}
