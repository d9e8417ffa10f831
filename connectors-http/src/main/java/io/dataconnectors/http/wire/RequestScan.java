package io.dataconnectors.http.wire;

import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * Follows the requests on a connection, to know where the next one begins. They are written by the HTTP client after our
 * gates, so all there is to read is the length of the body.
 */
final class RequestScan {
    private static final String LENGTH = "content-length:";

    private final StringBuilder line = new StringBuilder();
    private boolean inHead;
    private long length;
    private long bodyLeft;

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
        if (c != '\n') {
            line.append(c);
            return;
        }
        String text = line.toString().trim().toLowerCase(Locale.ROOT);
        line.setLength(0);
        if (text.startsWith(LENGTH)) {
            length = Long.parseLong(text.substring(LENGTH.length()).trim());
        } else if (text.isEmpty()) {
            inHead = false;
            bodyLeft = length;
            length = 0;
        }
    }
}
