package io.dataconnectors.http.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.fuzz.Fuzz;
import io.dataconnectors.http.internal.failure.Stopped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What is decoded is what the JDK decodes too, within the limits. */
class GunzipFuzzTest {
    private static final int MOST = 10_000;
    private static final String PLAIN = latin1(gzip("{\"status\": \"delivered\"}"));
    private static final String EMPTY = latin1(gzip(""));

    @Test
    void coded() throws InterruptedException {
        Fuzz.from(List.of(
                        PLAIN,
                        EMPTY,
                        PLAIN + EMPTY + PLAIN,
                        latin1(gzip("a".repeat(MOST))),
                        "\37\213\10\37aaaaaa\2\0xxname\0comment\0ss\3\0"))
                .words("\37\213\10", "\0\0\0\0", "\3\0", "\377\377", EMPTY, PLAIN)
                .feed(GunzipFuzzTest::decode);
    }

    private static Object decode(String input) throws IOException {
        byte[] coded = input.getBytes(StandardCharsets.ISO_8859_1);
        byte[] decoded;
        try {
            decoded = Gunzip.decode(coded, MOST);
        } catch (Stopped refusal) {
            return refusal.failure().toString();
        }
        assertThat(decoded.length).isLessThanOrEqualTo(Math.min(MOST, coded.length * Gunzip.MAX_RATIO));
        if (coded.length > 0) {
            assertThat(new GZIPInputStream(new ByteArrayInputStream(coded)).readAllBytes())
                    .isEqualTo(decoded);
        }
        return "decoded";
    }

    private static byte[] gzip(String text) {
        var coded = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(coded)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return coded.toByteArray();
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
