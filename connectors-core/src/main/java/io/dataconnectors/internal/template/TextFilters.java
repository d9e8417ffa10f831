package io.dataconnectors.internal.template;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/** The functions of filters that turn a text into another. */
final class TextFilters {
    private TextFilters() {}

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
}
