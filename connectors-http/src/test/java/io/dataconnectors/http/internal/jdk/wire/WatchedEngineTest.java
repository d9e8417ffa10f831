package io.dataconnectors.http.internal.jdk.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dataconnectors.testkit.internal.tls.StubTls;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A handshake in memory, step by step. */
class WatchedEngineTest {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch decided = new CountDownLatch(1);
    private final ByteBuffer toServer = ByteBuffer.allocate(64 * 1024);
    private final ByteBuffer toClient = ByteBuffer.allocate(64 * 1024);
    private final ByteBuffer plain = ByteBuffer.allocate(64 * 1024);

    /** Trusts everybody after a long time, as a host that asks whether a certificate was revoked. */
    private final class Slow implements X509TrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            asked.countDown();
            try {
                assertThat(decided.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new AssertionError();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private static ByteBuffer nothing() {
        return ByteBuffer.allocate(0);
    }

    private SSLEngine client() throws Exception {
        SSLContext context = SSLContext.getInstance("TLSv1.2"); // in which the server's first flight is not encrypted
        context.init(null, new TrustManager[] {new Slow()}, new SecureRandom());
        SSLEngine client = WatchedTls.of(context, () -> {}).createSSLEngine();
        client.setUseClientMode(true);
        client.beginHandshake();
        return client;
    }

    /** Has the server answer the first message of the client with all that it has to say. */
    private void serverAnswers(SSLEngine client) throws SSLException {
        client.wrap(nothing(), toServer);
        SSLEngine server = StubTls.server().createSSLEngine();
        server.setUseClientMode(false);
        server.unwrap(toServer.flip(), plain);
        while (server.getHandshakeStatus() != HandshakeStatus.NEED_UNWRAP) {
            Runnable task = server.getDelegatedTask();
            if (task != null) {
                task.run();
            } else {
                server.wrap(nothing(), toClient);
            }
        }
        toClient.flip();
    }

    /** Runs tasks, each on a thread of its own, up to the one that asks whom to trust, and returns that. */
    private FutureTask<Void> taskThatAsks(SSLEngine client) throws Exception {
        while (true) {
            Runnable task = client.getDelegatedTask();
            if (task == null) {
                assertThat(client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_UNWRAP);
                assertThat(toClient.hasRemaining()).isTrue();
                client.unwrap(toClient, plain);
                continue;
            }
            CountDownLatch askedOrOver = new CountDownLatch(1);
            FutureTask<Void> running = new FutureTask<>(task, null) {
                @Override
                protected void done() {
                    askedOrOver.countDown();
                }
            };
            new Thread(running).start();
            while (!askedOrOver.await(1, TimeUnit.MILLISECONDS)) {
                if (asked.getCount() == 0) {
                    return running;
                }
            }
        }
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void nobody_waits_for_a_task_of_a_handshake_that_takes_long() throws Exception {
        SSLEngine client = client();
        serverAnswers(client);
        FutureTask<Void> running = taskThatAsks(client);

        assertThat(client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_TASK);
        assertThat(client.unwrap(toClient, plain).getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_TASK);
        assertThat(client.wrap(nothing(), toServer.clear()).getHandshakeStatus())
                .isEqualTo(HandshakeStatus.NEED_TASK);
        assertThat(running.isDone()).isFalse();

        decided.countDown();
        running.get();
        assertThat(client.getHandshakeStatus()).isNotEqualTo(HandshakeStatus.NEED_TASK);
    }

    @Test
    void nothing_was_agreed_on_where_a_handshake_failed() throws Exception {
        SSLEngine client = client();
        client.wrap(nothing(), toServer);
        assertThatThrownBy(client::getApplicationProtocol).hasCauseInstanceOf(SSLException.class);

        ByteBuffer noTls = ByteBuffer.wrap("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        SSLException why = catchThrowableOfType(SSLException.class, () -> client.unwrap(noTls, plain));

        assertThatThrownBy(client::getApplicationProtocol).hasCause(why);
    }
}
