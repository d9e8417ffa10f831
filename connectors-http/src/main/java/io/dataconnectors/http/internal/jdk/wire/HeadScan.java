package io.dataconnectors.http.internal.jdk.wire;

import io.dataconnectors.http.internal.failure.Failures;
import io.dataconnectors.http.internal.failure.Stopped;
import java.net.ProtocolException;
import java.nio.ByteBuffer;

/**
 * Reads the heads of answers (RFC 9112, sections 4 and 5) as far as the HTTP client must be able to: a status line, names
 * that are tokens, values without control characters, an end. What is lenient there stays so here.
 */
final class HeadScan {
    /** With all interim answers; what one head may have is less, and is judged when it is whole. The client allows more. */
    private static final int MOST = 128 * 1024;

    private static final int MOST_LINES = 1_000;
    private static final int MOST_INTERIM = 8;
    private static final String STATUS_LINE = "HTTP/1.d ddd";
    private static final String TOKEN = "!#$%&'*+-.^_`|~";

    private enum Part {
        STATUS_LINE,
        NAME,
        VALUE,
        BODY
    }

    /** The thread that sends sets it, the one that receives goes on with it. */
    private volatile Part part = Part.STATUS_LINE;

    private int inPart;
    private int status;
    private int size;
    private int lines;
    private int interim;

    /** Begins anew: a request has begun, whose answer is next. */
    void expect() {
        inPart = 0;
        size = 0;
        lines = 0;
        interim = 0;
        part = Part.STATUS_LINE; // last, for it publishes the rest
    }

    /** Whether the head has ended, and what comes until the next request is not of interest. */
    boolean isRead() {
        return part == Part.BODY;
    }

    /**
     * Takes the next bytes, up to the end of the head if it is among them.
     *
     * @throws ProtocolException if they are not HTTP/1.1
     * @throws Stopped if they go on for too long
     */
    void read(ByteBuffer bytes) throws ProtocolException, Stopped {
        while (!isRead() && bytes.hasRemaining()) {
            if (++size > MOST || lines > MOST_LINES) {
                throw Failures.endlessHead();
            }
            read((char) (bytes.get() & 0xff));
        }
    }

    private void read(char c) throws ProtocolException {
        switch (part) {
            case STATUS_LINE -> statusLine(c);
            case NAME -> name(c);
            case VALUE -> value(c);
            case BODY -> throw new IllegalStateException();
        }
    }

    private void statusLine(char c) throws ProtocolException {
        if (inPart == STATUS_LINE.length()) {
            require(c == ' ' || c == '\r' || c == '\n');
        } else if (inPart < STATUS_LINE.length()) {
            statusLine(c, STATUS_LINE.charAt(inPart));
        }
        inPart++;
        if (c == '\n') {
            nextLine();
        }
    }

    private void statusLine(char c, char expected) throws ProtocolException {
        require(expected == 'd' ? c >= '0' && c <= '9' : c == expected);
        if (inPart >= STATUS_LINE.length() - 3) {
            status = inPart == STATUS_LINE.length() - 3 ? c - '0' : status * 10 + c - '0';
        }
    }

    private void nextLine() {
        part = Part.NAME;
        inPart = 0;
        lines++;
    }

    private void name(char c) throws ProtocolException {
        if (c == '\n') {
            headEnds(inPart == 0);
        } else if (inPart == 0 && (c == ' ' || c == '\t')) {
            part = Part.VALUE; // goes on with the line before
        } else if (c == ':') {
            part = Part.VALUE;
        } else if (c != '\r') {
            require(isToken(c));
            inPart++;
        }
    }

    private void value(char c) throws ProtocolException {
        if (c == '\n') {
            nextLine();
        } else {
            require((c >= ' ' && c != 0x7f) || c == '\t' || c == '\r');
        }
    }

    private void headEnds(boolean emptyLine) throws ProtocolException {
        if (!emptyLine) {
            nextLine();
            return;
        }
        require(status >= 100 && status != 101);
        interim += status < 200 ? 1 : 0;
        require(interim <= MOST_INTERIM);
        part = status < 200 ? Part.STATUS_LINE : Part.BODY;
        inPart = 0;
    }

    private static boolean isToken(char c) {
        boolean digit = c >= '0' && c <= '9';
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return digit || letter || TOKEN.indexOf(c) >= 0;
    }

    private static void require(boolean holds) throws ProtocolException {
        if (!holds) {
            throw new ProtocolException();
        }
    }
}
