package io.dataconnectors.internal.call;

import io.dataconnectors.Output;
import io.dataconnectors.ValueType;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import io.dataconnectors.internal.json.Plain;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** Turns what an API sends into the type that an output declares. Numbers keep every digit. */
final class OutputTypes {
    /** The longest number, with as many blanks around it. */
    private static final int LONGEST_NUMBER = 2 * Json.MAX_NUMBER_LENGTH;

    private OutputTypes() {}

    static Object convert(ValueType type, Output output, String place, Object found, CompiledDefinition compiled) {
        Object converted = switch (type) {
            case STRING -> text(found);
            case INTEGER -> Plain.whole(number(found));
            case NUMBER -> number(found);
            case BOOLEAN -> bool(found);
            case DATE, DATETIME -> OutputDates.convert(type, output, found, compiled);
            case OBJECT -> found instanceof Map ? found : null;
            case ARRAY -> found instanceof List ? found : null;
            case FILE -> null;
        };
        if (converted == null) {
            throw UnreadableException.malformed("The output " + place + " is not of the type " + type.word()
                    + (output.format() == null ? "" : " in the format " + output.format()));
        }
        return converted;
    }

    @Nullable
    static String text(@Nullable Object found) {
        if (found instanceof String text) {
            return text;
        }
        return found == null || found instanceof Map || found instanceof List ? null : Json.write(found);
    }

    /** A number, or a text that is a JSON number: many APIs send amounts as text. A long text is not read to find that out. */
    @Nullable
    static Object number(Object found) {
        if (found instanceof Number) {
            return found;
        }
        try {
            return found instanceof String text
                            && text.length() <= LONGEST_NUMBER
                            && Json.read(text) instanceof Number number
                    ? number
                    : null;
        } catch (JsonException e) {
            return null;
        }
    }

    @Nullable
    static Object bool(Object found) {
        if (found instanceof Boolean) {
            return found;
        }
        return "true".equals(found) ? (Object) true : "false".equals(found) ? false : null;
    }
}
