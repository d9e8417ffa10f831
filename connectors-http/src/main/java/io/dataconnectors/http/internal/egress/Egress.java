package io.dataconnectors.http.internal.egress;

import io.dataconnectors.FailureKind;
import io.dataconnectors.http.internal.exchange.Dispatch;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.gate.IpLiteral;
import io.dataconnectors.http.internal.gate.UrlGate.Target;
import io.dataconnectors.internal.thread.HostCode;
import io.dataconnectors.spi.transport.Transport;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one way out: it judges a target, and hands what has passed all gates to the transport. */
public final class Egress implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Egress.class);

    private final EgressRules rules;
    private final Transport transport;
    private final boolean blocks;

    /**
     * Makes the way out by a transport.
     *
     * @param transport was opened with the rules
     */
    public Egress(EgressRules rules, Transport transport) {
        this.rules = rules;
        this.transport = transport;
        this.blocks = transport.blocks();
    }

    /**
     * Decides, as far as can be told before there is a connection, whether a target may be called. The future ends without a
     * value, or with {@link Stopped} or what the transport says.
     */
    public CompletableFuture<Void> admit(Target target) {
        if (target.judged() || IpLiteral.parse(target.host()) == null) {
            return asked(target);
        }
        CompletableFuture<Void> verdict = rules.addresses(target.caller(), target.host(), target.port())
                .thenAccept(judged -> {}); // at once, for an address is not resolved
        return verdict.isCompletedExceptionally() ? verdict : asked(target);
    }

    private CompletableFuture<Void> asked(Target target) {
        try {
            return transport.admit(target.caller(), target.uri());
        } catch (Throwable thrown) {
            HostCode.passOn(thrown);
            return CompletableFuture.failedFuture(thrown);
        }
    }

    /**
     * Starts to send a request; whatever happens is told to the exchange.
     *
     * @param blocking runs it where the transport takes the thread until the exchange has ended
     */
    public void send(Dispatch exchange, Executor blocking) {
        if (!blocks) {
            send(exchange);
            return;
        }
        try {
            blocking.execute(() -> send(exchange));
        } catch (RuntimeException
                | Error noThread) { // whatever a host's executor throws, or a JVM without another thread
            exchange.failed(new RejectedExecutionException(noThread));
        }
    }

    private void send(Dispatch exchange) {
        try {
            transport.send(exchange);
        } catch (IllegalArgumentException e) { // our gates are to be stricter; its message may quote a secret
            LOG.warn("The transport refused a request: {}", e.getClass().getName());
            exchange.failed(new Stopped(FailureKind.INVALID_INPUT, "The request cannot be sent as HTTP/1.1"));
        } catch (Throwable bug) { // a transport that takes the thread of a caller must not take the call with it
            LOG.error("A transport failed: {}", bug.getClass().getName());
            exchange.failed(bug);
        }
    }

    /** Returns whether names are resolved by the rules alone. */
    public boolean judgesNames() {
        return transport.judgesNames();
    }

    /** Ends the transport and the threads that resolve names. */
    @Override
    public void close() {
        try {
            transport.close();
        } finally {
            rules.close();
        }
    }
}
