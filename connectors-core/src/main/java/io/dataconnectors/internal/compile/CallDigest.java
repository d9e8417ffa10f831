package io.dataconnectors.internal.compile;

import io.dataconnectors.internal.json.Plain;
import io.dataconnectors.internal.json.PlainNumbers;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.Nullable;

/** The digest of plain values: the same for values that are the {@linkplain Plain#same same}, and for no others. */
final class CallDigest {
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
