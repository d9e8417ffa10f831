package io.dataconnectors.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.dataconnectors.internal.json.ByteChecks.MemberNames;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** One pass over one text. Keeps the parts that are asked for, and checks all others as strictly. */
final class JsonReading {
    private final JsonParser parser;
    private final String sizes;

    /** Null where the parser itself finds names that occur twice. */
    @Nullable
    private final MemberNames names;

    private int nodes;

    /**
     * @param sizes what the limit of the size is, for messages; empty where there is none
     * @param names finds names that occur twice; null where the parser does
     * @param nodes how many values and names may be kept of what is read as a whole
     */
    JsonReading(JsonParser parser, String sizes, @Nullable MemberNames names, int nodes) {
        this.parser = parser;
        this.sizes = sizes;
        this.names = names;
        this.nodes = nodes;
    }

    @Nullable
    Object document(Parts parts) throws IOException {
        if (next() == null) {
            throw JsonException.because(parser, "The text is empty; a JSON value was expected");
        }
        Object value = value(parts);
        if (next() != null) {
            throw JsonException.because(parser, "There is more text after the end of the JSON value");
        }
        return value;
    }

    @Nullable
    private JsonToken next() throws IOException {
        try {
            return parser.nextToken();
        } catch (JsonProcessingException e) {
            throw JsonException.by(parser, e, sizes);
        }
    }

    /** The name of the next member of the object that was opened last; null at its end. */
    @Nullable
    private String nextName() throws IOException {
        try {
            String name = parser.nextFieldName();
            if (name == null && parser.currentToken() == null) {
                throw JsonException.invalid(parser);
            }
            if (name != null && names != null && !names.add(name)) {
                throw JsonException.because(parser, JsonException.REPEATED);
            }
            return name;
        } catch (JsonProcessingException e) {
            throw JsonException.by(parser, e, sizes);
        }
    }

    @Nullable
    private Object value(Parts parts) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> parts.areAll() ? wholeObject() : object(parts);
            case START_ARRAY -> parts.areAll() ? wholeArray() : array(parts);
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT -> number(true);
            case VALUE_NUMBER_FLOAT -> number(false);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw JsonException.invalid(parser);
        };
    }

    private Map<String, Object> wholeObject() throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        open();
        for (String name = nextName(); name != null; name = nextName()) {
            next();
            keep(2);
            members.put(name, value(Parts.ALL));
        }
        close();
        return members;
    }

    private List<Object> wholeArray() throws IOException {
        List<Object> elements = new ArrayList<>();
        while (next() != JsonToken.END_ARRAY) {
            keep(1);
            elements.add(value(Parts.ALL));
        }
        return elements;
    }

    private void keep(int more) {
        nodes -= more;
        if (nodes < 0) {
            throw JsonException.beyondLimits(parser, sizes);
        }
    }

    private Map<String, Object> object(Parts parts) throws IOException {
        Map<String, Object> members = parts.haveEveryMember() ? new LinkedHashMap<>() : new HashMap<>(2);
        open();
        for (String name = nextName(); name != null; name = nextName()) {
            JsonToken first = next();
            Parts wanted = parts.member(name);
            if (wanted == null) {
                passOver(first);
            } else {
                members.put(name, value(wanted));
            }
        }
        close();
        return members;
    }

    private List<Object> array(Parts parts) throws IOException {
        List<Object> elements = new ArrayList<>();
        JsonToken first = next();
        for (int i = 0; first != JsonToken.END_ARRAY; i++) {
            Parts wanted = parts.element(i);
            if (wanted == null) {
                passOver(first);
            } else {
                elements.add(value(wanted));
            }
            first = next();
        }
        return elements;
    }

    /** Passes over the value that begins with a token. The parser checks all of it, but for names and exponents. */
    private void passOver(@Nullable JsonToken first) throws IOException {
        if (first == JsonToken.START_OBJECT) {
            open();
            while (nextName() != null) {
                passOver(next());
            }
            close();
        } else if (first == JsonToken.START_ARRAY) {
            for (JsonToken each = next(); each != JsonToken.END_ARRAY; each = next()) {
                passOver(each);
            }
        } else if (first == JsonToken.VALUE_NUMBER_FLOAT && hasExponent()) {
            number(false);
        }
    }

    private boolean hasExponent() throws IOException {
        char[] characters = parser.getTextCharacters();
        int end = parser.getTextOffset() + parser.getTextLength();
        for (int i = parser.getTextOffset(); i < end; i++) {
            if (characters[i] == 'e' || characters[i] == 'E') {
                return true;
            }
        }
        return false;
    }

    private void open() {
        if (names != null) {
            names.open();
        }
    }

    private void close() {
        if (names != null) {
            names.close();
        }
    }

    private String text() throws IOException {
        try {
            return parser.getText();
        } catch (JsonProcessingException e) {
            throw JsonException.invalid(parser);
        }
    }

    private Number number(boolean integer) throws IOException {
        try {
            return integer ? parser.getNumberValue() : decimal();
        } catch (StreamConstraintsException e) {
            throw JsonException.tooLong(parser);
        } catch (JsonProcessingException e) {
            throw JsonException.invalid(parser);
        }
    }

    /** Reads 11e400, which is written as 1.1E+401: what was read must be readable again. */
    private BigDecimal decimal() throws IOException {
        if (!hasExponent()) {
            return parser.getDecimalValue(); // which is written with as many characters at most, and a small exponent
        }
        JsonException.checkExponent(parser, parser.getText());
        BigDecimal decimal = parser.getDecimalValue();
        JsonException.checkWritten(parser, decimal.toString());
        return decimal;
    }
}
