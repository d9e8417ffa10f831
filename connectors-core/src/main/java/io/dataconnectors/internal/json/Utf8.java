package io.dataconnectors.internal.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Whether bytes are UTF-8 (RFC 3629, section 4), found out without making a text of them. */
final class Utf8 {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    private final byte[] bytes;
    private int at;

    private Utf8(byte[] bytes) {
        this.bytes = bytes;
    }

    static boolean is(byte[] bytes) {
        Utf8 text = new Utf8(bytes);
        while (text.at < bytes.length) {
            if (text.bytes[text.at] >= 0) {
                text.passAscii();
            } else if (!text.passCharacter()) {
                return false;
            }
        }
        return true;
    }

    private void passAscii() {
        int last = bytes.length - Long.BYTES;
        while (at <= last && ((long) EIGHT.get(bytes, at) & NOT_ASCII) == 0) {
            at += Long.BYTES;
        }
        while (at < bytes.length && bytes[at] >= 0) {
            at++;
        }
    }

    /** Passes a character of two to four bytes. Returns false if there is none. */
    private boolean passCharacter() {
        int first = bytes[at++] & 0xFF;
        if (first >= 0xC2 && first <= 0xDF) {
            return passRest(1, 0x80, 0xBF);
        }
        return switch (first) {
            case 0xE0 -> passRest(2, 0xA0, 0xBF); // no longer form of a shorter one
            case 0xED -> passRest(2, 0x80, 0x9F); // no halves of surrogate pairs
            case 0xF0 -> passRest(3, 0x90, 0xBF);
            case 0xF1, 0xF2, 0xF3 -> passRest(3, 0x80, 0xBF);
            case 0xF4 -> passRest(3, 0x80, 0x8F);
            default -> first > 0xE0 && first < 0xF0 && passRest(2, 0x80, 0xBF);
        };
    }

    private boolean passRest(int count, int lowest, int highest) {
        int end = at + count;
        if (end > bytes.length || (bytes[at] & 0xFF) < lowest || (bytes[at] & 0xFF) > highest) {
            return false;
        }
        for (at++; at < end; at++) {
            if ((bytes[at] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }
}
