package io.dataconnectors.internal.call;

import io.dataconnectors.ErrorFields;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Failure.FieldError;
import io.dataconnectors.Place;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.jsonpath.JsonNode;
import io.dataconnectors.internal.jsonpath.ValuePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.annotation.Nullable;

/** Reads what an answer says went wrong, where one mapping has it. */
final class ErrorReader {
    /** How many texts a message is made of, and how many fields are told of. */
    private static final int MAX_TEXTS = 20;

    private static final int MAX_FIELDS = 50;

    private final ErrorMapping mapping;
    private final Function<String, ValuePath> paths;
    private final Function<Place, List<Object>> places;
    private final AnswerValues answer;

    ErrorReader(
            ErrorMapping mapping,
            Function<String, ValuePath> paths,
            Function<Place, List<Object>> places,
            AnswerValues answer) {
        this.mapping = mapping;
        this.paths = paths;
        this.places = places;
        this.answer = answer;
    }

    /** All texts of the first place that has any, as one. */
    @Nullable
    String message() {
        return joined(first(mapping.message(), places), "; ");
    }

    @Nullable
    String code() {
        List<String> found = first(mapping.code(), places);
        return found.isEmpty() ? null : found.get(0);
    }

    /** All texts of each detail, as one; those that are not there are left out. */
    Map<String, String> details() {
        Map<String, String> details = new LinkedHashMap<>();
        mapping.details().forEach((name, alternatives) -> {
            String said = joined(first(alternatives, places), "; ");
            if (said != null) {
                details.put(name, said);
            }
        });
        return details;
    }

    /** What is said of single fields, or null if that is nothing. */
    @Nullable
    List<FieldError> fields() {
        ErrorFields wanted = mapping.fields();
        List<FieldError> fields = new ArrayList<>();
        if (wanted != null) {
            readable(wanted.path(), path -> answer.nodes(paths.apply(path))).forEach(node -> add(wanted, node, fields));
        }
        return fields.isEmpty() ? null : fields;
    }

    private void add(ErrorFields wanted, JsonNode node, List<FieldError> fields) {
        if (fields.size() == MAX_FIELDS) {
            return;
        }
        Function<String, List<Object>> within = path -> answer.find(paths.apply(path), node.value());
        List<String> messages = wanted.message().isEmpty()
                ? texts(Collections.singletonList(node.value()), true)
                : first(wanted.message(), within);
        String named = joined(first(wanted.name(), within), ".");
        if (messages.isEmpty() && named != null && !wanted.message().isEmpty()) {
            messages = List.of(""); // the name alone says where to look
        }
        String name = wanted.name().isEmpty() ? node.name() : named;
        for (String message : messages) {
            if (fields.size() < MAX_FIELDS) {
                fields.add(new FieldError(name == null ? "" : name, message));
            }
        }
    }

    @Nullable
    private static String joined(List<String> texts, String separator) {
        return texts.isEmpty() ? null : String.join(separator, texts);
    }

    private <P> List<String> first(List<P> alternatives, Function<P, List<Object>> finder) {
        for (P place : alternatives) {
            List<String> texts = texts(readable(place, finder), false);
            if (!texts.isEmpty()) {
                return texts;
            }
        }
        return List.of();
    }

    /** A body that is no tree may still have what the next place asks for. */
    private static <P, T> List<T> readable(P place, Function<P, List<T>> finder) {
        try {
            return finder.apply(place);
        } catch (AnswerReader.UnreadableException e) {
            return List.of();
        }
    }

    /** What is there for people to read: the texts of values and of lists of them, of objects only where they count. */
    private List<String> texts(List<?> found, boolean objects) {
        List<String> texts = new ArrayList<>();
        for (Object value : found) {
            addTexts(value, objects, texts);
        }
        return texts;
    }

    private void addTexts(@Nullable Object found, boolean objects, List<String> texts) {
        Object value = answer.scalar(found);
        if (value instanceof List<?> several) {
            several.forEach(element -> addTexts(element, objects, texts));
        } else if (value != null && texts.size() < MAX_TEXTS && answer.budget().canSay(value)) {
            String text = value instanceof String said ? said.strip() : Json.write(value);
            boolean counts = !(value instanceof Map<?, ?> members) || (objects && !members.isEmpty());
            if (counts && !text.isEmpty()) {
                texts.add(text);
            }
        }
    }
}
