package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Execution;
import io.dataconnectors.Limits;
import io.dataconnectors.Method;
import io.dataconnectors.testkit.StubApi;
import java.net.Socket;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;

class HandshakesTest {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch decided = new CountDownLatch(1);

    /** Trusts everybody, the first one after a long time: as a host that asks whether a certificate was revoked. */
    private final class Slow extends X509ExtendedTrustManager {
        private final AtomicBoolean first = new AtomicBoolean(true);

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            if (first.getAndSet(false)) {
                asked.countDown();
                await(decided);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            throw new AssertionError();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            throw new AssertionError();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
            throw new AssertionError();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            throw new AssertionError();
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

    @Test
    void a_handshake_that_takes_long_holds_up_no_other() throws Exception {
        Calls.onTheJdkAlone("others make a handshake on the thread of its exchange");
        SSLContext trust = SSLContext.getInstance("TLS");
        trust.init(null, new TrustManager[] {new Slow()}, new SecureRandom());
        try (StubApi api = StubApi.start();
                HttpConnectorExecutor executor =
                        Calls.executor(api.port()).sslContext(trust).build()) {
            api.on(Method.GET, "/").answer(Answer.json(200, "{}"));
            CompletableFuture<Execution> slow = executor.executeAsync(Calls.call(orders(api)));
            await(asked);

            assertThat(executor.execute(Calls.call(orders(api))).succeeded()).isTrue();

            assertThat(slow).isNotDone();
            decided.countDown();
            assertThat(slow.get(2, TimeUnit.MINUTES).succeeded()).isTrue();
        }
    }

    private static ConnectorDefinition.Builder orders(StubApi api) {
        return Calls.get(api.url() + "/").timeout(Limits.MAX_TIMEOUT);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
