package io.dataconnectors.http.internal.jdk.wire;

import io.dataconnectors.http.internal.failure.Stopped;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import javax.annotation.Nullable;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSession;

/**
 * The TLS of one connection, which fails where an answer is not HTTP. It looks at what goes through, and changes one line of
 * it ({@link OutgoingRequests}).
 *
 * <p>The JDK's client fails too, later, but then forgets the connection (17.0.15 and 25.0.3): its socket stays open for ever,
 * so that a server which answers nonsense could use up all of them. When TLS fails, it closes the connection.
 *
 * <p>While a task of a handshake runs, which may ask a host whom to trust, the JDK's engine lets nobody in (17.0.15 and 25.0.3).
 * This one answers at once that a task is to be waited for: the client's one thread serves all other connections too.
 *
 * <p>The JDK's client gives it the head of a request and the body one after the other. They leave as one ({@link HeldHead}).
 */
final class WatchedEngine extends PassedEngine {
    private static final SSLEngineResult WAITS_FOR_A_TASK =
            new SSLEngineResult(Status.OK, HandshakeStatus.NEED_TASK, 0, 0);

    /** The cipher suite of a session before its handshake is done, by {@link SSLEngine#getSession}. */
    private static final String NONE_YET = "SSL_NULL_WITH_NULL_NULL";

    private final Runnable onTask;

    /** How many tasks were taken and have not ended. */
    private final AtomicInteger tasks = new AtomicInteger();

    private final OutgoingRequests requests = new OutgoingRequests();
    private final HeadScan heads = new HeadScan();
    private final HeldHead held = new HeldHead();

    /** Why TLS failed, if it did. */
    @Nullable
    private volatile SSLException failure;

    private final WatchedSession session;

    WatchedEngine(SSLEngine engine, Runnable onTask) {
        super(engine);
        this.onTask = onTask;
        session = new WatchedSession(engine);
    }

    @Override
    public SSLEngineResult wrap(ByteBuffer[] sources, int offset, int length, ByteBuffer target) throws SSLException {
        if (tasks.get() > 0) {
            return WAITS_FOR_A_TASK;
        }
        if (held.remaining() == 0) { // what comes after a head that is held is its body, whatever it looks like
            requests.lighten(sources, offset, length);
            ByteBuffer head = requests.headOfBody(sources, offset, length);
            if (head != null && engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
                return new SSLEngineResult(
                        Status.OK, HandshakeStatus.NOT_HANDSHAKING, held.take(head), HeldHead.SAID_TO_BE_PRODUCED);
            }
        }
        return send(held.before(sources, offset, length), target);
    }

    private SSLEngineResult send(ByteBuffer[] sources, ByteBuffer target) throws SSLException {
        int[] from = positions(sources, 0, sources.length);
        int before = held.remaining();
        SSLEngineResult result = engine.wrap(sources, 0, sources.length, target);
        for (int i = 0; i < sources.length; i++) {
            if (requests.begins(sources[i], from[i], sources[i].position())) {
                heads.expect();
            }
        }
        int ofHeld = before - held.remaining(); // the client gave these before
        return new SSLEngineResult(
                result.getStatus(),
                result.getHandshakeStatus(),
                result.bytesConsumed() - ofHeld,
                result.bytesProduced());
    }

    @Override
    public SSLEngineResult unwrap(ByteBuffer source, ByteBuffer[] targets, int offset, int length) throws SSLException {
        if (tasks.get() > 0) {
            return WAITS_FOR_A_TASK;
        }
        if (heads.isRead()) {
            return unwrapped(source, targets, offset, length);
        }
        int[] from = positions(targets, offset, length);
        SSLEngineResult result = unwrapped(source, targets, offset, length);
        for (int i = 0; i < length; i++) {
            ByteBuffer target = targets[offset + i];
            read(target.duplicate().flip().position(from[i]));
        }
        return result;
    }

    private SSLEngineResult unwrapped(ByteBuffer source, ByteBuffer[] targets, int offset, int length)
            throws SSLException {
        try {
            SSLEngineResult result = engine.unwrap(source, targets, offset, length);
            if (result.getStatus() == Status.CLOSED) {
                session.ends();
            }
            return result;
        } catch (SSLException e) {
            failure = e;
            throw e;
        }
    }

    /** What it throws is no IOException: after one, the client would send a GET once more. */
    private void read(ByteBuffer plain) {
        try {
            heads.read(plain);
        } catch (ProtocolException | Stopped problem) {
            throw new IllegalStateException("The answer is refused", problem);
        }
    }

    private static int[] positions(ByteBuffer[] buffers, int offset, int length) {
        int[] positions = new int[length];
        for (int i = 0; i < length; i++) {
            positions[i] = buffers[offset + i].position();
        }
        return positions;
    }

    @Override
    @Nullable
    public Runnable getDelegatedTask() {
        Runnable task = engine.getDelegatedTask();
        if (task == null) {
            return null;
        }
        onTask.run();
        tasks.incrementAndGet();
        return () -> {
            try {
                task.run();
            } finally {
                tasks.decrementAndGet();
            }
        };
    }

    /**
     * Returns what was agreed on. The JDK's client asks when it takes a handshake for done, and then begins with the request; where one
     * failed, a thread that sends the alert may be there before the one that knows (17.0.15 and 25.0.3).
     *
     * @throws IllegalStateException if the handshake is not done
     */
    @Override
    public String getApplicationProtocol() {
        if (engine.getSession().getCipherSuite().equals(NONE_YET)) {
            SSLException why = failure;
            throw new IllegalStateException(why == null ? new SSLHandshakeException("TLS did not begin") : why);
        }
        return engine.getApplicationProtocol();
    }

    @Override
    public SSLSession getSession() {
        return session;
    }

    @Override
    public HandshakeStatus getHandshakeStatus() {
        return tasks.get() > 0 ? HandshakeStatus.NEED_TASK : engine.getHandshakeStatus();
    }
}
