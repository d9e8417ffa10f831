package io.dataconnectors.document;

import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.json.Json;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest of what a definition sends and reads: of its document in a form that says nothing else, and one way. */
final class Digest {
    private static final String ALGORITHM = "SHA-256";
    private static final String PREFIX = "sha256:";

    private Digest() {}

    static String of(CompiledDefinition compiled) {
        String canonical = Json.write(CanonicalForm.of(compiled));
        return PREFIX + HexFormat.of().formatHex(hash(utf8(canonical)));
    }

    /** Encodes a text; unlike {@link String#getBytes}, never one text as another. */
    private static ByteBuffer utf8(String text) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new AssertionError("A definition has no lone surrogates", e);
        }
    }

    private static byte[] hash(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance(ALGORITHM);
            digest.update(bytes);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has " + ALGORITHM, e);
        }
    }
}
