package io.dataconnectors.testkit.internal.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Bodies in gzip coding, good ones and bad ones. */
final class Gzip {
    static final byte[] JSON = of("{\"status\":\"ok\"}".getBytes(StandardCharsets.US_ASCII));

    private Gzip() {}

    static byte[] of(byte[] bytes) {
        var coded = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(coded)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return coded.toByteArray();
    }

    static byte[] emptyMembers(int count) {
        var members = new ByteArrayOutputStream();
        byte[] empty = of(new byte[0]);
        for (int i = 0; i < count; i++) {
            members.writeBytes(empty);
        }
        return members.toByteArray();
    }

    static byte[] cut(byte[] coded, int bytes) {
        return Arrays.copyOf(coded, coded.length - bytes);
    }

    static byte[] damaged(byte[] coded) {
        byte[] damaged = coded.clone();
        damaged[coded.length - 6] ^= 1;
        return damaged;
    }

    static byte[] joined(byte[] coded, String text) {
        var joined = new ByteArrayOutputStream();
        joined.writeBytes(coded);
        joined.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        return joined.toByteArray();
    }
}
