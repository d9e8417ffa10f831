package io.dataconnectors.spi.transport;

import io.dataconnectors.Header;
import io.dataconnectors.Method;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * One attempt to send a request. The executor makes it. A {@link Transport} reads the request from it and tells it what
 * happens, in this order:
 *
 * <pre>
 * begins  →  answered  →  received, as often as needed  →  completed
 *    └───────────┴───────────────────┴──────────────────→  failed
 * </pre>
 *
 * <p>How far a request came follows from what was told: without {@link #begins} nothing was sent ({@code NOT_SENT}), with it
 * the request may have taken effect ({@code UNKNOWN}), after {@link #answered} what the answer says is what happened ({@code
 * ANSWERED}). So {@code begins} is never told after the first byte has left. A transport that cannot tell a moment as exactly
 * tells it too early: then a request counts as sent that was not, and nobody repeats what took effect.
 *
 * <p>The methods that tell something are called by one thread at a time. They return at once. Safe for use by several threads
 * otherwise: the exchange may be given up at any moment by another thread.
 */
public interface Exchange {
    /** Returns the workspace that calls; connections and threads are shared fairly between workspaces. */
    String workspace();

    /** Returns the method. */
    Method method();

    /** Returns the URL: {@code https}, with a host, without userinfo and fragment. It may hold secrets. */
    URI uri();

    /** Returns the header fields, in order, to be sent as they are. They may hold secrets. */
    List<Header> headers();

    /** Returns the body; empty if there is none. It is not a copy: do not change it. */
    byte[] body();

    /**
     * Tells that the connection stands and the first byte of the request leaves next. Returns whether it may: false if the
     * exchange was given up, or if the request was sent before and must not be sent twice. Then nothing is sent, and the
     * exchange {@linkplain #failed fails}.
     */
    boolean begins();

    /**
     * Tells the head of the answer, with every field that came. Interim answers (1xx) are not told. Returns whether the body is
     * wanted; if not, the transport closes the connection and tells nothing more.
     *
     * @param status 200 to 999
     * @param headers the fields; those of one name in the order in which they came, framing fields among them
     */
    boolean answered(int status, List<Header> headers);

    /**
     * Tells the next bytes of the body, without transfer coding and with content coding. Returns whether more is wanted; if
     * not, the transport closes the connection and tells nothing more.
     *
     * @param part the bytes, which the exchange takes from the buffer before it returns
     */
    boolean received(ByteBuffer part);

    /** Tells that the answer is whole. The connection may serve another exchange from now on. */
    void completed();

    /**
     * Tells that no whole answer comes. What is thrown decides what the caller and the host are told; its message is shown to
     * nobody. Its causes are looked at, so that it may be wrapped.
     *
     * <ul>
     *   <li>what {@link TransportRules#addresses} failed with: as it is
     *   <li>{@link java.util.concurrent.RejectedExecutionException}: too many connections are open ({@code OVERLOADED})
     *   <li>{@link java.net.ProtocolException}: the answer is not HTTP/1.1 ({@code MALFORMED})
     *   <li>{@link java.nio.BufferOverflowException}: the answer has a head that does not end ({@code TOO_LARGE})
     *   <li>{@link javax.net.ssl.SSLException}: there is no secure connection ({@code TLS_FAILED})
     *   <li>any other {@link java.io.IOException}: the connection failed ({@code CONNECT_FAILED}); a {@link
     *       java.net.ConnectException} and the other classes of the JDK tell the host why
     * </ul>
     */
    void failed(Throwable why);

    /**
     * Sets what ends the exchange at once and closes its connection. It is run once, by any thread, when the caller's time is
     * over or the caller gave up, however far the request came; if that was before, it is run now. It does not block. After
     * the answer was {@linkplain #completed whole} it is not run.
     */
    void whenGivenUp(Runnable close);
}
