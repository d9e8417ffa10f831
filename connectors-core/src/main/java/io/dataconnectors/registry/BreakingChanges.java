package io.dataconnectors.registry;

import static io.dataconnectors.BreakingChange.Kind.INPUT_REMOVED;
import static io.dataconnectors.BreakingChange.Kind.INPUT_REQUIRED;
import static io.dataconnectors.BreakingChange.Kind.INPUT_RETYPED;
import static io.dataconnectors.BreakingChange.Kind.OUTPUT_REMOVED;
import static io.dataconnectors.BreakingChange.Kind.OUTPUT_RETYPED;

import io.dataconnectors.BreakingChange;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.Output;
import io.dataconnectors.Place;
import io.dataconnectors.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.annotation.Nullable;

/**
 * Changes that take something away from those who use the live definition: calls that it would refuse, and outputs that it would no
 * longer give. Limits of values (length, range, pattern, enum) do not count: they may be met as before.
 */
final class BreakingChanges {
    /** What a definition without outputs gives. */
    private static final List<Output> WHOLE_BODY = List.of(Output.at("body", "$"));

    private BreakingChanges() {}

    /** Returns what the draft of a connector would change; empty if nothing is live. */
    static List<BreakingChange> of(Connector connector) {
        ConnectorDefinition live = connector.live();
        return live == null ? List.of() : between(live, connector.draft());
    }

    /** Returns the changes: inputs first, then outputs, each in the order of the definitions. */
    private static List<BreakingChange> between(ConnectorDefinition live, ConnectorDefinition draft) {
        List<BreakingChange> changes = new ArrayList<>();
        Map<String, Input> oldInputs = byName(live.inputs(), Input::name);
        Map<String, Input> newInputs = byName(draft.inputs(), Input::name);
        oldInputs.values().forEach(input -> compareInput(input, newInputs.get(input.name()), changes));
        newInputs.values().stream()
                .filter(input -> newlyRequired(oldInputs.get(input.name()), input))
                .forEach(input -> changes.add(new BreakingChange(INPUT_REQUIRED, input.name())));
        Map<String, Output> newOutputs = byName(outputs(draft), Output::name);
        outputs(live).forEach(output -> compareOutput(output, newOutputs.get(output.name()), changes));
        return List.copyOf(changes);
    }

    private static <T> Map<String, T> byName(List<T> parts, Function<T, String> name) {
        Map<String, T> map = new LinkedHashMap<>();
        parts.forEach(part -> map.put(name.apply(part), part));
        return map;
    }

    /** A context input that goes breaks nobody: callers never supply it. */
    private static void compareInput(Input before, @Nullable Input after, List<BreakingChange> changes) {
        boolean called = before.source() == Input.Source.CALLER;
        if (after == null || after.source() != before.source()) {
            if (called) {
                changes.add(new BreakingChange(INPUT_REMOVED, before.name()));
            }
        } else if (!takes(after, before)) {
            changes.add(new BreakingChange(INPUT_RETYPED, before.name()));
        }
    }

    private static boolean newlyRequired(@Nullable Input before, Input after) {
        return mustBeGiven(after) && (before == null || before.source() != after.source() || !mustBeGiven(before));
    }

    private static boolean mustBeGiven(Input input) {
        return input.isRequired() && !input.hasDefault();
    }

    /** Whether an input takes every shape of value that another took. */
    private static boolean takes(Input after, Input before) {
        return after.types().containsAll(before.types())
                && (after.isNullable() || !before.isNullable())
                && takesItems(after.items(), before.items())
                && takesProperties(after.properties(), before.properties());
    }

    private static boolean takesItems(@Nullable Input after, @Nullable Input before) {
        return after == null || (before != null && takes(after, before));
    }

    private static boolean takesProperties(List<Input> after, List<Input> before) {
        if (after.isEmpty()) {
            return true; // any members
        }
        Map<String, Input> old = byName(before, Input::name);
        Map<String, Input> now = byName(after, Input::name);
        return !before.isEmpty()
                && old.values().stream().allMatch(input -> {
                    Input same = now.get(input.name());
                    return same != null && takes(same, input);
                })
                && after.stream().noneMatch(input -> newlyRequired(old.get(input.name()), input));
    }

    private static List<Output> outputs(ConnectorDefinition definition) {
        List<Output> declared = definition.response().outputs();
        return declared.isEmpty() ? WHOLE_BODY : declared;
    }

    private static void compareOutput(Output before, @Nullable Output after, List<BreakingChange> changes) {
        if (after == null) {
            changes.add(new BreakingChange(OUTPUT_REMOVED, before.name()));
        } else if (!gives(after, before)) {
            changes.add(new BreakingChange(OUTPUT_RETYPED, before.name()));
        }
    }

    /** Whether an output gives values of the type and with all the fields that another gave. */
    private static boolean gives(Output after, Output before) {
        Map<String, Output> fields = byName(after.fields(), Output::name);
        return type(after) == type(before)
                && after.isList() == before.isList()
                && after.fields().isEmpty() == before.fields().isEmpty()
                && before.fields().stream().allMatch(field -> {
                    Output same = fields.get(field.name());
                    return same != null && gives(same, field);
                });
    }

    /** Returns the type of what is given; null if it is as the API sends it. */
    @Nullable
    private static ValueType type(Output output) {
        ValueType given = output.type() == null ? untyped(output.place()) : output.type();
        return output.comparing() ? ValueType.BOOLEAN : given;
    }

    @Nullable
    private static ValueType untyped(Place place) {
        return switch (place.kind()) {
            case PATH -> place.pattern() == null ? null : ValueType.STRING;
            case HEADER, TEXT -> ValueType.STRING;
            case STATUS -> ValueType.INTEGER;
            case FILE -> ValueType.FILE;
        };
    }
}
