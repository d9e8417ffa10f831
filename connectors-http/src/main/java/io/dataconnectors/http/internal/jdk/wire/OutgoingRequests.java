package io.dataconnectors.http.internal.jdk.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.annotation.Nullable;

/**
 * The requests on a connection as they leave: where each begins, and what is left out of its head. They are written by the HTTP
 * client after our gates, so all there is to read is the length of the body.
 *
 * <p>{@code Content-Length: 0} is left out where a request has no body and its method expects none (RFC 9110, section 8.6):
 * some gateways refuse it. The JDK's client writes it with every such request (17.0.15), or with those whose body it must ask
 * for (25.0.3), which ours must: that is the evidence of what was sent.
 */
final class OutgoingRequests {
    private static final List<byte[]> METHODS = List.of(ascii("GET "), ascii("HEAD "), ascii("DELETE "));
    private static final byte[] NEEDLESS = ascii("\r\nContent-Length: 0\r\n");
    private static final byte[] END = ascii("\r\n\r\n");
    private static final byte[] LENGTH = ascii("content-length:");
    private static final byte[] LENGTH_LINE = ascii("\r\nContent-Length: ");

    private boolean inHead;

    /** How many characters of a line there were. */
    private int inLine;

    private boolean isLength = true;
    private long length;
    private long bodyLeft;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether the next byte is the first of a request. */
    boolean isAtStart() {
        return !inHead && bodyLeft == 0;
    }

    /** Leaves the needless line out of what is about to be sent, if a request begins there: the head moves over it. */
    void lighten(ByteBuffer[] sources, int offset, int count) {
        for (int i = offset; i < offset + count && isAtStart(); i++) {
            if (sources[i].hasRemaining()) {
                lighten(sources[i]);
                return;
            }
        }
    }

    /** The client writes a head as one buffer, which nobody else reads. */
    private static void lighten(ByteBuffer head) {
        int from = head.position();
        int end = expectsNoBody(head) ? find(END, head, from, head.limit()) : -1;
        int line = end < 0 ? -1 : find(NEEDLESS, head, from, end + 2);
        if (line >= 0) {
            int moved = NEEDLESS.length - 2;
            for (int i = line - 1; i >= from; i--) {
                head.put(i + moved, head.get(i));
            }
            head.position(from + moved);
        }
    }

    /** Returns the only buffer that is about to be sent, if it is the whole head of a request that has a body; else null. */
    @Nullable
    ByteBuffer headOfBody(ByteBuffer[] sources, int offset, int count) {
        ByteBuffer only = null;
        for (int i = offset; i < offset + count; i++) {
            if (sources[i].hasRemaining()) {
                if (only != null) {
                    return null;
                }
                only = sources[i];
            }
        }
        return only != null && isAtStart() && isHeadOfBody(only) ? only : null;
    }

    private static boolean isHeadOfBody(ByteBuffer head) {
        int from = head.position();
        int line = find(LENGTH_LINE, head, from, head.limit());
        return line >= 0
                && head.get(line + LENGTH_LINE.length) != '0'
                && find(END, head, from, head.limit()) == head.limit() - END.length;
    }

    private static boolean expectsNoBody(ByteBuffer head) {
        for (byte[] method : METHODS) {
            if (isAt(head.position(), method, head, head.limit())) {
                return true;
            }
        }
        return false;
    }

    private static int find(byte[] text, ByteBuffer bytes, int from, int to) {
        for (int start = from; start + text.length <= to; start++) {
            if (bytes.get(start) == text[0] && isAt(start, text, bytes, to)) {
                return start;
            }
        }
        return -1;
    }

    private static boolean isAt(int start, byte[] text, ByteBuffer bytes, int to) {
        int same = 0;
        while (same < text.length && start + same < to && bytes.get(start + same) == text[same]) {
            same++;
        }
        return same == text.length;
    }

    /** Takes bytes that were sent; returns whether a request begins among them. */
    boolean begins(ByteBuffer bytes, int from, int to) {
        boolean begins = false;
        for (int i = from; i < to; ) {
            if (bodyLeft > 0) {
                int skipped = (int) Math.min(bodyLeft, to - i);
                i += skipped;
                bodyLeft -= skipped;
            } else {
                begins |= !inHead;
                inHead = true;
                i = isLength ? i : lineEnd(bytes, i, to);
                if (i < to) {
                    head(bytes.get(i++));
                }
            }
        }
        return begins;
    }

    /** Passes over the rest of a line that is of no interest. */
    private static int lineEnd(ByteBuffer bytes, int from, int to) {
        int at = from;
        while (at < to && bytes.get(at) != '\n') {
            at++;
        }
        return at;
    }

    private void head(byte c) {
        if (c == '\n') {
            lineEnds();
        } else if (c != '\r') {
            inLine(c);
            inLine++;
        }
    }

    private void inLine(byte c) {
        if (inLine < LENGTH.length) {
            isLength &= (c | 0x20) == (LENGTH[inLine] | 0x20);
        } else if (isLength && c >= '0' && c <= '9') {
            length = length * 10 + c - '0';
        }
    }

    private void lineEnds() {
        if (inLine == 0) {
            inHead = false;
            bodyLeft = length;
            length = 0;
        }
        inLine = 0;
        isLength = true;
    }
}
