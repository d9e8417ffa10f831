package io.dataconnectors.document;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest of what a definition sends and reads: of its document in a form that says nothing else, and one way. */
final class Digest {
    private static final String ALGORITHM = "SHA-256";
    private static final String PREFIX = "sha256:";

    private Digest() {}

    static String of(ConnectorDefinition definition) {
        String canonical = Json.write(CanonicalForm.of(definition));
        return PREFIX + HexFormat.of().formatHex(hash(canonical.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance(ALGORITHM).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has " + ALGORITHM, e);
        }
    }
}
