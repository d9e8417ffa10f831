package io.dataconnectors.internal.request;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** A file of a call, which was checked with the inputs. */
final class SentFile {
    private final String name;
    private final String mediaType;
    private final byte[] bytes;

    private SentFile(String name, String mediaType, byte[] bytes) {
        this.name = name;
        this.mediaType = mediaType;
        this.bytes = bytes;
    }

    /** Returns the file that a plain value is. */
    static SentFile of(Map<?, ?> value) {
        String base64 = text(value, "base64");
        if (base64.length() / 4 * 3L > Content.MAX_BYTES + 3) { // before as much memory is taken
            throw Unsendable.tooBig();
        }
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length > Content.MAX_BYTES) {
            throw Unsendable.tooBig();
        }
        return new SentFile(text(value, "name"), text(value, "mediaType"), bytes);
    }

    private static String text(Map<?, ?> value, String member) {
        return value.get(member) instanceof String text ? text : "";
    }

    String name() {
        return name;
    }

    String mediaType() {
        return mediaType;
    }

    int size() {
        return bytes.length;
    }

    /** The content, or what is shown in its place to people. */
    byte[] bytes(boolean shown) {
        return shown ? note().getBytes(StandardCharsets.UTF_8) : bytes;
    }

    private String note() {
        return "[" + name + ": " + bytes.length + (bytes.length == 1 ? " byte of " : " bytes of ") + mediaType + "]";
    }
}
