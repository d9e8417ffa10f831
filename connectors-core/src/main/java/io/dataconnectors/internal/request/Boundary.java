package io.dataconnectors.internal.request;

import io.dataconnectors.internal.problem.Code;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Chooses what separates the parts of a multipart body: the same for every attempt of a call and for its preview, and found
 * in no part. Of a call's id alone it is made, and hashed, for the id may be what makes the call idempotent.
 */
final class Boundary {
    /** More than one is needed only by who knows the call's id and wants to break its body. */
    private static final int CHOICES = 8;

    private static final int BYTES = 16;

    private Boundary() {}

    static String of(String callId, List<byte[]> contents) {
        for (int i = 0; i < CHOICES; i++) {
            String boundary = "data-connectors-" + hash(i + ":" + callId);
            if (contents.stream().noneMatch(content -> occursIn(content, boundary))) {
                return boundary;
            }
        }
        throw new Unsendable(Code.UNFIT_VALUE, "Its parts hold every boundary that could separate them");
    }

    /** A boundary is ASCII, and Latin-1 has a character for each byte. */
    private static boolean occursIn(byte[] content, String boundary) {
        return new String(content, StandardCharsets.ISO_8859_1).contains(boundary);
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
