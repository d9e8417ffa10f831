package io.dataconnectors.http;

import io.dataconnectors.Auth;
import io.dataconnectors.Body;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.thread.DaemonThreads;
import io.dataconnectors.spi.transport.TransportRules;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads classes that the first call of a JVM needs, more than a thousand, while the host goes on starting. That call would wait
 * for them otherwise, about a tenth of a second. Nothing is sent, and nothing of the host is asked but its TLS context.
 */
final class FirstCall {
    private static final Logger LOG = LoggerFactory.getLogger(FirstCall.class);
    private static final AtomicBoolean PREPARED = new AtomicBoolean();

    private FirstCall() {}

    /** Begins to load them on a thread that ends when all are there, the first time in a JVM. */
    static void prepare(TransportRules rules) {
        if (!PREPARED.getAndSet(true)) {
            DaemonThreads.named("connectors-first-call")
                    .newThread(() -> load(rules))
                    .start();
        }
    }

    private static void load(TransportRules rules) {
        try {
            readDefinition();
            beginHandshake(rules);
        } catch (SSLException | RuntimeException e) { // the first call meets it too, and says more
            LOG.debug(
                    "What a first call needs was not loaded ahead: {}",
                    e.getClass().getName());
        }
    }

    /** What a store does for an execution: it reads a document, which is compiled. */
    private static void readDefinition() {
        String document = ConnectorDocument.write(ConnectorDefinition.builder("first_call")
                .description("Is never sent")
                .post("https://example.com/{{id}}")
                .auth(Auth.bearer("{{secret.token}}"))
                .body(Body.json("{\"id\": \"{{id}}\"}"))
                .input(Input.string("id").required())
                .output("id", "$.id")
                .build());
        DefinitionCompiler.compileLive(ConnectorDocument.read(document));
    }

    /** Makes the message with which a client begins (RFC 8446, section 4.1.2), and throws it away. */
    private static void beginHandshake(TransportRules rules) throws SSLException {
        SSLEngine engine = rules.tls().createSSLEngine();
        engine.setUseClientMode(true);
        engine.setSSLParameters(rules.parameters());
        engine.beginHandshake();
        engine.wrap(
                ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
    }
}
