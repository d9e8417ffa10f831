package io.dataconnectors.internal.compile;

import io.dataconnectors.Input;
import io.dataconnectors.ValueType;
import io.dataconnectors.internal.form.Member;
import io.dataconnectors.internal.form.connector.InputForm;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Problems;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/** The rules of inputs themselves: constraints that fit the type and can be met, defaults and enums that meet them. */
final class InputRules {
    private static final int MAX_DEPTH = 8;
    private static final Set<ValueType> NUMBERS = EnumSet.of(ValueType.INTEGER, ValueType.NUMBER);
    private static final Set<ValueType> CHOICES =
            EnumSet.of(ValueType.STRING, ValueType.INTEGER, ValueType.NUMBER, ValueType.BOOLEAN);
    private static final Set<ValueType> CONTAINERS = EnumSet.of(ValueType.FILE, ValueType.OBJECT, ValueType.ARRAY);

    /** Defaults are checked as the values of a call are. */
    private final InputCheck values;

    private final Patterns patterns;

    private InputRules(Patterns patterns) {
        this.patterns = patterns;
        this.values = new InputCheck(CallBudget.ofDefinition(), patterns::of);
    }

    static void check(List<Input> inputs, Patterns patterns, Problems problems) {
        new InputRules(patterns).checkAll(inputs, problems, MAX_DEPTH);
        for (int i = 0; i < inputs.size(); i++) {
            String name = inputs.get(i).name();
            NameRules.checkValueName(name, problems.at(i).at(InputForm.NAME).about(name));
        }
    }

    private void checkAll(List<Input> inputs, Problems problems, int depth) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < inputs.size(); i++) {
            Input input = inputs.get(i);
            Problems there = problems.at(i).about(input.name());
            there.at(InputForm.NAME)
                    .addUnless(
                            names.add(input.name()), Code.REPEATED_NAME, "The name " + input.name() + " is used twice");
            check(input, there, depth);
        }
    }

    private void check(Input input, Problems problems, int depth) {
        NameRules.checkDescription(input.description(), problems.at(InputForm.DESCRIPTION));
        checkTypes(input, problems.at(InputForm.TYPE));
        checkText(input, problems);
        checkItems(input, problems);
        checkRange(input, problems);
        checkValues(input, problems);
        checkParts(input, problems, depth);
    }

    /** A value says by itself which of the types it has, and templates put it where single values go. */
    private static void checkTypes(Input input, Problems problems) {
        List<ValueType> types = input.types();
        problems.addUnless(
                types.size() == 1 || (CHOICES.containsAll(types) && !types.containsAll(NUMBERS)),
                Code.TYPES_NOT_TOGETHER,
                () -> "Several types are a choice of string, boolean, and one of integer and number, not "
                        + types(input) + "; that a value may be null is said with nullable");
    }

    private static String types(Input input) {
        return input.types().stream().map(ValueType::word).collect(Collectors.joining(" or "));
    }

    private void checkText(Input input, Problems problems) {
        Integer least = input.minLength();
        Integer most = input.maxLength();
        fits(input, least, input.types().contains(ValueType.STRING), InputForm.MIN_LENGTH, "a string", problems);
        fits(input, most, input.types().contains(ValueType.STRING), InputForm.MAX_LENGTH, "a string", problems);
        fits(input, input.pattern(), input.types().contains(ValueType.STRING), InputForm.PATTERN, "a string", problems);
        problems.at(InputForm.MIN_LENGTH)
                .addUnless(least == null || least >= 0, Code.OUT_OF_RANGE, "A length is 0 or more");
        problems.at(InputForm.MAX_LENGTH)
                .addUnless(most == null || most >= 0, Code.OUT_OF_RANGE, "A length is 0 or more");
        problems.at(InputForm.MAX_LENGTH)
                .addUnless(
                        least == null || most == null || least <= most,
                        Code.CONTRADICTING_BOUNDS,
                        "maxLength is less than minLength");
        if (input.pattern() != null) {
            patterns.read(input.pattern(), problems.at(InputForm.PATTERN));
        }
    }

    private static void checkItems(Input input, Problems problems) {
        Integer least = input.minItems();
        Integer most = input.maxItems();
        fits(input, least, input.type() == ValueType.ARRAY, InputForm.MIN_ITEMS, "a list", problems);
        fits(input, most, input.type() == ValueType.ARRAY, InputForm.MAX_ITEMS, "a list", problems);
        problems.at(InputForm.MIN_ITEMS)
                .addUnless(least == null || least >= 0, Code.OUT_OF_RANGE, "A number of elements is 0 or more");
        problems.at(InputForm.MAX_ITEMS)
                .addUnless(most == null || most >= 0, Code.OUT_OF_RANGE, "A number of elements is 0 or more");
        problems.at(InputForm.MAX_ITEMS)
                .addUnless(
                        least == null || most == null || least <= most,
                        Code.CONTRADICTING_BOUNDS,
                        "maxItems is less than minItems");
    }

    private static void checkRange(Input input, Problems problems) {
        BigDecimal least = input.minimum();
        BigDecimal most = input.maximum();
        fits(input, least, !Collections.disjoint(NUMBERS, input.types()), InputForm.MINIMUM, "a number", problems);
        fits(input, most, !Collections.disjoint(NUMBERS, input.types()), InputForm.MAXIMUM, "a number", problems);
        problems.at(InputForm.MAXIMUM)
                .addUnless(
                        least == null || most == null || least.compareTo(most) <= 0,
                        Code.CONTRADICTING_BOUNDS,
                        "maximum is less than minimum");
    }

    private static void fits(
            Input input, @Nullable Object rule, boolean right, Member<?, ?> member, String wanted, Problems problems) {
        problems.at(member)
                .addUnless(
                        rule == null || right,
                        Code.RULE_OF_OTHER_TYPE,
                        member.name() + " is for " + wanted + ", not for type " + types(input));
    }

    private void checkValues(Input input, Problems problems) {
        boolean scalar = !CONTAINERS.contains(input.type());
        problems.at(InputForm.ENUM)
                .addUnless(
                        scalar || input.oneOf().isEmpty(),
                        Code.RULE_OF_OTHER_TYPE,
                        "enum is for single values, not for type " + types(input));
        Input any = Input.of(input.name(), input.types());
        Input unlisted = input.isNullable() ? any.nullable() : any;
        for (int i = 0; scalar && i < input.oneOf().size(); i++) {
            values.value(
                    unlisted, input.oneOf().get(i), problems.at(InputForm.ENUM).at(i));
        }
        if (input.hasDefault() && !patterns.areTooLarge()) {
            values.value(input, input.defaultValue(), problems.at(InputForm.DEFAULT));
        }
    }

    private void checkParts(Input input, Problems problems, int depth) {
        boolean object = input.type() == ValueType.OBJECT;
        problems.at(InputForm.PROPERTIES)
                .addUnless(
                        object || input.properties().isEmpty(),
                        Code.RULE_OF_OTHER_TYPE,
                        "properties are for type object");
        Input element = input.items();
        problems.at(InputForm.ITEMS)
                .addUnless(
                        input.type() == ValueType.ARRAY || element == null,
                        Code.RULE_OF_OTHER_TYPE,
                        "items is for type array");
        if (depth == 0) {
            problems.addUnless(
                    element == null && input.properties().isEmpty(),
                    Code.TOO_DEEP,
                    "Inputs nest at most 8 levels deep");
            return;
        }
        DocumentSize.checkProperties(input, problems.at(InputForm.PROPERTIES));
        checkAll(input.properties(), problems.at(InputForm.PROPERTIES), depth - 1);
        for (int i = 0; i < input.properties().size(); i++) {
            Input property = input.properties().get(i);
            Problems there = problems.at(InputForm.PROPERTIES).at(i).about(property.name());
            NameRules.checkIdentifier(property.name(), there.at(InputForm.NAME));
            checkInner(property, there);
        }
        if (element != null) {
            checkElement(element, problems.at(InputForm.ITEMS), depth - 1);
        }
    }

    private void checkElement(Input element, Problems problems, int depth) {
        check(element, problems, depth);
        checkInner(element, problems);
        problems.at(InputForm.NAME)
                .addUnless(
                        element.name().isEmpty(),
                        Code.NOT_FOR_ELEMENTS,
                        "The elements of a list have no name; make them with Input.each");
        problems.at(InputForm.REQUIRED)
                .addUnless(
                        !element.isRequired(),
                        Code.NOT_FOR_ELEMENTS,
                        "The elements of a list are neither required nor optional");
        problems.at(InputForm.DEFAULT)
                .addUnless(!element.hasDefault(), Code.NOT_FOR_ELEMENTS, "The elements of a list have no default");
    }

    private static void checkInner(Input inner, Problems problems) {
        problems.at(InputForm.FROM)
                .addUnless(
                        inner.source() == Input.Source.CALLER,
                        Code.CONTEXT_WITHIN_INPUT,
                        "Only a whole input is taken from context");
    }
}
