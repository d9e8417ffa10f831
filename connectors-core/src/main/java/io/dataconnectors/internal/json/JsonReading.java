package io.dataconnectors.internal.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.dataconnectors.internal.json.ByteChecks.MemberNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * One pass over one text. Keeps the parts that are asked for, and checks all others as strictly. Every failure becomes a {@link
 * JsonException} with words of our own: Jackson quotes the text.
 */
final class JsonReading {
    private static final String REPEATED = "A member name occurs twice in one object";

    private final JsonParser parser;
    private final NumberReading numbers;
    private final String sizes;

    /** Null where the parser itself finds names that occur twice. */
    @Nullable
    private final MemberNames names;

    private int nodes;

    /**
     * Begins to read.
     *
     * @param sizes what the limit of the size is, for messages; empty where there is none
     * @param names finds names that occur twice; null where the parser does
     * @param nodes how many values and names may be kept of what is read as a whole
     */
    JsonReading(JsonParser parser, String sizes, @Nullable MemberNames names, int nodes) {
        this.parser = parser;
        numbers = new NumberReading(parser);
        this.sizes = sizes;
        this.names = names;
        this.nodes = nodes;
    }

    @Nullable
    Object document(Parts parts) throws IOException {
        if (next() == null) {
            throw failure("The text is empty; a JSON value was expected");
        }
        Object value = value(parts);
        if (next() != null) {
            throw failure("There is more text after the end of the JSON value");
        }
        return value;
    }

    @Nullable
    private JsonToken next() throws IOException {
        try {
            return parser.nextToken();
        } catch (JsonProcessingException e) {
            throw refused(e);
        }
    }

    /** The name of the next member of the object that was opened last; null at its end. */
    @Nullable
    private String nextName() throws IOException {
        try {
            String name = parser.nextFieldName();
            if (name == null && parser.currentToken() == null) {
                throw failure("The text is not valid JSON");
            }
            if (name != null && names != null && !names.add(name)) {
                throw failure(REPEATED);
            }
            return name;
        } catch (JsonProcessingException e) {
            throw refused(e);
        }
    }

    private JsonException refused(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return beyondLimits();
        }
        boolean repeated = e.getOriginalMessage().startsWith("Duplicate field");
        return failure(repeated ? REPEATED : "The text is not valid JSON");
    }

    private JsonException beyondLimits() {
        return failure("The JSON is beyond a limit: nesting " + Json.MAX_DEPTH + ", number " + Json.MAX_NUMBER_LENGTH
                + " characters, member name " + Json.MAX_NAME_LENGTH + " characters" + sizes);
    }

    @Nullable
    private Object value(Parts parts) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> parts.areAll() ? wholeObject() : object(parts);
            case START_ARRAY -> parts.areAll() ? wholeArray() : array(parts);
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT -> numbers.number(true);
            case VALUE_NUMBER_FLOAT -> numbers.number(false);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw failure("The text is not valid JSON");
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
            throw beyondLimits();
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
        } else if (first == JsonToken.VALUE_NUMBER_FLOAT && numbers.hasExponent()) {
            numbers.number(false);
        }
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
            throw failure("The text is not valid JSON");
        }
    }

    private JsonException failure(String message) {
        return failure(parser, message);
    }

    /** Returns an exception that says where the parser is. */
    static JsonException failure(JsonParser parser, String message) {
        JsonLocation place = parser.currentLocation();
        return new JsonException(message, place.getLineNr(), place.getColumnNr());
    }
}
