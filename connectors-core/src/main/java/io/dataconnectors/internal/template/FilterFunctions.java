package io.dataconnectors.internal.template;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import io.dataconnectors.internal.template.Expression.SpecialForm;
import io.dataconnectors.internal.template.Position.Unicode;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The functions of the filters that take texts, numbers and lists. */
final class FilterFunctions {
    /** More digits than money or a measure has, few enough that to multiply them costs nothing. */
    private static final int MAX_DIGITS = 100;

    private static final int MOST_PARTS = 10_000;

    private FilterFunctions() {}

    static Function<String, Object> replace(List<Object> arguments) {
        String old = (String) arguments.get(0);
        String other = (String) arguments.get(1);
        if (old.isEmpty()) {
            throw new UnfitValueException("'replace' takes a text to replace that is not empty");
        }
        return text -> replaced(text, old, other);
    }

    private static String replaced(String text, String old, String other) {
        TextOutput out = TextOutput.ofText();
        int from = 0;
        for (int at = text.indexOf(old); at >= 0; at = text.indexOf(old, from)) {
            out.append(text.substring(from, at)).append(other);
            from = at + old.length();
        }
        return out.append(text.substring(from)).text();
    }

    /**
     * The function of the filter {@code quote}: a backslash goes before the quote and before a backslash; or, where a
     * language has it so, the quote stands twice and a backslash is like any other character.
     */
    static Function<String, Object> quote(List<Object> arguments) {
        String quote = arguments.isEmpty() ? "\"" : (String) arguments.get(0);
        if (!quote.equals("\"") && !quote.equals("'")) {
            throw new UnfitValueException("'quote' takes the quote \"'\" or '\"'");
        }
        if (arguments.size() < 2) {
            return text -> quote + text.replace("\\", "\\\\").replace(quote, "\\" + quote) + quote;
        }
        if (!arguments.get(1).equals(quote + quote)) {
            throw new UnfitValueException("'quote' takes as its second argument nothing but the quote twice");
        }
        return text -> quote + text.replace(quote, quote + quote) + quote;
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(utf8(text));
    }

    static String base64url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(utf8(text));
    }

    static String hash(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(utf8(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has " + algorithm, e);
        }
    }

    private static byte[] utf8(String text) {
        if (Unicode.loneSurrogate(text) >= 0) {
            throw new UnfitValueException(Unicode.BROKEN);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the number that a text is. */
    static Object number(String text) {
        return number("number", text);
    }

    /** Multiplies exactly, as 49.90 of a currency by 100 is 4990 of its smallest unit; no digit is lost, and no zero added. */
    static Function<String, Object> times(List<Object> arguments) {
        if (!(arguments.get(0) instanceof Number factor)) {
            throw new UnfitValueException("'times' takes a number");
        }
        BigDecimal by = shortEnough(factor);
        return text -> {
            BigDecimal product = shortEnough(number("times", text)).multiply(by).stripTrailingZeros();
            return product.scale() <= 0 ? product.toBigInteger() : product;
        };
    }

    private static BigDecimal shortEnough(Number number) {
        BigDecimal decimal = new BigDecimal(number.toString());
        if (decimal.precision() > MAX_DIGITS || Math.abs((long) decimal.scale()) > MAX_DIGITS) {
            throw new UnfitValueException("'times' takes a number of at most " + MAX_DIGITS + " digits");
        }
        return decimal;
    }

    private static Number number(String filter, String text) {
        try {
            if (Json.read(text) instanceof Number number) {
                return number;
            }
        } catch (JsonException e) {
            // said below, as for any other text that is no number
        }
        throw new UnfitValueException("'" + filter + "' takes a number as JSON writes it");
    }

    /** The parts of a text between separators; of an empty text there are none. */
    static UnaryOperator<Object> split(List<Object> arguments) {
        String separator = arguments.isEmpty() ? "," : (String) arguments.get(0);
        if (separator.isEmpty()) {
            throw new UnfitValueException("'split' takes a separator that is not empty");
        }
        return value -> parts(Values.text(value), Pattern.quote(separator));
    }

    private static List<String> parts(String text, String separator) {
        if (text.isEmpty()) {
            return List.of();
        }
        String[] parts = text.split(separator, MOST_PARTS + 1);
        if (parts.length > MOST_PARTS) {
            throw new UnfitValueException("'split' makes at most " + MOST_PARTS + " parts");
        }
        return List.of(parts);
    }

    /** Joins the single values of a list; null elements are left out. */
    static UnaryOperator<Object> join(List<Object> arguments) {
        String separator = arguments.isEmpty() ? "," : (String) arguments.get(0);
        return value -> joined((List<?>) value, separator);
    }

    private static String joined(List<?> items, String separator) {
        TextOutput out = TextOutput.ofText();
        String before = "";
        for (Object item : items) {
            if (item != null) {
                out.append(before).append(Values.text(item));
                before = separator;
            }
        }
        return out.text();
    }

    static Object first(Object value) {
        List<?> items = (List<?>) value;
        return items.isEmpty() ? SpecialForm.ABSENT : items.get(0);
    }

    static Object last(Object value) {
        List<?> items = (List<?>) value;
        return items.isEmpty() ? SpecialForm.ABSENT : items.get(items.size() - 1);
    }

    /** The number of elements, members or characters. */
    static Object size(Object value) {
        if (value instanceof List<?> items) {
            return items.size();
        }
        if (value instanceof Map<?, ?> members) {
            return members.size();
        }
        String text = Values.text(value);
        return text.codePointCount(0, text.length());
    }
}
