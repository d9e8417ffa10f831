package io.dataconnectors.internal.jsonpath;

import io.dataconnectors.internal.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Reads strings (section 2.3.1.1) and numbers (section 2.3.5.1) of a query. */
final class Literals {
    private final Cursor cursor;

    Literals(Cursor cursor) {
        this.cursor = cursor;
    }

    boolean quoteAhead() {
        return cursor.peek() == '\'' || cursor.peek() == '"';
    }

    String string() {
        int start = cursor.position();
        int quote = cursor.next();
        StringBuilder string = new StringBuilder();
        while (cursor.peek() != quote) {
            if (cursor.peek() == Cursor.END) {
                throw Cursor.problem("A string is not closed", start);
            }
            if (cursor.peek() < ' ') {
                throw cursor.expected("a character or an escape such as \\n or \\u0009 in a string");
            }
            string.appendCodePoint(cursor.take("\\") ? escaped(quote) : cursor.next());
        }
        cursor.next();
        return string.toString();
    }

    private int escaped(int quote) {
        int start = cursor.position() - 1;
        int c = cursor.peek() == Cursor.END ? Cursor.END : cursor.next();
        if (c == quote) {
            return c;
        }
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '/', '\\' -> c;
            case 'u' -> escapedCodePoint(start);
            default ->
                throw Cursor.problem(
                        "Expected an escape: \\" + (char) quote
                                + " \\\\ \\/ \\b \\f \\n \\r \\t or \\u and four hex digits",
                        start);
        };
    }

    private int escapedCodePoint(int start) {
        char first = fourHexDigits();
        if (!Character.isSurrogate(first)) {
            return first;
        }
        if (Character.isHighSurrogate(first) && cursor.take("\\u")) {
            char second = fourHexDigits();
            if (Character.isLowSurrogate(second)) {
                return Character.toCodePoint(first, second);
            }
        }
        throw Cursor.problem("Half a surrogate pair is not a character", start);
    }

    private char fourHexDigits() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = cursor.peek() < 0x80 ? Character.digit(cursor.peek(), 16) : -1;
            if (digit < 0) {
                throw cursor.expected("four hex digits after \\u");
            }
            value = value * 16 + digit;
            cursor.next();
        }
        return (char) value;
    }

    Number number() {
        int start = cursor.position();
        integerPart(start);
        boolean integer = true;
        if (cursor.take(".")) {
            digits("a digit after '.'");
            integer = false;
        }
        if (cursor.take("e") || cursor.take("E")) {
            exponent();
            integer = false;
        }
        return integer ? integer(cursor.since(start)) : new BigDecimal(cursor.since(start));
    }

    private void integerPart(int start) {
        cursor.take("-");
        boolean zero = cursor.peek() == '0';
        int first = cursor.position();
        digits("a digit after '-'");
        if (zero && cursor.position() - first > 1) {
            throw Cursor.problem("A number has no leading zeros", start);
        }
    }

    private void digits(String meaning) {
        if (!cursor.peeksDigit()) {
            throw cursor.expected(meaning);
        }
        cursor.skipDigits();
    }

    private void exponent() {
        int start = cursor.position();
        if (!cursor.take("-")) {
            cursor.take("+");
        }
        digits("a digit of the exponent");
        BigInteger exponent = new BigInteger(cursor.since(start));
        if (exponent.abs().compareTo(BigInteger.valueOf(Json.MAX_EXPONENT)) > 0) {
            throw Cursor.problem("The exponent of a number is beyond ±" + Json.MAX_EXPONENT, start);
        }
    }

    private static Number integer(String text) {
        BigInteger integer = new BigInteger(text);
        return integer.bitLength() < Long.SIZE ? (Number) integer.longValue() : integer;
    }
}
