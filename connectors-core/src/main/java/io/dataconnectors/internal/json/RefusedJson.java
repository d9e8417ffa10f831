package io.dataconnectors.internal.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

/** Makes the exceptions of a text that is refused, with the place that its parser has come to and words of our own: Jackson quotes the text. */
final class RefusedJson {
    /** What is wrong where a name occurs twice in one object. */
    static final String REPEATED = "A member name occurs twice in one object";

    private RefusedJson() {}

    /** Returns an exception that says where the parser is. */
    static JsonException because(JsonParser parser, String message) {
        JsonLocation place = parser.currentLocation();
        return new JsonException(message, place.getLineNr(), place.getColumnNr());
    }

    /** Returns what the parser found, without its words. */
    static JsonException by(JsonParser parser, JsonProcessingException e, String sizes) {
        if (e instanceof StreamConstraintsException) {
            return beyondLimits(parser, sizes);
        }
        boolean repeated = e.getOriginalMessage().startsWith("Duplicate field");
        return because(parser, repeated ? REPEATED : "The text is not valid JSON");
    }

    /** @param sizes what the limit of the size is; empty where there is none */
    static JsonException beyondLimits(JsonParser parser, String sizes) {
        return because(
                parser,
                "The JSON is beyond a limit: nesting " + Json.MAX_DEPTH + ", number " + Json.MAX_NUMBER_LENGTH
                        + " characters, member name " + Json.MAX_NAME_LENGTH + " characters" + sizes);
    }

    static JsonException tooLong(JsonParser parser) {
        return because(parser, "A number has more than " + Json.MAX_NUMBER_LENGTH + " characters");
    }

    /** Refuses a number whose exponent is beyond the limit. */
    static void checkExponent(JsonParser parser, String digits) {
        if (exponent(digits) > Json.MAX_EXPONENT) {
            throw because(parser, "The exponent of a number is beyond ±" + Json.MAX_EXPONENT);
        }
    }

    /** Refuses a number that would be beyond a limit once it is written again. */
    static void checkWritten(JsonParser parser, String digits) {
        checkExponent(parser, digits);
        if (digits.length() > Json.MAX_NUMBER_LENGTH) {
            throw tooLong(parser);
        }
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
}
