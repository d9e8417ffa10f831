package io.dataconnectors.console.internal.web;

import io.dataconnectors.console.spi.ConsoleAccess.Visitor;
import io.dataconnectors.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The call ids of tests that are sent once. */
public final class OnceOnly {
    private OnceOnly() {}

    /** Returns the call id of a test. Nobody else's test, and no call of the host's own, has it, whatever id a person chooses. */
    public static String callId(Visitor visitor, String connector, String test) {
        return "console-" + digest(Json.write(List.of(visitor.person(), connector, test)));
    }

    /** Returns the SHA-256 of a text, in hexadecimal digits. */
    public static String digest(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
