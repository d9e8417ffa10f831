package io.dataconnectors.http.internal.jdk.wire;

import java.nio.ByteBuffer;

/**
 * Follows the requests on a connection, to know where the next one begins. They are written by the HTTP client after our
 * gates, so all there is to read is the length of the body.
 */
final class RequestScan {
    private static final String LENGTH = "content-length:";

    private boolean inHead;

    /** How many characters of a line there were. */
    private int inLine;

    private boolean isLength = true;
    private long length;
    private long bodyLeft;

    /** Whether the next byte is the first of a request. */
    boolean isAtStart() {
        return !inHead && bodyLeft == 0;
    }

    /** Takes the next bytes; returns whether a request begins among them. */
    boolean begins(ByteBuffer bytes) {
        boolean begins = false;
        while (bytes.hasRemaining()) {
            if (bodyLeft > 0) {
                int skipped = (int) Math.min(bodyLeft, bytes.remaining());
                bytes.position(bytes.position() + skipped);
                bodyLeft -= skipped;
            } else {
                begins |= !inHead;
                inHead = true;
                head((char) (bytes.get() & 0xff));
            }
        }
        return begins;
    }

    private void head(char c) {
        if (c == '\n') {
            lineEnds();
        } else if (c != '\r') {
            inLine(c);
            inLine++;
        }
    }

    private void inLine(char c) {
        if (inLine < LENGTH.length()) {
            isLength &= (c | 0x20) == (LENGTH.charAt(inLine) | 0x20);
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
