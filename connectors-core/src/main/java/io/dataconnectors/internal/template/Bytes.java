package io.dataconnectors.internal.template;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** What filters make of the UTF-8 bytes of a text. */
final class Bytes {
    private Bytes() {}

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
