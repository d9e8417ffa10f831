package io.dataconnectors.internal.json;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** Says what is wrong with one number, word or character of a text that should be JSON. */
final class TokenMistake {
    private static final String NO_NAN = "JSON has no NaN and no Infinity; null may stand for it";
    private static final String TYPOGRAPHIC = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb";

    /** What other languages write, in lower case, and JSON does. */
    private static final Map<String, String> WORDS = Map.of(
            "true", "true", "false", "false", "null", "null", "none", "null", "nil", "null", "undefined", "null");

    private static final Pattern NOT_FINITE = Pattern.compile("[+-]?(?:Infinity|inf|NaN)");

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

    private TokenMistake() {}

    /** Returns what is wrong with a number, or null if nothing is. */
    @Nullable
    static String ofNumber(String number) {
        if (NOT_FINITE.matcher(number).matches()) {
            return NO_NAN;
        }
        return NUMBER.matcher(number).matches() ? null : numberProblem(number);
    }

    private static String numberProblem(String number) {
        if (number.startsWith("+")) {
            return "A number has no plus sign in JSON";
        }
        if (number.matches("-?0[0-9]+.*")) {
            return "A number has no zero before its digits in JSON; what keeps its zeros stands in double quotes";
        }
        if (number.matches("-?\\.[0-9].*|-?[0-9]+\\.(?![0-9]).*")) {
            return "A number has digits before and after its point in JSON";
        }
        return "This is no number as JSON has them, such as -12.5; what else it is stands in double quotes";
    }

    /** Returns what is wrong with a word, or null if nothing is. */
    @Nullable
    static String ofWord(String word) {
        if (word.equals("NaN") || word.equals("Infinity")) {
            return NO_NAN;
        }
        String meant = WORDS.get(word.toLowerCase(Locale.ROOT));
        if (word.equals(meant)) {
            return null;
        }
        return meant == null ? "A text stands in double quotes" : "JSON writes " + meant + " for this";
    }

    /** Returns what is wrong with a character where a name or a value was expected. */
    static String of(char c) {
        if (c == '\'' || c == '`') {
            return "A text stands in double quotes, not in single ones";
        }
        if (TYPOGRAPHIC.indexOf(c) >= 0) {
            return "This is a typographic quote; JSON has straight double quotes";
        }
        return c == ',' || c == '}' || c == ']' || c == ':'
                ? "A value is missing before this"
                : "A JSON value was expected here: a text in double quotes, a number, true, false, null, { or [";
    }

    /** Whether other languages, or people, quote with a character that JSON does not. */
    static boolean isQuote(char c) {
        return c == '\'' || c == '`' || TYPOGRAPHIC.indexOf(c) >= 0;
    }
}
