package io.dataconnectors.internal.compile;

import io.dataconnectors.Input;
import io.dataconnectors.ValueType;
import io.dataconnectors.internal.compile.ContentsCheck.FileValue;
import io.dataconnectors.internal.compile.Patterns.WrittenPattern;
import io.dataconnectors.internal.json.JavaValues.PlainNumbers;
import io.dataconnectors.internal.json.Plain;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.rule.Problems;
import io.dataconnectors.internal.text.Moments;
import java.math.BigDecimal;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/**
 * Checks values against their declarations. Messages follow the name of the input: "must be …". Cheap checks come first, and
 * one that fails spares what is dear.
 */
final class InputCheck {
    /** How many steps of a search for a pattern are a unit of the budget. */
    private static final int STEPS = 16;

    private final CallBudget budget;
    private final Function<String, WrittenPattern> patterns;

    /** @param patterns what reads the pattern of an input */
    InputCheck(CallBudget budget, Function<String, WrittenPattern> patterns) {
        this.budget = budget;
        this.patterns = patterns;
    }

    /** Ends the checks of an input that take more than is left. */
    private static final class TooMuchException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuchException() {
            super("too much", null, false, false);
        }
    }

    /** Returns the value as templates see it: as it came, but for 2.0 as an integer, which is 2, and a datetime, which is in UTC. */
    @Nullable
    Object value(Input input, @Nullable Object value, Problems problems) {
        try {
            return checked(input, value, problems);
        } catch (TooMuchException e) {
            problems.add(Code.TOO_MUCH_TO_CHECK, "takes too much to check; send less of it");
            return null;
        }
    }

    /** Does the same within a value, of which too much ends all checks. */
    @Nullable
    Object checked(Input input, @Nullable Object value, Problems problems) {
        pay(value instanceof String text ? 1 + text.length() / 256 : 1);
        if (value == null) {
            problems.addUnless(input.isNullable(), Code.NULL_VALUE, "must not be null");
            return null;
        }
        Object typed = typed(input, value, problems);
        if (typed != null && !input.allows(typed)) {
            problems.add(Code.NOT_IN_ENUM, "must be one of " + Problem.few(input.oneOf().stream()));
        }
        return typed;
    }

    /** Pays for a part of the checks. */
    void pay(long units) {
        if (!budget.pay(units)) {
            throw new TooMuchException();
        }
    }

    @Nullable
    private Object typed(Input input, Object value, Problems problems) {
        ValueType type = type(input, value);
        if (type == null) {
            String wanted = input.types().stream().map(InputCheck::words).collect(Collectors.joining(" or "));
            return expect(false, value, wanted, problems);
        }
        return switch (type) {
            case STRING -> text(input, value, problems);
            case INTEGER -> integer(input, value, problems);
            case NUMBER -> number(input, value, problems);
            case BOOLEAN -> expect(value instanceof Boolean, value, "true or false", problems);
            case DATE -> written(Moments.isDate(value), value, "a date such as 2026-11-23", problems);
            case DATETIME -> datetime(value, problems);
            case FILE -> FileValue.check(value, problems);
            case OBJECT -> new ContentsCheck(this).object(input, value, problems);
            case ARRAY -> new ContentsCheck(this).array(input, value, problems);
        };
    }

    /** The type by whose rules a value is judged: of several the one that it has itself; null if it has none of them. */
    @Nullable
    private static ValueType type(Input input, Object value) {
        if (input.types().size() == 1) {
            return input.type();
        }
        return input.types().stream()
                .filter(type -> switch (type) {
                    case STRING -> value instanceof String;
                    case INTEGER, NUMBER -> value instanceof Number;
                    case BOOLEAN -> value instanceof Boolean;
                    case DATE, DATETIME, FILE, OBJECT, ARRAY -> false;
                })
                .findFirst()
                .orElse(null);
    }

    private static String words(ValueType type) {
        return switch (type) {
            case INTEGER -> "a whole number";
            case BOOLEAN -> "true or false";
            default -> "a " + type.word();
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
        return pattern.pattern() != null && pattern.pattern().occursIn(text, steps -> pay((steps + STEPS - 1) / STEPS));
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
