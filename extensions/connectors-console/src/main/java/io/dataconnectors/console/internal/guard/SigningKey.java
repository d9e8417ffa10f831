package io.dataconnectors.console.internal.guard;

import io.dataconnectors.console.spi.ConsoleAccess.Visitor;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that the nodes of a host share, or one that a node has made for itself. What is signed with it for a purpose, a person and
 * a workspace is accepted for no other, and nothing is kept of what was signed. Safe for use by several threads.
 */
public final class SigningKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST = 32;

    private final SecretKeySpec key;

    /**
     * Makes a key of random bytes.
     *
     * @throws IllegalArgumentException if there are fewer than 32
     */
    public SigningKey(byte[] bytes) {
        if (bytes.length < LEAST) {
            throw new IllegalArgumentException("The key has 32 or more bytes, not " + bytes.length);
        }
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** Returns a key that nobody else has. */
    public static SigningKey random() {
        byte[] bytes = new byte[LEAST];
        new SecureRandom().nextBytes(bytes);
        return new SigningKey(bytes);
    }

    /** Returns a text with its signature, which is behind its last dot. Neither the purpose nor the text has a slash. */
    public String signed(String purpose, Visitor visitor, String text) {
        return text + "." + signature(purpose, visitor, text);
    }

    /** Whether a text and its signature were made by {@link #signed} with this key. */
    public boolean isSigned(String purpose, Visitor visitor, String sent) {
        int dot = sent.lastIndexOf('.');
        return dot >= 0
                && MessageDigest.isEqual(
                        sent.substring(dot + 1).getBytes(StandardCharsets.UTF_8),
                        signature(purpose, visitor, sent.substring(0, dot)).getBytes(StandardCharsets.UTF_8));
    }

    private String signature(String purpose, Visitor visitor, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            // no workspace has a slash in its name, either: what is signed can be read in one way
            String whole = purpose + "/" + visitor.workspace() + "/" + text + "/" + visitor.person();
            byte[] signature = mac.doFinal(whole.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
