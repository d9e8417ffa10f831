package io.dataconnectors.http.answer;

import io.dataconnectors.FailureKind;
import io.dataconnectors.http.failure.Stopped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Undoes the content coding gzip (RFC 1952), for no more than a size and a ratio: a small answer must not become a large one. */
public final class Gunzip {
    static final int MAX_RATIO = 100;
    private static final int STEP = 8192;

    private Gunzip() {}

    static byte[] decode(byte[] coded, int maxBody) throws Stopped {
        if (coded.length == 0) {
            return coded; // such as the answer with 204 or 304 that names the coding all the same
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(coded), STEP)) {
            var out = new ByteArrayOutputStream(Math.min(maxBody, coded.length * 4));
            byte[] step = new byte[STEP];
            for (int read = in.read(step); read >= 0; read = in.read(step)) {
                out.write(step, 0, read);
                check(out.size(), coded.length, maxBody);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new Stopped(FailureKind.MALFORMED, "The answer says that it is gzip-coded and is not");
        }
    }

    private static void check(int size, int coded, int maxBody) throws Stopped {
        if (size > maxBody) {
            throw ReplyGate.tooLarge();
        }
        if (size > (long) coded * MAX_RATIO) {
            throw new Stopped(
                    FailureKind.TOO_LARGE, "The answer is more than " + MAX_RATIO + " times its size when decoded");
        }
    }
}
