package io.dataconnectors.internal.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** One pass over one text. Every failure becomes a {@link JsonException} with words of our own: Jackson quotes the text. */
final class JsonReading {
    private final JsonParser parser;

    JsonReading(JsonParser parser) {
        this.parser = parser;
    }

    @Nullable
    Object document() throws IOException {
        if (next() == null) {
            throw failure("The text is empty; a JSON value was expected");
        }
        Object value = value();
        if (next() != null) {
            throw failure("There is more text after the end of the JSON value");
        }
        return value;
    }

    @Nullable
    private JsonToken next() throws IOException {
        try {
            return parser.nextToken();
        } catch (StreamConstraintsException e) {
            throw failure("The JSON is beyond a limit: nesting " + Json.MAX_DEPTH + ", number "
                    + Json.MAX_NUMBER_LENGTH + " characters, member name " + Json.MAX_NAME_LENGTH + " characters, "
                    + Json.MAX_TOKENS + " tokens");
        } catch (JsonProcessingException e) {
            boolean duplicate = e.getOriginalMessage().startsWith("Duplicate field");
            throw failure(duplicate ? "A member name occurs twice in one object" : "The text is not valid JSON");
        }
    }

    @Nullable
    private Object value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT -> number(true);
            case VALUE_NUMBER_FLOAT -> number(false);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw failure("The text is not valid JSON");
        };
    }

    private Map<String, Object> object() throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (next() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            next();
            members.put(name, value());
        }
        return members;
    }

    private List<Object> array() throws IOException {
        List<Object> elements = new ArrayList<>();
        while (next() != JsonToken.END_ARRAY) {
            elements.add(value());
        }
        return elements;
    }

    private String text() throws IOException {
        try {
            return parser.getText();
        } catch (JsonProcessingException e) {
            throw failure("The text is not valid JSON");
        }
    }

    private Number number(boolean integer) throws IOException {
        try {
            checkExponent(parser.getText());
            return integer ? parser.getNumberValue() : decimal();
        } catch (StreamConstraintsException e) {
            throw tooLong();
        } catch (JsonProcessingException e) {
            throw failure("The text is not valid JSON");
        }
    }

    /** Reads 11e400, which is written as 1.1E+401: what was read must be readable again. */
    private BigDecimal decimal() throws IOException {
        BigDecimal decimal = parser.getDecimalValue();
        String written = decimal.toString();
        checkExponent(written);
        if (written.length() > Json.MAX_NUMBER_LENGTH) {
            throw tooLong();
        }
        return decimal;
    }

    private void checkExponent(String digits) {
        if (exponent(digits) > Json.MAX_EXPONENT) {
            throw failure("The exponent of a number is beyond ±" + Json.MAX_EXPONENT);
        }
    }

    private JsonException tooLong() {
        return failure("A number has more than " + Json.MAX_NUMBER_LENGTH + " characters");
    }

    private static long exponent(String digits) {
        int at = Math.max(digits.indexOf('e'), digits.indexOf('E'));
        // a number has at most 128 characters, yet its exponent may overflow: 19 digits are beyond any limit
        if (at < 0) {
            return 0;
        }
        String exponent = digits.substring(at + 1).replaceFirst("^[+-]?0*", "");
        return exponent.isEmpty() ? 0 : exponent.length() > 18 ? Long.MAX_VALUE : Long.parseLong(exponent);
    }

    private JsonException failure(String message) {
        JsonLocation place = parser.currentLocation();
        return new JsonException(message, place.getLineNr(), place.getColumnNr());
    }
}
