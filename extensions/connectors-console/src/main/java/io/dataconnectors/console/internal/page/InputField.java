package io.dataconnectors.console.internal.page;

import io.dataconnectors.Input;
import io.dataconnectors.ValueType;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/**
 * An input as a field of a form.
 *
 * @param name the name of the input
 * @param kind how it is typed: {@code text}, {@code number}, {@code date}, {@code choice}, {@code json} or {@code file}
 * @param types the types of which a value has one
 * @param type the type that was chosen
 * @param value what was typed
 * @param options what may be chosen
 * @param about what the definition says about it
 * @param rules what is asked of it, in words
 * @param required whether the call must have it
 * @param file what a file is called, its media type and how it was typed
 * @param problems what is wrong with it
 */
public record InputField(
        String name,
        String kind,
        List<String> types,
        String type,
        String value,
        List<String> options,
        String about,
        String rules,
        boolean required,
        @Nullable Attached file,
        List<String> problems) {
    /**
     * What there is of a file beside its content.
     *
     * @param name its name
     * @param mediaType its media type
     * @param base64 whether its content was typed as base64
     */
    public record Attached(String name, String mediaType, boolean base64) {}

    /** Returns the field of an input, with what was typed into it and what is wrong with that. */
    static InputField of(Input input, ValueType type, String value, @Nullable Attached file, List<String> problems) {
        return new InputField(
                input.name(),
                kind(input, type),
                input.types().stream().map(ValueType::word).toList(),
                type.word(),
                value,
                options(input, type),
                input.description(),
                rules(input),
                input.isRequired() && !input.hasDefault(),
                file,
                problems);
    }

    private static String kind(Input input, ValueType type) {
        if (!options(input, type).isEmpty()) {
            return "choice";
        }
        return switch (type) {
            case STRING, DATETIME, BOOLEAN -> "text";
            case INTEGER, NUMBER -> "number";
            case DATE -> "date";
            case OBJECT, ARRAY -> "json";
            case FILE -> "file";
        };
    }

    private static List<String> options(Input input, ValueType type) {
        if (type == ValueType.BOOLEAN && input.types().size() == 1) {
            return List.of("true", "false");
        }
        return input.oneOf().stream()
                .filter(Objects::nonNull)
                .map(value -> value instanceof String text ? text : Json.write(value))
                .toList();
    }

    private static String rules(Input input) {
        List<String> rules = new ArrayList<>();
        if (options(input, input.type()).isEmpty()) {
            rules.add(input.types().stream().map(InputField::word).collect(Collectors.joining(", ")));
        }
        if (input.source() == Input.Source.CONTEXT) {
            rules.add(Texts.text("test.rule.context"));
        }
        if (input.hasDefault()) {
            rules.add(Texts.text("test.rule.default", Json.write(input.defaultValue())));
        }
        rule(rules, "test.rule.min-length", input.minLength());
        rule(rules, "test.rule.max-length", input.maxLength());
        rule(rules, "test.rule.minimum", input.minimum());
        rule(rules, "test.rule.maximum", input.maximum());
        rule(rules, "test.rule.min-items", input.minItems());
        rule(rules, "test.rule.max-items", input.maxItems());
        rule(rules, "test.rule.pattern", input.pattern());
        return String.join(" · ", rules);
    }

    private static void rule(List<String> rules, String text, @Nullable Object value) {
        if (value != null) {
            rules.add(Texts.text(text, value));
        }
    }

    private static String word(ValueType type) {
        return Texts.text("test.type." + type.word());
    }
}
