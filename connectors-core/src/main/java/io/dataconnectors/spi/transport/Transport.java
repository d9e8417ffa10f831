package io.dataconnectors.spi.transport;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/**
 * Sends requests over HTTPS and brings back the answers (HTTP/1.1, RFC 9110 and RFC 9112).
 *
 * <p>All that a call needs beside this is done above it, once for all transports: the URL and the header fields are checked,
 * secrets found and masked, attempts repeated, redirects followed, answers limited, decoded and read, time kept. A transport
 * opens connections, writes a request and reads an answer. It does so under the following duties. The class {@code
 * TransportContract} of the testkit tests them, but for how many connections are kept.
 *
 * <ul>
 *   <li><b>Where it connects.</b> It connects to the addresses that {@link TransportRules#addresses} gives for the target, and
 *       to no other, each time it opens a connection. It asks no other resolver, no proxy of the JVM, and no cache of its own.
 *   <li><b>Whom it trusts.</b> It speaks TLS with {@link TransportRules#tls}, sends the name of the host (SNI), and checks the
 *       certificate against it (RFC 9110, section 4.3.4). Nothing of a request is written before.
 *   <li><b>What it sends.</b> It sends the method, the URL, the header fields and the body of the {@link Exchange} as they are.
 *       It adds {@code Host}, {@code Connection} and, for a body, {@code Content-Length}, and nothing else.
 *   <li><b>Once.</b> Immediately before the first byte of a request leaves, it calls {@link Exchange#begins}. It sends only if
 *       that returns true, and asks again before it sends the same request again. It repeats nothing else, follows no
 *       redirect, answers no challenge, keeps no cookie and no cached answer.
 *   <li><b>What it reads.</b> It refuses an answer that is not HTTP/1.1 (RFC 9112, sections 4 to 7), and a head that does not
 *       end: one of more than 128 KiB with all interim answers. It tells the fields that frame the body as they came, since the
 *       executor refuses a body whose length two readers could tell differently. A body that ends before its length or its
 *       last chunk is a failure, and so is one without either that ends with TCP alone, before TLS said that it ends
 *       ({@code close_notify}): anybody on the way can do that. It decodes no content coding.
 *   <li><b>How it ends.</b> When the exchange is given up, when an answer is refused, and when something fails, it closes the
 *       connection: none of these is used for another request. The other side sees that within a second.
 *   <li><b>What it keeps.</b> It may keep a connection for the next request to the same host and port whose answer was whole,
 *       within limits of its own that let no workspace take all connections.
 * </ul>
 *
 * <p>A transport belongs to one executor, which opens it with its rules and closes it. Safe for use by several threads.
 */
public interface Transport extends AutoCloseable {
    /**
     * Decides, as far as can be told before there is a connection, whether a target can be called. The executor asks before
     * each attempt. A target that is an address was judged before; this is for what the transport itself cannot reach or
     * must ask for in advance. Returns at once.
     *
     * @param workspace the workspace that calls
     * @param target the URL, whose host is a name or an address
     * @return a future that ends without a value if the target can be called, and with what {@link Exchange#failed} takes if
     *     not. When the call ends before, the executor cancels it or lets it fail
     */
    default CompletableFuture<Void> admit(String workspace, URI target) {
        return CompletableFuture.completedFuture(null);
    }

    /**
     * Sends a request and tells the exchange what comes back. Exactly one of {@link Exchange#completed} and {@link
     * Exchange#failed} ends it, unless it is given up.
     *
     * <p>Returns at once and tells the exchange from threads of its own, unless the transport {@linkplain #blocks blocks}.
     *
     * @throws IllegalArgumentException if the request cannot be sent at all; its message goes nowhere, for it may quote a
     *     secret
     */
    void send(Exchange exchange);

    /**
     * Returns whether {@link #send} takes the thread that calls it until the exchange has ended, as with blocking sockets. The
     * executor then calls it where nothing else waits: on the thread of a caller who waits anyway, or on a thread for this
     * exchange alone. An interrupt of that thread must end the exchange, as giving it up does.
     */
    default boolean blocks() {
        return false;
    }

    /**
     * Returns whether names are resolved by {@link TransportRules#addresses} alone. A transport that leaves them to a proxy
     * of the host or to a client of its own returns false; its Javadoc says who judges the addresses then. An executor with a
     * {@link io.dataconnectors.spi.NameResolver} of the host's refuses it.
     */
    default boolean judgesNames() {
        return true;
    }

    /**
     * Ends all connections and threads, soon. The executor has given up before what was under way. A second call does nothing.
     */
    @Override
    void close();
}
