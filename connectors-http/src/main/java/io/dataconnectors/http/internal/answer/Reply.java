package io.dataconnectors.http.internal.answer;

import io.dataconnectors.Answer;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.internal.text.AnswerText.SharedBytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.annotation.Nullable;

/**
 * The answer as it comes over the wire: a head, which is judged before the body is read, and a body that is still encoded, which
 * is given up where it is too large.
 */
public final class Reply {
    static final int MAX_FIELDS = 200;
    static final int MAX_SIZE = 65_536;
    private static final int LONGEST_LENGTH = 18;
    private static final String TOO_LARGE = "has a body that is larger than the definition allows";
    private static final byte[] NOTHING = {};

    private final int status;
    private final List<Header> headers;
    private final byte[] body;

    private Reply(int status, List<Header> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** Returns a reply without a body: of which only the head came, or is to be kept. */
    public static Reply head(int status, List<Header> headers) {
        return new Reply(status, List.copyOf(headers), NOTHING);
    }

    /** Returns the reply with its whole body. */
    public Reply with(Body whole) {
        return new Reply(status, headers, whole.bytes());
    }

    /** Returns the whole answer with its content coding undone, if it is not larger than so many bytes then. */
    public Answer decoded(int most) throws Stopped {
        return SharedBytes.answer(Answer.class, status, headers, gzipped() ? Gunzip.decode(body, most) : body);
    }

    public int status() {
        return status;
    }

    public List<Header> headers() {
        return headers;
    }

    /** Returns the values of all fields of a name, in order. */
    public List<String> values(String name) {
        List<String> values = List.of();
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                values = values.isEmpty() ? new ArrayList<>(1) : values;
                values.add(header.value());
            }
        }
        return values;
    }

    @Nullable
    public String value(String name) {
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return header.value();
            }
        }
        return null;
    }

    /** Whether the body is gzip-coded; every other coding is refused when the head comes. */
    private boolean gzipped() {
        return isGzip(value("Content-Encoding"));
    }

    private static boolean isGzip(@Nullable String coding) {
        return coding != null && (coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip"));
    }

    /**
     * Checks the head before the body is read, and returns what takes the body.
     *
     * @param maxBody the most that the decoded body may have, in bytes
     * @throws Stopped if the body is not to be read
     */
    public Body body(int maxBody) throws Stopped {
        long size = 0;
        for (Header header : headers) {
            size += header.name().length() + header.value().length();
        }
        require(headers.size() <= MAX_FIELDS, FailureKind.TOO_LARGE, "has more than 200 header fields");
        require(size <= MAX_SIZE, FailureKind.TOO_LARGE, "has header fields of more than 64 KiB");
        int most = mostRead(maxBody);
        int expected = checkedLength(most);
        List<String> codings = values("Content-Encoding");
        boolean known = codings.isEmpty()
                || (codings.size() == 1 && (codings.get(0).equalsIgnoreCase("identity") || isGzip(codings.get(0))));
        require(known, FailureKind.MALFORMED, "has another content coding than gzip");
        return new Body(most, expected);
    }

    /**
     * Returns how long the body is going to be; -1 for one whose length is unknown. What two readers could take for bodies
     * of different lengths is refused (RFC 9112, section 6.3).
     */
    private int checkedLength(int most) throws Stopped {
        List<String> lengths = values("Content-Length");
        List<String> codings = values("Transfer-Encoding");
        boolean chunked = codings.size() == 1 && codings.get(0).trim().equalsIgnoreCase("chunked");
        require(codings.isEmpty() || chunked, FailureKind.MALFORMED, "has another transfer coding than chunked");
        require(
                lengths.isEmpty() || codings.isEmpty(),
                FailureKind.MALFORMED,
                "has both a Content-Length and a Transfer-Encoding");
        if (lengths.isEmpty()) {
            return -1;
        }
        String length = lengths.get(0).trim();
        boolean odd = lengths.size() > 1 || !isNumber(length);
        require(!odd, FailureKind.MALFORMED, "has a Content-Length that is not one number");
        long bytes = Long.parseLong(length);
        require(bytes <= most, FailureKind.TOO_LARGE, TOO_LARGE);
        return (int) bytes;
    }

    private static boolean isNumber(String text) {
        boolean digits = !text.isEmpty() && text.length() <= LONGEST_LENGTH;
        for (int i = 0; digits && i < text.length(); i++) {
            digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return digits;
    }

    /**
     * Returns how many bytes of a body are read at most. What cannot be made smaller grows a little when it is coded; its
     * decoded size is held to the limit apart from this.
     */
    private int mostRead(int maxBody) {
        return gzipped() ? maxBody + maxBody / 64 + 1024 : maxBody;
    }

    static Stopped tooLarge() {
        return new Stopped(FailureKind.TOO_LARGE, "The answer " + TOO_LARGE);
    }

    private static void require(boolean holds, FailureKind kind, String problem) throws Stopped {
        if (!holds) {
            throw new Stopped(kind, "The answer " + problem);
        }
    }

    /** The body as it comes. Of one thread at a time. */
    public static final class Body {
        /** Before a byte has come, an answer takes no more than this, whatever length it declares. */
        private static final int MOST_AT_FIRST = 16 * 1024;

        private static final int OF_UNKNOWN_LENGTH = 4 * 1024;

        private final int most;
        private final int expected;
        private byte[] bytes;
        private int size;

        /** @param expected how many bytes are declared; -1 if that is unknown */
        private Body(int most, int expected) {
            this.most = most;
            this.expected = expected;
            bytes = new byte[expected < 0 ? OF_UNKNOWN_LENGTH : Math.min(expected, MOST_AT_FIRST)];
        }

        /**
         * Takes the next bytes.
         *
         * @throws Stopped if there are too many
         */
        public void add(ByteBuffer part) throws Stopped {
            int length = part.remaining();
            if (length > most - size) {
                throw tooLarge();
            }
            if (bytes.length - size < length) {
                bytes = Arrays.copyOf(bytes, Math.max(grown(), size + length));
            }
            part.get(bytes, size, length);
            size += length;
        }

        /** What is declared is believed the more, the more of it has come; then it is room for all and no more. */
        private int grown() {
            return expected < 0 ? bytes.length * 2 : Math.min(bytes.length * 4, expected);
        }

        /** Returns what came; the body takes no more. */
        private byte[] bytes() {
            return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
        }
    }
}
