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

    OutputReader(CompiledDefinition compiled, AnswerValues answer) {
        this.compiled = compiled;
        this.answer = answer;
    }

    Map<String, Object> read(List<Output> outputs) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Output output : outputs) {
            put(values, output, output.name(), answer.at(output.place()));
            if (deeper(values.get(output.name()), Json.MAX_DEPTH)) {
                throw UnreadableException.malformed("The output " + output.name() + " nests more than " + Json.MAX_DEPTH
                        + " levels deep; let its fields find less");
            }
        }
        return values;
    }

    /** Fields that nest add their levels to those of the answer. */
    private static boolean deeper(@Nullable Object value, int levels) {
        if (value instanceof Map<?, ?> members) {
            return levels == 0 || members.values().stream().anyMatch(member -> deeper(member, levels - 1));
        }
        return value instanceof List<?> elements
                && (levels == 0 || elements.stream().anyMatch(element -> deeper(element, levels - 1)));
    }

    private void put(Map<String, Object> values, Output output, String place, List<Object> found) {
        if (output.isList()) {
            List<Object> elements = elements(output, found);
            if (elements.isEmpty() && output.isRequired()) {
                throw UnreadableException.missing(place);
            }
            values.put(output.name(), list(output, place, elements));
            return;
        }
        Object first = found.isEmpty() ? null : answer.fitting(output, found.get(0));
        if (first == null && output.isRequired()) {
            throw UnreadableException.missing(place);
        }
        if (!found.isEmpty() || output.comparing()) {
            values.put(output.name(), value(output, place, first));
        }
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

    private List<Object> list(Output output, String place, List<Object> found) {
        answer.budget().pay(1);
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            values.add(value(output, place + "[" + i + "]", answer.fitting(output, found.get(i))));
        }
        return values;
    }

    @Nullable
    private Object value(Output output, String place, @Nullable Object found) {
        if (found != null && !output.fields().isEmpty()) {
            return object(output, place, found);
        }
        if (output.comparing()) {
            return answer.same(output.comparand(), found);
        }
        answer.budget().payFor(found);
        ValueType type = output.type();
        if (found == null || type == null || answer.isMasked(found)) {
            return found;
        }
        return OutputTypes.convert(type, output, place, found, compiled);
    }

    private Map<String, Object> object(Output output, String place, Object found) {
        answer.budget().pay(1);
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Output field : output.fields()) {
            put(fields, field, place + "." + field.name(), answer.within(field.place(), found));
        }
        return fields;
    }
}
