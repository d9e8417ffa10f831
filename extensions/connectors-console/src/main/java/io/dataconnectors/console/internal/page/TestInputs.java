package io.dataconnectors.console.internal.page;

import io.dataconnectors.Input;
import io.dataconnectors.Invocation;
import io.dataconnectors.ValueType;
import io.dataconnectors.Violation;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.web.Fields;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** Returns the inputs of the call that was typed; {@link #isSound} says whether there can be one. */
    Invocation invocation() {
        return supplied().build();
    }

    /** Returns the inputs of a call that is known by an id. */
    Invocation invocation(String callId) {
        return supplied().callId(callId).build();
    }

    private Invocation.Builder supplied() {
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
        return invocation;
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
    List<InputField> fields() {
        return inputs.stream().map(this::field).toList();
    }

    private InputField field(Input input) {
        String name = input.name();
        ValueType type = type(input);
        return InputField.of(
                input,
                type,
                typed.text(PREFIX + name),
                type == ValueType.FILE ? file(name) : null,
                problems.getOrDefault(name, List.of()));
    }

    private InputField.Attached file(String name) {
        return new InputField.Attached(
                typed.text(FILE_NAME + name),
                typed.text(MEDIA_TYPE + name),
                typed.text(CODING + name).equals("base64"));
    }
}
