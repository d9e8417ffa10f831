package io.dataconnectors.http;

import io.dataconnectors.Auth;
import io.dataconnectors.Body;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.thread.DaemonThreads;
import io.dataconnectors.spi.transport.TransportRules;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads classes that the first call of a JVM needs while the host goes on starting; that call would wait for them otherwise.
 * Nothing is sent, and nothing of the host is asked but its TLS context.
 */
final class FirstCall {
    private static final Logger LOG = LoggerFactory.getLogger(FirstCall.class);
    private static final AtomicBoolean PREPARED = new AtomicBoolean();

    private FirstCall() {}

    /** Begins to load them on a thread that ends when all are there, the first time in a JVM. */
    static void prepare(TransportRules rules) {
        if (PREPARED.getAndSet(true)) {
            return;
        }
        try {
            DaemonThreads.named("connectors-first-call")
                    .newThread(() -> load(rules))
                    .start();
        } catch (OutOfMemoryError noThread) { // the host can do without
            told(noThread);
        }
    }

    private static void load(TransportRules rules) {
        try {
            compile();
            beginHandshake(rules);
        } catch (Throwable e) { // the first call meets it too, and says more
            told(e);
        }
    }

    private static void told(Throwable why) {
        LOG.debug(
                "What a first call needs was not loaded ahead: {}",
                why.getClass().getName());
    }

    /** Reads JSON, compiles a definition and works out its digest, as an execution does with what is live. */
    private static void compile() {
        Object id = Json.read("\"{{id}}\"");
        String digest = DefinitionCompiler.compileLive(ConnectorDefinition.builder("first_call")
                        .description("Is never sent")
                        .post("https://example.com/" + id)
                        .auth(Auth.bearer("{{secret.token}}"))
                        .body(Body.json("{\"id\": \"{{id}}\"}"))
                        .input(Input.string("id").required())
                        .output("id", "$.id")
                        .build())
                .digest();
        LOG.trace("What a first call needs was compiled: {}", digest);
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
