package io.dataconnectors.http.internal.jdk.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trial 13: which requests say that they have a body of no bytes. */
class OutgoingRequestsTest {
    private static final String REST = "Host: a\r\nX-A: Content-Length: 0\r\n\r\n";

    /** Sends texts by records of so many bytes, as TLS does, and returns what left. */
    private static String sent(int record, String... texts) {
        ByteBuffer[] sources = Stream.of(texts)
                .map(text -> ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)))
                .toArray(ByteBuffer[]::new);
        OutgoingRequests requests = new OutgoingRequests();
        StringBuilder sent = new StringBuilder();
        while (Stream.of(sources).anyMatch(ByteBuffer::hasRemaining)) {
            requests.lighten(sources, 0, sources.length);
            int room = record;
            for (ByteBuffer source : sources) {
                byte[] bytes = new byte[Math.min(room, source.remaining())];
                int from = source.position();
                source.get(bytes);
                room -= bytes.length;
                sent.append(new String(bytes, StandardCharsets.US_ASCII));
                requests.begins(source, from, source.position());
            }
        }
        return sent.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "DELETE"})
    void a_method_that_expects_no_body_says_nothing_of_none(String method) {
        String line = method + " /a?b=Content-Length:0 HTTP/1.1\r\n";
        for (int record : new int[] {64, 100, 16_384}) {
            assertThat(sent(record, line + "Content-Length: 0\r\n" + REST)).isEqualTo(line + REST);
        }
        assertThat(sent(16_384, "", line + "A: b\r\nContent-Length: 0\r\n" + REST))
                .isEqualTo(line + "A: b\r\n" + REST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
                "PUT / HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
                "PATCH / HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
                "DELETE / HTTP/1.1\r\nContent-Length: 04\r\n\r\nbody",
                "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
            })
    void others_stay_as_they_are(String request) {
        for (int record : new int[] {1, 7, 16_384}) {
            assertThat(sent(record, request)).isEqualTo(request);
        }
    }

    @Test
    void a_body_that_looks_like_a_head_is_none() {
        String inner = "GET / HTTP/1.1\r\nContent-Length: 0\r\n\r\n";
        String outer = "POST / HTTP/1.1\r\nContent-Length: " + inner.length() + "\r\n\r\n";

        assertThat(sent(16_384, outer, inner)).isEqualTo(outer + inner);
        assertThat(sent(outer.length() + 10, outer, inner)).isEqualTo(outer + inner);
    }

    @Test
    void each_request_of_a_connection_is_looked_at() {
        String request = "GET / HTTP/1.1\r\nContent-Length: 0\r\n\r\n";
        OutgoingRequests requests = new OutgoingRequests();
        ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 3; i++) {
            assertThat(requests.isAtStart()).isTrue();
            requests.begins(bytes, 0, bytes.limit());
        }
        assertThat(requests.isAtStart()).isTrue();
    }
}
