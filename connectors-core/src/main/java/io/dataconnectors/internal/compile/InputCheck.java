package io.dataconnectors.internal.compile;

import io.dataconnectors.Input;
import io.dataconnectors.ValueType;
import io.dataconnectors.internal.compile.Patterns.WrittenPattern;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/**
 * Checks values against their declarations. Messages follow the name of the input: "must be …". Cheap checks come first, and
 * one that fails spares what is dear.
 */
final class InputCheck {

    /** What a member of an object costs: it may be filled with its default where the call says nothing of it. */
    private static final long MEMBER = 4;

    private final CallBudget budget;
    private final ScalarCheck scalars;

    /** @param patterns what reads the pattern of an input */
    InputCheck(CallBudget budget, Function<String, WrittenPattern> patterns) {
        this.budget = budget;
        scalars = new ScalarCheck(patterns, this::pay);
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

    @Nullable
    private Object checked(Input input, @Nullable Object value, Problems problems) {
        pay(value instanceof String text ? 1 + text.length() / 256 : 1);
        if (value == null) {
            problems.addUnless(input.isNullable(), Code.NULL_VALUE, "must not be null");
            return null;
        }
        Object typed = typed(input, value, problems);
        if (typed != null && !input.allows(typed)) {
            problems.add(Code.NOT_IN_ENUM, "must be one of " + Problems.few(input.oneOf().stream()));
        }
        return typed;
    }

    private void pay(long units) {
        if (!budget.pay(units)) {
            throw new TooMuchException();
        }
    }

    @Nullable
    private Object typed(Input input, Object value, Problems problems) {
        ValueType type = type(input, value);
        if (type == null) {
            String wanted = input.types().stream().map(InputCheck::words).collect(Collectors.joining(" or "));
            return ScalarCheck.expect(false, value, wanted, problems);
        }
        return switch (type) {
            case STRING, INTEGER, NUMBER, BOOLEAN, DATE, DATETIME -> scalars.typed(type, input, value, problems);
            case FILE -> FileValue.check(value, problems);
            case OBJECT -> object(input, value, problems);
            case ARRAY -> array(input, value, problems);
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
    private Object object(Input input, Object value, Problems problems) {
        if (!(value instanceof Map<?, ?> members)) {
            return ScalarCheck.expect(false, value, "an object", problems);
        }
        if (input.properties().isEmpty()) {
            return value;
        }
        pay(MEMBER * input.properties().size());
        Map<String, Object> typed = new LinkedHashMap<>();
        for (Input property : input.properties()) {
            Problems there = problems.of(property.name());
            if (members.containsKey(property.name())) {
                typed.put(property.name(), checked(property, members.get(property.name()), there));
            } else if (property.hasDefault()) {
                typed.put(property.name(), value(property, property.defaultValue(), there));
            } else {
                there.addUnless(!property.isRequired(), Code.VALUE_MISSING, "is required");
            }
        }
        refuseUndeclared(input, members, problems);
        return typed;
    }

    private static void refuseUndeclared(Input input, Map<?, ?> members, Problems problems) {
        Set<String> declared = input.properties().stream().map(Input::name).collect(Collectors.toSet());
        for (Object name : members.keySet()) {
            problems.entry(String.valueOf(name))
                    .addUnless(
                            declared.contains(name),
                            Code.UNKNOWN_MEMBER,
                            () -> "is no member of this object; it has "
                                    + Problems.few(input.properties().stream().map(Input::name)),
                            String.valueOf(name));
        }
    }

    @Nullable
    private Object array(Input input, Object value, Problems problems) {
        if (!(value instanceof List<?> elements)) {
            return ScalarCheck.expect(false, value, "a list", problems);
        }
        checkCount(input, elements.size(), problems);
        Input element = input.items();
        if (element == null) {
            return value;
        }
        List<Object> typed = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            typed.add(checked(element, elements.get(i), problems.at(i)));
        }
        return typed;
    }

    private static void checkCount(Input input, int count, Problems problems) {
        Integer least = input.minItems();
        Integer most = input.maxItems();
        problems.addUnless(
                least == null || count >= least,
                Code.TOO_FEW,
                () -> "must have at least " + least + " elements, not " + count);
        problems.addUnless(
                most == null || count <= most,
                Code.TOO_MANY,
                () -> "must have at most " + most + " elements, not " + count);
    }
}
