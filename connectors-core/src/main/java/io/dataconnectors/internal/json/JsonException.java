package io.dataconnectors.internal.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

/** Text that is not the JSON that was asked for. The message never quotes the text. */
public final class JsonException extends IllegalArgumentException {
    /** What is wrong where a name occurs twice in one object. */
    static final String REPEATED = "A member name occurs twice in one object";

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    JsonException(String message, int line, int column) {
        super(message + " (line " + line + ", column " + column + ")");
        this.line = line;
        this.column = column;
    }

    /** Returns an exception that says where in a text an offset is. */
    static JsonException at(String text, int offset, String message) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < offset; i++) {
            boolean ends = text.charAt(i) == '\n' || (text.charAt(i) == '\r' && !text.startsWith("\n", i + 1));
            line += ends ? 1 : 0;
            start = ends ? i + 1 : start;
        }
        return new JsonException(message, line, offset - start + 1);
    }

    /** Returns an exception that says where a parser is. */
    static JsonException because(JsonParser parser, String message) {
        JsonLocation place = parser.currentLocation();
        return new JsonException(message, place.getLineNr(), place.getColumnNr());
    }

    static JsonException invalid(JsonParser parser) {
        return because(parser, "The text is not valid JSON");
    }

    /** Returns what the parser found, without its words: Jackson quotes the text. */
    static JsonException by(JsonParser parser, JsonProcessingException e, String sizes) {
        if (e instanceof StreamConstraintsException) {
            return beyondLimits(parser, sizes);
        }
        return e.getOriginalMessage().startsWith("Duplicate field") ? because(parser, REPEATED) : invalid(parser);
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

    /** The line where reading stopped, from 1. */
    public int line() {
        return line;
    }

    /** The column where reading stopped, in characters from 1 (in bytes where bytes were read). */
    public int column() {
        return column;
    }
}
