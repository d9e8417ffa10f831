package io.dataconnectors.http.internal.jdk.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.testkit.internal.tls.StubTls;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What leaves by a connection over TLS, record by record, as the JDK's client gives it: the head, then parts of the body. */
class HeldHeadTest {
    private final SSLEngine client = WatchedTls.of(StubTls.client(), () -> {}).createSSLEngine();
    private final SSLEngine server = StubTls.server().createSSLEngine();
    private final ByteBuffer toServer = ByteBuffer.allocate(64 * 1024);
    private final ByteBuffer toClient = ByteBuffer.allocate(64 * 1024);

    @BeforeEach
    void shake_hands() throws SSLException {
        client.setUseClientMode(true);
        server.setUseClientMode(false);
        client.beginHandshake();
        while (isBusy(client) || isBusy(server)) {
            step(client, toServer, toClient);
            step(server, toClient, toServer);
        }
        step(client, toServer, toClient); // tickets of TLS 1.3
        assertThat(client.getApplicationProtocol()).isEmpty();
    }

    private static boolean isBusy(SSLEngine engine) {
        return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
    }

    private static void step(SSLEngine engine, ByteBuffer out, ByteBuffer in) throws SSLException {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            engine.wrap(bytes(""), out);
        }
        in.flip();
        while (in.hasRemaining()
                && engine.unwrap(in, ByteBuffer.allocate(64 * 1024)).bytesConsumed() > 0) {}
        in.compact();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Gives buffers to TLS one after the other, and returns the records that leave, in plain text. */
    private List<String> records(String... buffers) throws SSLException {
        List<String> records = new ArrayList<>();
        for (String text : buffers) {
            ByteBuffer buffer = bytes(text);
            do {
                SSLEngineResult result = client.wrap(new ByteBuffer[] {bytes(""), buffer}, toServer);
                assertThat(result.getStatus()).isEqualTo(SSLEngineResult.Status.OK);
                assertThat(result.bytesProduced()).isPositive(); // else the client would ask for no more
                toServer.flip();
                if (toServer.hasRemaining()) {
                    ByteBuffer plain = ByteBuffer.allocate(64 * 1024);
                    server.unwrap(toServer, plain);
                    records.add(StandardCharsets.US_ASCII.decode(plain.flip()).toString());
                }
                assertThat(toServer.hasRemaining()).isFalse();
                toServer.clear();
            } while (buffer.hasRemaining());
        }
        return records;
    }

    private static String head(String method, int length) {
        return method + " /orders HTTP/1.1\r\nContent-Length: " + length
                + "\r\nHost: shop.example.com\r\nUser-Agent: a\r\n\r\n";
    }

    @Test
    void a_head_and_a_small_body_leave_as_one_record() throws SSLException {
        String head = head("POST", 15);

        assertThat(records(head, "{\"order\": 4711}")).containsExactly(head + "{\"order\": 4711}");
    }

    @Test
    void each_request_of_a_connection_does() throws SSLException {
        String first = head("POST", 4);
        String second = head("PUT", 6);

        assertThat(records(first, "body", second, "bodies")).containsExactly(first + "body", second + "bodies");
    }

    @Test
    void a_long_body_follows_its_head_in_as_many_records_as_it_needs() throws SSLException {
        String head = head("POST", 40_000);
        String part = "0123456789".repeat(1_000);

        List<String> records = records(head, part, part, part, part);

        assertThat(records.get(0)).startsWith(head + part);
        assertThat(String.join("", records)).isEqualTo(head + part.repeat(4));
    }

    @Test
    void a_request_without_a_body_leaves_at_once() throws SSLException {
        String get = "GET /orders HTTP/1.1\r\nHost: shop.example.com\r\n\r\n";
        String post = head("POST", 0);

        assertThat(records(get, post, get)).containsExactly(get, post, get);
    }

    @Test
    void a_body_that_looks_like_a_head_is_sent_as_it_is() throws SSLException {
        String inner = "GET / HTTP/1.1\r\nContent-Length: 0\r\n\r\n";
        String looking = head("POST", 9);

        assertThat(records(head("POST", inner.length()), inner)).containsExactly(head("POST", inner.length()) + inner);
        assertThat(records(head("POST", looking.length()), looking))
                .containsExactly(head("POST", looking.length()) + looking);
    }

    @Test
    void nothing_is_said_to_be_consumed_twice() throws SSLException {
        String head = head("POST", 4);

        assertThat(client.wrap(bytes(head), toServer).bytesConsumed()).isEqualTo(head.length());
        assertThat(toServer.position()).isZero();
        assertThat(client.wrap(bytes(""), toServer).bytesConsumed()).isZero();
        toServer.clear();
        assertThat(client.wrap(bytes("body"), toServer).bytesConsumed()).isEqualTo(4);
    }
}
