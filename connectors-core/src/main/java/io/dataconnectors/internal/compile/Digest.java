package io.dataconnectors.internal.compile;

import io.dataconnectors.internal.form.Writing;
import io.dataconnectors.internal.form.Writing.Templates;
import io.dataconnectors.internal.form.connector.DefinitionForm;
import io.dataconnectors.internal.json.Json;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The digest of what a definition sends and reads: of its document in a form that says nothing else, and one way. */
final class Digest {
    private static final String ALGORITHM = "SHA-256";
    private static final String PREFIX = "sha256:";

    private Digest() {}

    static String of(CompiledDefinition compiled) {
        String canonical = Json.write(canonical(compiled));
        return PREFIX + HexFormat.of().formatHex(hash(utf8(canonical)));
    }

    /**
     * The document of a definition without what no call depends on. Templates are in their canonical form, settings folded in.
     * The limits are those that hold, whether stated or not.
     */
    private static Map<String, Object> canonical(CompiledDefinition compiled) {
        return DefinitionForm.FORM.write(compiled.definition(), Writing.canonical(new CanonicalTemplates(compiled)));
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
        MessageDigest digest = sha256();
        digest.update(bytes);
        return digest.digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance(ALGORITHM);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has " + ALGORITHM, e);
        }
    }

    /** The templates of a definition in their canonical form, by where they stand in the document. */
    private static final class CanonicalTemplates implements Templates {
        private final CompiledDefinition definition;

        CanonicalTemplates(CompiledDefinition definition) {
            this.definition = definition;
        }

        /** An idempotency key that another part of the request carries has no template of its own: its text counts. */
        @Override
        public String of(String pointer, String text) {
            return definition.request().canonical(pointer, text);
        }

        @Override
        public String path(String text) {
            return definition.path(text).text();
        }

        @Override
        public String zone(String text) {
            return text.startsWith("{{") ? definition.zone(text).getId() : text;
        }
    }
}
