package io.dataconnectors.internal.compile;

import io.dataconnectors.internal.form.Writing;
import io.dataconnectors.internal.form.Writing.Templates;
import io.dataconnectors.internal.form.connector.DefinitionForm;
import io.dataconnectors.internal.json.JavaValues.PlainNumbers;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.Plain;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.Nullable;

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

    /** The digest of plain values: the same for values that are the {@linkplain Plain#same same}, and for no others. */
    static final class CallDigest {
        private final MessageDigest digest = Digest.sha256();

        private CallDigest() {}

        static String of(@Nullable Object... values) {
            CallDigest digest = new CallDigest();
            for (Object value : values) {
                digest.add(value);
            }
            return HexFormat.of().formatHex(digest.digest.digest());
        }

        /** Says what comes and how much of it, so that no value can take over what belongs to the next. */
        private void add(@Nullable Object value) {
            if (value instanceof Map<?, ?> members) {
                begin('{', members.size());
                Map<String, Object> ordered = new TreeMap<>();
                members.forEach((name, member) -> ordered.put((String) name, member));
                ordered.forEach((name, member) -> {
                    add(name);
                    add(member);
                });
            } else if (value instanceof List<?> elements) {
                begin('[', elements.size());
                elements.forEach(this::add);
            } else if (value instanceof Number) {
                text('#', PlainNumbers.decimal(value).stripTrailingZeros().toString());
            } else {
                text(value instanceof String ? '"' : '-', String.valueOf(value));
            }
        }

        /** As it is in memory, for no charset has a form of every text: there may be halves of characters in it. */
        private void text(char kind, String text) {
            begin(kind, text.length());
            ByteBuffer bytes = ByteBuffer.allocate(Character.BYTES * text.length());
            bytes.asCharBuffer().put(text);
            digest.update(bytes);
        }

        private void begin(char kind, int size) {
            digest.update(ByteBuffer.allocate(Character.BYTES + Integer.BYTES)
                    .putChar(kind)
                    .putInt(size)
                    .flip());
        }
    }
}
