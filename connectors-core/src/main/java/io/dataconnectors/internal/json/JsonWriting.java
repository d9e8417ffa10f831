package io.dataconnectors.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.Map;
import javax.annotation.Nullable;

/** Writes plain values as JSON, in one line or for people. */
final class JsonWriting {
    private JsonWriting() {}

    static String write(@Nullable Object value, boolean pretty) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = Json.FACTORY.createGenerator(text)) {
            if (pretty) {
                generator.setPrettyPrinter(printer());
            }
            write(generator, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string in memory has no I/O to fail
        }
        return text.toString();
    }

    private static DefaultPrettyPrinter printer() {
        var indenter = new DefaultIndenter("  ", "\n");
        var separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        return new DefaultPrettyPrinter(separators).withObjectIndenter(indenter).withArrayIndenter(indenter);
    }

    private static void write(JsonGenerator out, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof Map<?, ?> members) {
            writeObject(out, members);
        } else if (value instanceof Iterable<?> elements) {
            writeArray(out, elements.iterator());
        } else {
            writeNumber(out, value);
        }
    }

    private static void writeNumber(JsonGenerator out, Object value) throws IOException {
        if (value instanceof Integer || value instanceof Long) {
            out.writeNumber(((Number) value).longValue());
        } else if (value instanceof BigInteger integer) {
            out.writeNumber(integer);
        } else if (value instanceof BigDecimal decimal) {
            out.writeNumber(decimal);
        } else {
            throw new IllegalArgumentException(
                    "No JSON form for a " + value.getClass().getName());
        }
    }

    private static void writeObject(JsonGenerator out, Map<?, ?> members) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> member : members.entrySet()) {
            out.writeFieldName((String) member.getKey());
            write(out, member.getValue());
        }
        out.writeEndObject();
    }

    private static void writeArray(JsonGenerator out, Iterator<?> elements) throws IOException {
        out.writeStartArray();
        while (elements.hasNext()) {
            write(out, elements.next());
        }
        out.writeEndArray();
    }
}
