package io.dataconnectors.http.internal.jdk.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.fuzz.Fuzz;
import io.dataconnectors.http.internal.failure.Stopped;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Heads as they come out of TLS, in pieces of any size. */
class HeadScanTest {
    private static final String HEAD = "HTTP/1.1 200 OK~Content-Length: 2~~";

    /** {@code ~} stands for the end of a line, {@code ^} for a character that no head may have. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            HTTP/1.1 200 OK~~                                   | whole
            HTTP/1.1 200~~                                      | whole
            HTTP/1.0 404 Not Found~A: b~C:~~                    | whole
            HTTP/1.1 100 Continue~~HTTP/1.1 200 OK~~            | whole
            HTTP/1.1 103 Early Hints~Link: </a>~~HTTP/1.1 200 OK~~ | whole
            HTTP/1.1 200 OK~A: b~ folded~nocolon~: no name~~    | whole
            HTTP/1.1 200 OK~A: b~                               | not whole
            HTTP/1.1 100 Continue~~                             | not whole
            HTTP/2 200 OK~~                                     | refused
            HTTP/1.1 20 OK~~                                    | refused
            HTTP/1.1 2000 OK~~                                  | refused
            HTTP/1.1 099 OK~~                                   | refused
            HTTP/1.1 101 Switching Protocols~~                  | refused
            HTTP/1.1  200 OK~~                                  | refused
            http/1.1 200 OK~~                                   | refused
            ICY 200 OK~~                                        | refused
            HTTP/1.1 200 OK~A b: c~~                            | refused
            HTTP/1.1 200 OK~A: b^c~~                            | refused
            HTTP/1.1 200 OK~A^: b~~                             | refused
            """)
    void a_head(String text, String expected) {
        byte[] bytes = text.replace("~", "\r\n").replace('^', '\0').getBytes(StandardCharsets.ISO_8859_1);
        for (int piece = 1; piece <= bytes.length; piece++) {
            assertThat(read(bytes, piece)).as("in pieces of %d", piece).isEqualTo(expected);
        }
    }

    @Test
    void a_head_that_does_not_end_is_refused() {
        assertThat(read(("HTTP/1.1 200 " + "a".repeat(140_000)).getBytes(StandardCharsets.US_ASCII), 1000))
                .isEqualTo("TOO_LARGE: The answer has a head that does not end");
        assertThat(read(("HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(1_001)).getBytes(StandardCharsets.US_ASCII), 1000))
                .isEqualTo("TOO_LARGE: The answer has a head that does not end");
        assertThat(read("HTTP/1.1 100 Continue\r\n\r\n".repeat(9).getBytes(StandardCharsets.US_ASCII), 1000))
                .isEqualTo("refused");
    }

    @Test
    void what_is_read_does_not_depend_on_the_pieces() throws InterruptedException {
        Fuzz.from(List.of(
                        HEAD.replace("~", "\r\n"),
                        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\n{}"))
                .words("HTTP/1.1 ", "200", "101", "\r\n", "\r\n\r\n", ":", " ", "\t", "\0", "A: b\r\n")
                .feed(text -> {
                    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
                    String whole = read(bytes, Math.max(1, bytes.length));
                    assertThat(read(bytes, 1)).isEqualTo(whole);
                    assertThat(read(bytes, 7)).isEqualTo(whole);
                    return whole;
                });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            GET / HTTP/1.1~Content-Length: 0~~                                         | 1
            GET / HTTP/1.1~~GET / HTTP/1.1~~                                           | 2
            POST / HTTP/1.1~content-length:3~~abcPOST / HTTP/1.1~Content-Length: 0~~   | 2
            POST / HTTP/1.1~Content-Length: 14~~GET / HTTP/1.1                         | 1
            """)
    void requests_are_told_from_their_bodies(String text, int requests) {
        OutgoingRequests sent = new OutgoingRequests();
        ByteBuffer bytes = ByteBuffer.wrap(text.replace("~", "\r\n").getBytes(StandardCharsets.US_ASCII));
        int begun = 0;
        for (int i = 0; i < bytes.limit(); i++) {
            begun += sent.begins(bytes, i, i + 1) ? 1 : 0;
        }
        assertThat(begun).isEqualTo(requests);
    }

    private static String read(byte[] bytes, int piece) {
        HeadScan scan = new HeadScan();
        try {
            for (int at = 0; at < bytes.length; at += piece) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes, at, Math.min(piece, bytes.length - at));
                scan.read(buffer);
                if (buffer.hasRemaining()) {
                    return "whole";
                }
            }
            ByteBuffer body = ByteBuffer.wrap(new byte[] {'H'});
            scan.read(body);
            return body.hasRemaining() ? "whole" : "not whole";
        } catch (ProtocolException e) {
            return "refused";
        } catch (Stopped e) {
            return e.failure().toString();
        }
    }
}
