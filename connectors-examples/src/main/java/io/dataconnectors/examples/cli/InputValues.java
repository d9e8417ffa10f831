package io.dataconnectors.examples.cli;

import io.dataconnectors.Input;
import io.dataconnectors.ValueType;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** Takes the text of {@code name=value} for what the input is declared as. What does not fit is left for the library to refuse. */
final class InputValues {
    private InputValues() {}

    static Map<String, Object> of(List<Input> inputs, Map<String, String> texts) {
        Map<String, Object> values = new LinkedHashMap<>();
        texts.forEach((name, text) -> values.put(name, value(inputs, name, text)));
        return values;
    }

    @Nullable
    private static Object value(List<Input> inputs, String name, String text) {
        for (Input input : inputs) {
            if (input.name().equals(name)) {
                return value(input, text);
            }
        }
        return text;
    }

    @Nullable
    private static Object value(Input input, String text) {
        if (input.types().size() > 1) {
            return oneOf(input, text);
        }
        return switch (input.type()) {
            case STRING, DATE, DATETIME -> text;
            case INTEGER, NUMBER, BOOLEAN -> scalar(text);
            case OBJECT, ARRAY -> json(input.name(), text);
            case FILE -> file(input.name(), text);
        };
    }

    /** Of several types a number or a boolean is taken for one, and anything else for a text. */
    @Nullable
    private static Object oneOf(Input input, String text) {
        Object scalar = scalar(text);
        boolean number =
                input.types().contains(ValueType.INTEGER) || input.types().contains(ValueType.NUMBER);
        boolean fits = scalar instanceof Number
                ? number
                : scalar instanceof Boolean && input.types().contains(ValueType.BOOLEAN);
        return fits ? scalar : text;
    }

    /** The library says of a text that it is no number, together with all else that is wrong. */
    @Nullable
    private static Object scalar(String text) {
        try {
            return Json.read(text);
        } catch (JsonException e) {
            return text;
        }
    }

    @Nullable
    private static Object json(String name, String text) {
        try {
            return Json.readWritten(text);
        } catch (JsonException e) {
            throw new UsageException("The value of " + name + " is not JSON: " + e.getMessage());
        }
    }

    private static Map<String, Object> file(String name, String text) {
        if (!text.startsWith("@")) {
            throw new UsageException(
                    "The value of " + name + " is a file: give @ and its path, such as " + name + "=@photo.jpg");
        }
        Path file = Path.of(text.substring(1));
        String content = Base64.getEncoder().encodeToString(TextFile.bytes(file));
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("name", String.valueOf(file.getFileName()));
        value.put("mediaType", mediaType(file));
        value.put("base64", content);
        return value;
    }

    private static String mediaType(Path file) {
        try {
            String probed = Files.probeContentType(file);
            return probed == null ? "application/octet-stream" : probed;
        } catch (IOException e) {
            return "application/octet-stream";
        }
    }
}
