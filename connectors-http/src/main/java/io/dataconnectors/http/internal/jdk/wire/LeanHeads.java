package io.dataconnectors.http.internal.jdk.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Leaves {@code Content-Length: 0} out of the heads of requests that have no body and whose method expects none (RFC 9110,
 * section 8.6): some gateways refuse it. The JDK's client writes it with every such request (17.0.15), or with those whose
 * body it must ask for (25.0.3), which ours must: that is the evidence of what was sent.
 */
final class LeanHeads {
    private static final List<byte[]> METHODS = List.of(ascii("GET "), ascii("HEAD "), ascii("DELETE "));
    private static final byte[] LENGTH = ascii("\r\nContent-Length: 0\r\n");
    private static final byte[] END = ascii("\r\n\r\n");

    private final ByteBuffer[] given;

    /** What is sent of each buffer that was given: one part, or the two around what is left out. */
    private final List<ByteBuffer[]> parts = new ArrayList<>();

    /** Takes what is about to be sent, of which nothing is consumed yet. */
    LeanHeads(ByteBuffer[] sources, int offset, int length, boolean requestBegins) {
        given = Arrays.copyOfRange(sources, offset, offset + length);
        boolean head = requestBegins;
        for (ByteBuffer source : given) {
            parts.add(head && source.hasRemaining() ? lean(source) : new ByteBuffer[] {source.duplicate()});
            head &= !source.hasRemaining();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns what is to be sent. */
    ByteBuffer[] toSend() {
        return parts.stream().flatMap(Arrays::stream).toArray(ByteBuffer[]::new);
    }

    /** Moves the buffers that were given on by what was sent. */
    void sent() {
        for (int i = 0; i < given.length; i++) {
            for (ByteBuffer part : parts.get(i)) {
                if (part.position() > given[i].position()) {
                    given[i].position(part.position());
                }
                if (part.hasRemaining()) {
                    break;
                }
            }
        }
    }

    /** The client writes a head as one buffer. */
    private static ByteBuffer[] lean(ByteBuffer source) {
        int end = find(END, source, source.position(), source.limit());
        int line = end < 0 || METHODS.stream().noneMatch(method -> startsWith(method, source))
                ? -1
                : find(LENGTH, source, source.position(), end + 2);
        if (line < 0) {
            return new ByteBuffer[] {source.duplicate()};
        }
        ByteBuffer before = source.duplicate().limit(line);
        ByteBuffer after = source.duplicate().position(line + LENGTH.length - 2);
        return new ByteBuffer[] {before, after};
    }

    private static boolean startsWith(byte[] text, ByteBuffer bytes) {
        return find(text, bytes, bytes.position(), Math.min(bytes.limit(), bytes.position() + text.length)) >= 0;
    }

    private static int find(byte[] text, ByteBuffer bytes, int from, int to) {
        for (int start = from; start + text.length <= to; start++) {
            int same = 0;
            while (same < text.length && bytes.get(start + same) == text[same]) {
                same++;
            }
            if (same == text.length) {
                return start;
            }
        }
        return -1;
    }
}
