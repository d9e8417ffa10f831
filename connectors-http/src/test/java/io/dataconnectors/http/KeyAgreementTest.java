package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Execution;
import io.dataconnectors.testkit.StubSockets;
import java.io.IOException;
import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.util.Locale;
import java.util.Set;
import javax.annotation.Nullable;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

class KeyAgreementTest {
    /** A server that knows finite fields alone. */
    private static final class FiniteFieldsOnly implements AlgorithmConstraints {
        @Override
        public boolean permits(
                Set<CryptoPrimitive> primitives, String algorithm, @Nullable AlgorithmParameters parameters) {
            String name = algorithm.toLowerCase(Locale.ROOT);
            return !primitives.contains(CryptoPrimitive.KEY_AGREEMENT)
                    || !(name.startsWith("x25519") || name.startsWith("x448") || name.startsWith("sec"));
        }

        @Override
        public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
            return true;
        }

        @Override
        public boolean permits(
                Set<CryptoPrimitive> primitives, String algorithm, Key key, @Nullable AlgorithmParameters parameters) {
            return true;
        }
    }

    @Test
    void a_server_cannot_choose_a_group_whose_arithmetic_takes_long() throws Exception {
        try (SSLServerSocket server = (SSLServerSocket) StubSockets.listen()) {
            server.setSoTimeout(60_000);
            SSLParameters parameters = server.getSSLParameters();
            parameters.setAlgorithmConstraints(new FiniteFieldsOnly());
            server.setSSLParameters(parameters);
            Thread accepting = new Thread(() -> {
                try (SSLSocket socket = (SSLSocket) server.accept()) {
                    socket.startHandshake();
                    socket.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes());
                } catch (IOException e) {
                    // the client has refused
                }
            });
            accepting.start();

            Execution execution =
                    Calls.execute(server.getLocalPort(), Calls.get("https://127.0.0.1:" + server.getLocalPort() + "/"));

            assertThat(execution.failure())
                    .hasToString("TLS_FAILED: No secure connection to https://127.0.0.1:" + server.getLocalPort()
                            + " could be made");
            accepting.join();
        }
    }
}
