package io.dataconnectors.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.math.BigDecimal;

/** Reads the numbers of one text with every digit, where they are within the limits. */
final class NumberReading {
    private final JsonParser parser;

    NumberReading(JsonParser parser) {
        this.parser = parser;
    }

    /** Whether the number at which the parser is has an exponent. */
    boolean hasExponent() throws IOException {
        char[] characters = parser.getTextCharacters();
        int end = parser.getTextOffset() + parser.getTextLength();
        for (int i = parser.getTextOffset(); i < end; i++) {
            if (characters[i] == 'e' || characters[i] == 'E') {
                return true;
            }
        }
        return false;
    }

    /** Returns the number at which the parser is. */
    Number number(boolean integer) throws IOException {
        try {
            return integer ? parser.getNumberValue() : decimal();
        } catch (StreamConstraintsException e) {
            throw tooLong();
        } catch (JsonProcessingException e) {
            throw JsonReading.failure(parser, "The text is not valid JSON");
        }
    }

    /** Reads 11e400, which is written as 1.1E+401: what was read must be readable again. */
    private BigDecimal decimal() throws IOException {
        if (!hasExponent()) {
            return parser.getDecimalValue(); // which is written with as many characters at most, and a small exponent
        }
        checkExponent(parser.getText());
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
            throw JsonReading.failure(parser, "The exponent of a number is beyond ±" + Json.MAX_EXPONENT);
        }
    }

    private JsonException tooLong() {
        return JsonReading.failure(parser, "A number has more than " + Json.MAX_NUMBER_LENGTH + " characters");
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
