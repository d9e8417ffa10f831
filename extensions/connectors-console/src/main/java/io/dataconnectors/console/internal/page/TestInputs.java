package io.dataconnectors.console.internal.page;

import io.dataconnectors.Input;
import io.dataconnectors.Invocation;
import io.dataconnectors.ValueType;
import io.dataconnectors.Violation;
import io.dataconnectors.console.internal.view.Texts;
import io.dataconnectors.console.internal.web.Fields;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/**
 * The inputs of a connector as the fields of a form, and what was typed into them as the inputs of a call. A field that is left
 * empty is not supplied. What no call could have is told at its field, as what breaks a rule of the definition is.
 */
public final class TestInputs {
    private static final String PREFIX = "input-";
    private static final String TYPE = "type-of-";
    private static final String FILE_NAME = "name-of-";
    private static final String MEDIA_TYPE = "media-type-of-";
    private static final String CODING = "coding-of-";

    private final List<Input> inputs;
    private final Fields typed;
    private final Map<String, List<String>> problems = new LinkedHashMap<>();

    TestInputs(List<Input> inputs, Fields typed) {
        this.inputs = inputs;
        this.typed = typed;
    }

    /**
     * A field of the form.
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
    public record Field(
            String name,
            String kind,
            List<String> types,
            String type,
            String value,
            List<String> options,
            String about,
            String rules,
            boolean required,
            @Nullable FileField file,
            List<String> problems) {}

    /**
     * What there is of a file beside its content.
     *
     * @param name its name
     * @param mediaType its media type
     * @param base64 whether its content was typed as base64
     */
    public record FileField(String name, String mediaType, boolean base64) {}

    /** Returns the inputs of the call that was typed; {@link #isSound} says whether there can be one. */
    Invocation invocation() {
        Invocation.Builder invocation = Invocation.builder().source("console");
        for (Input input : inputs) {
            String text = typed.text(PREFIX + input.name());
            if (!text.isBlank()) {
                Object value = value(input, text);
                if (input.source() == Input.Source.CONTEXT) {
                    invocation.context(input.name(), value);
                } else {
                    invocation.input(input.name(), value);
                }
            }
        }
        return invocation.build();
    }

    /** Adds what is wrong with the inputs, each at its field. */
    void refused(List<Violation> violations) {
        violations.forEach(violation -> {
            String[] place = violation.pointer().split("/", 3);
            String name = place.length < 2 ? "" : place[1].replace("~1", "/").replace("~0", "~");
            problem(name, violation.message());
        });
    }

    /** Adds what is wrong with the definition itself. */
    void broken(List<Violation> violations) {
        violations.forEach(violation -> problem("", violation.toString()));
    }

    private void problem(String name, String message) {
        problems.computeIfAbsent(name, any -> new ArrayList<>()).add(message);
    }

    boolean isSound() {
        return problems.isEmpty();
    }

    /** Returns what is wrong with no field that the form has. */
    List<String> otherProblems() {
        List<String> names = inputs.stream().map(Input::name).toList();
        return problems.entrySet().stream()
                .filter(problem -> !names.contains(problem.getKey()))
                .flatMap(problem -> problem.getValue().stream())
                .toList();
    }

    /** Returns the value that a text stands for; one that is none of the type stays a text, of which the library says why. */
    @Nullable
    private Object value(Input input, String text) {
        return switch (type(input)) {
            case STRING, DATE, DATETIME -> text;
            case INTEGER, NUMBER, BOOLEAN -> scalar(text.strip());
            case OBJECT, ARRAY -> json(input.name(), text);
            case FILE -> file(input.name(), text);
        };
    }

    private ValueType type(Input input) {
        String chosen = typed.text(TYPE + input.name());
        return input.types().stream()
                .filter(type -> type.word().equals(chosen))
                .findFirst()
                .orElse(input.type());
    }

    @Nullable
    private static Object scalar(String text) {
        try {
            Object value = Json.read(text);
            return value instanceof Number || value instanceof Boolean ? value : text;
        } catch (JsonException e) {
            return text;
        }
    }

    @Nullable
    private Object json(String name, String text) {
        try {
            return Json.readWritten(text);
        } catch (JsonException e) {
            problem(name, Texts.text("test.not-json", e.line(), e.column()));
            return null;
        }
    }

    private Map<String, Object> file(String name, String text) {
        boolean coded = typed.text(CODING + name).equals("base64");
        String base64 =
                coded ? text.strip() : Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("name", typed.given(FILE_NAME + name).orElse("file.txt"));
        file.put("mediaType", typed.given(MEDIA_TYPE + name).orElse("text/plain"));
        file.put("base64", base64);
        return file;
    }

    /** Returns the fields of the form, with what was typed. */
    List<Field> fields() {
        return inputs.stream().map(this::field).toList();
    }

    private Field field(Input input) {
        ValueType type = type(input);
        return new Field(
                input.name(),
                kind(input, type),
                input.types().stream().map(ValueType::word).toList(),
                type.word(),
                typed.text(PREFIX + input.name()),
                options(input, type),
                input.description(),
                rules(input),
                input.isRequired() && !input.hasDefault(),
                type == ValueType.FILE ? fileField(input.name()) : null,
                problems.getOrDefault(input.name(), List.of()));
    }

    private FileField fileField(String name) {
        return new FileField(
                typed.text(FILE_NAME + name),
                typed.text(MEDIA_TYPE + name),
                typed.text(CODING + name).equals("base64"));
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
            rules.add(input.types().stream().map(TestInputs::word).collect(Collectors.joining(", ")));
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
        return switch (type) {
            case STRING -> Texts.text("test.type.string");
            case INTEGER -> Texts.text("test.type.integer");
            case NUMBER -> Texts.text("test.type.number");
            case BOOLEAN -> Texts.text("test.type.boolean");
            case DATE -> Texts.text("test.type.date");
            case DATETIME -> Texts.text("test.type.datetime");
            case FILE -> Texts.text("test.type.file");
            case OBJECT -> Texts.text("test.type.object");
            case ARRAY -> Texts.text("test.type.array");
        };
    }
}
