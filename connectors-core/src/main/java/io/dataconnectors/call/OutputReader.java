package io.dataconnectors.call;

import io.dataconnectors.Answer;
import io.dataconnectors.CompiledDefinition;
import io.dataconnectors.Output;
import io.dataconnectors.json.Json;
import io.dataconnectors.json.Plain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** Reads the outputs that a definition declares. What the answer lacks is left out; what is null stays null. */
final class OutputReader {
    private final Answer answer;
    private final AnswerBody body;
    private final OutputTypes types;

    OutputReader(CompiledDefinition compiled, Answer answer, AnswerBody body) {
        this.answer = answer;
        this.body = body;
        this.types = new OutputTypes(new OutputDates(compiled));
    }

    Map<String, Object> read(List<Output> outputs) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Output output : outputs) {
            put(values, output, output.name(), found(output));
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

    private List<Object> found(Output output) {
        if (output.path() != null) {
            return body.find(output.path());
        }
        String value = output.header() == null ? null : answer.header(output.header());
        return value == null ? List.of() : List.of(value);
    }

    private void put(Map<String, Object> values, Output output, String place, List<Object> found) {
        if (output.isList()) {
            if (found.isEmpty() && output.isRequired()) {
                throw UnreadableException.missing(place);
            }
            values.put(output.name(), list(output, place, found));
            return;
        }
        Object first = found.isEmpty() ? null : found.get(0);
        if (first == null && output.isRequired()) {
            throw UnreadableException.missing(place);
        }
        if (!found.isEmpty() || output.comparing()) {
            values.put(output.name(), value(output, place, first));
        }
    }

    private List<Object> list(Output output, String place, List<Object> found) {
        body.budget().pay(1);
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            values.add(value(output, place + "[" + i + "]", found.get(i)));
        }
        return values;
    }

    @Nullable
    private Object value(Output output, String place, @Nullable Object found) {
        if (found != null && !output.fields().isEmpty()) {
            return object(output, place, found);
        }
        if (output.comparing()) {
            body.budget().pay(1);
            return Plain.same(output.comparand(), found);
        }
        body.budget().payFor(found);
        if (found == null) {
            return null;
        }
        return output.type() == null ? found : types.convert(output.type(), output.format(), place, found);
    }

    private Map<String, Object> object(Output output, String place, Object found) {
        body.budget().pay(1);
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Output field : output.fields()) {
            List<Object> within = field.path() == null ? List.of() : body.find(field.path(), found);
            put(fields, field, place + "." + field.name(), within);
        }
        return fields;
    }
}
