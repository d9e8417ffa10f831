package io.dataconnectors.http.internal.answer;

import io.dataconnectors.FailureKind;
import io.dataconnectors.http.internal.failure.Stopped;
import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Undoes the content coding gzip (RFC 1952), for no more than a size and a ratio: a small answer must not become a large
 * one. The JDK's {@code GZIPInputStream} is no help here: it calls itself for each member, so that thousands of empty ones
 * exhaust the stack, and it is silent about what stands behind the last.
 */
public final class Gunzip {
    static final int MAX_RATIO = 100;
    private static final int STEP = 8192;
    private static final int DEFLATE = 8;
    private static final int HEADER_SUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final byte[] coded;
    private final int maxBody;
    private final ByteArrayOutputStream out;
    private final byte[] step = new byte[STEP];
    private final CRC32 sum = new CRC32();
    private int at;

    private Gunzip(byte[] coded, int maxBody) {
        this.coded = coded;
        this.maxBody = maxBody;
        out = new ByteArrayOutputStream(Math.min(maxBody, coded.length * 4));
    }

    static byte[] decode(byte[] coded, int maxBody) throws Stopped {
        if (coded.length == 0) {
            return coded; // such as the answer with 204 or 304 that names the coding all the same
        }
        Inflater inflater = new Inflater(true);
        try {
            return new Gunzip(coded, maxBody).members(inflater);
        } catch (DataFormatException e) {
            throw malformed();
        } finally {
            inflater.end();
        }
    }

    private byte[] members(Inflater inflater) throws Stopped, DataFormatException {
        while (at < coded.length) {
            header();
            inflater.reset();
            int start = out.size();
            inflate(inflater);
            require(number() == (int) sum.getValue());
            require(number() == out.size() - start);
        }
        return out.toByteArray();
    }

    private void header() throws Stopped {
        int start = at;
        require(next() == 0x1f && next() == 0x8b && next() == DEFLATE);
        int flags = next();
        require((flags & RESERVED) == 0);
        skip(6); // when it was packed, how well, on what system
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_SUM) != 0) {
            sum.reset();
            sum.update(coded, start, at - start);
            require((next() | next() << 8) == (sum.getValue() & 0xffff));
        }
    }

    private void inflate(Inflater inflater) throws Stopped, DataFormatException {
        inflater.setInput(coded, at, coded.length - at);
        sum.reset();
        while (!inflater.finished()) {
            int size = inflater.inflate(step);
            require(size > 0 || inflater.finished()); // cut, or made for a dictionary that nobody has
            sum.update(step, 0, size);
            out.write(step, 0, size);
            check(out.size());
        }
        at = coded.length - inflater.getRemaining();
    }

    private int next() throws Stopped {
        require(at < coded.length);
        return coded[at++] & 0xff;
    }

    private int number() throws Stopped {
        return next() | next() << 8 | next() << 16 | next() << 24;
    }

    private void skip(int bytes) throws Stopped {
        require(bytes <= coded.length - at);
        at += bytes;
    }

    private void skipText() throws Stopped {
        int octet;
        do {
            octet = next();
        } while (octet != 0);
    }

    private void check(int size) throws Stopped {
        if (size > maxBody) {
            throw Reply.tooLarge();
        }
        if (size > (long) coded.length * MAX_RATIO) {
            throw new Stopped(
                    FailureKind.TOO_LARGE, "The answer is more than " + MAX_RATIO + " times its size when decoded");
        }
    }

    private static void require(boolean holds) throws Stopped {
        if (!holds) {
            throw malformed();
        }
    }

    private static Stopped malformed() {
        return new Stopped(FailureKind.MALFORMED, "The answer says that it is gzip-coded and is not");
    }
}
