package io.dataconnectors.internal.call;

import io.dataconnectors.Output;
import io.dataconnectors.ValueType;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** Reads the outputs that a definition declares. What the answer lacks is left out; what is null stays null. */
final class OutputReader {
    private final CompiledDefinition compiled;
    private final AnswerValues answer;

    /** The names and indices on the way to the field that is read: made a text only for a message. */
    private final List<Object> place = new ArrayList<>();

    OutputReader(CompiledDefinition compiled, AnswerValues answer) {
        this.compiled = compiled;
        this.answer = answer;
    }

    Map<String, Object> read(List<Output> outputs) {
        Map<String, Object> values = sized(outputs);
        for (Output output : outputs) {
            put(values, output, answer.at(output.place()));
            if (isDeeper(values.get(output.name()), Json.MAX_DEPTH)) {
                throw AnswerReader.UnreadableException.malformed("The output " + output.name() + " nests more than "
                        + Json.MAX_DEPTH + " levels deep; let its fields find less");
            }
        }
        return values;
    }

    /** A map with room for so many and no more: there may be one for each of thousands of elements. */
    private static Map<String, Object> sized(List<Output> outputs) {
        return new LinkedHashMap<>(outputs.size() * 4 / 3 + 1);
    }

    /** Fields that nest add their levels to those of the answer. */
    private static boolean isDeeper(@Nullable Object value, int levels) {
        if (value instanceof Map<?, ?> members) {
            return levels == 0 || isOneDeeper(members.values(), levels - 1);
        }
        return value instanceof List<?> elements && (levels == 0 || isOneDeeper(elements, levels - 1));
    }

    private static boolean isOneDeeper(Iterable<?> values, int levels) {
        for (Object value : values) {
            if (isDeeper(value, levels)) {
                return true;
            }
        }
        return false;
    }

    private void put(Map<String, Object> values, Output output, List<Object> found) {
        place.add(output.name());
        if (output.isList()) {
            putList(values, output, elements(output, found));
        } else {
            putValue(values, output, found);
        }
        leave();
    }

    private void putList(Map<String, Object> values, Output output, List<Object> elements) {
        if (elements.isEmpty() && output.isRequired()) {
            throw AnswerReader.UnreadableException.missing(place());
        }
        values.put(output.name(), list(output, elements));
    }

    private void putValue(Map<String, Object> values, Output output, List<Object> found) {
        Object first = found.isEmpty() ? null : answer.fitting(output, found.get(0));
        if (first == null && output.isRequired()) {
            throw AnswerReader.UnreadableException.missing(place());
        }
        if (!found.isEmpty() || output.comparing()) {
            values.put(output.name(), value(output, first));
        }
    }

    private String place() {
        StringBuilder text = new StringBuilder();
        for (Object step : place) {
            if (step instanceof Integer) {
                text.append('[').append(step).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step);
            }
        }
        return text.toString();
    }

    private void leave() {
        place.remove(place.size() - 1);
    }

    /** What a list is made of: of a path that leads to one place, the list that is there, or what else is there alone. */
    private List<Object> elements(Output output, List<Object> found) {
        boolean one = compiled.path(String.valueOf(output.place().path())).singular();
        if (!one || found.size() != 1) {
            return found;
        }
        Object only = found.get(0);
        if (only instanceof List<?> list) {
            return Collections.unmodifiableList(list);
        }
        return answer.fitting(output, only) == null ? List.of() : found;
    }

    private List<Object> list(Output output, List<Object> found) {
        answer.budget().pay(1);
        List<Object> values = new ArrayList<>(found.size());
        for (Object each : found) {
            place.add(values.size());
            values.add(value(output, answer.fitting(output, each)));
            leave();
        }
        return values;
    }

    @Nullable
    private Object value(Output output, @Nullable Object found) {
        if (found != null && !output.fields().isEmpty()) {
            return object(output, found);
        }
        if (output.comparing()) {
            return answer.same(output.comparand(), found);
        }
        answer.budget().payFor(found);
        ValueType type = output.type();
        if (found == null || type == null || answer.isMasked(found)) {
            return found;
        }
        Object converted = OutputTypes.convert(type, output, found, compiled);
        if (converted == null) {
            throw AnswerReader.UnreadableException.malformed("The output " + place() + " is not of the type "
                    + type.word() + (output.format() == null ? "" : " in the format " + output.format()));
        }
        return converted;
    }

    private Map<String, Object> object(Output output, Object found) {
        answer.budget().pay(1);
        Map<String, Object> fields = sized(output.fields());
        for (Output field : output.fields()) {
            put(fields, field, answer.within(field.place(), found));
        }
        return fields;
    }
}
