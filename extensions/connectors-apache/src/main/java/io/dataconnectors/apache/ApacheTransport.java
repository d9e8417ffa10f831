package io.dataconnectors.apache;

import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.spi.transport.TransportRules;
import java.time.Duration;

/**
 * Transport on the connections of Apache HttpClient 5, kept in its pool. Immutable.
 *
 * <pre>{@code
 * HttpConnectorExecutor.builder().transport(ApacheTransport.pooled()::open)
 * }</pre>
 *
 * <p>It keeps to the egress policy on each connection without a relay: each time that it opens one, it has the name resolved
 * and every address judged, and connects to one of those. It speaks HTTP/1.1 alone. Of what HttpClient does by itself it uses
 * nothing: no redirects, cookies, authentication, repetitions, {@code Expect}, content decoding, proxies or system
 * properties, and no logs of what is sent.
 *
 * <p>It takes the thread that sends until the answer is whole: a synchronous call is carried out on the thread of its caller,
 * an asynchronous one on a thread of the executor's.
 *
 * <p>A GET is sent once more on a new connection when a kept one turns out to be dead before any byte of the answer came; any
 * other request is sent once.
 */
public final class ApacheTransport {
    private static final ApacheTransport POOLED = new ApacheTransport(1024, 256, Duration.ofSeconds(30));

    private final int most;
    private final int share;
    private final Duration kept;

    private ApacheTransport(int most, int share, Duration kept) {
        this.most = most;
        this.share = share;
        this.kept = kept;
    }

    /** Returns the transport with 1,024 connections, of which a workspace uses at most 256 at a time, kept for 30 seconds. */
    public static ApacheTransport pooled() {
        return POOLED;
    }

    /**
     * Returns the same transport with another number of connections. A call that finds none left waits
     * for its turn; the workspace that uses fewest goes first. Those that are kept and not in use give way to new ones.
     *
     * @param inAll how many are open at a time, 1 or more
     * @param ofAWorkspace how many of these one workspace uses at a time, 1 to {@code inAll}
     * @throws IllegalArgumentException if the numbers are others
     */
    public ApacheTransport connections(int inAll, int ofAWorkspace) {
        if (ofAWorkspace < 1 || ofAWorkspace > inAll) {
            throw new IllegalArgumentException("A workspace has at least 1 connection and at most all of them, not "
                    + ofAWorkspace + " of " + inAll);
        }
        return new ApacheTransport(inAll, ofAWorkspace, kept);
    }

    /**
     * Returns the same transport that keeps a connection for another time until the next request.
     *
     * @throws IllegalArgumentException if the time is not longer than zero
     */
    public ApacheTransport keeping(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("A connection is kept for longer than no time, not for " + time);
        }
        return new ApacheTransport(most, share, time);
    }

    /** Returns a transport that keeps to the rules. An executor that is built with this one calls it once. */
    public Transport open(TransportRules rules) {
        return new PooledTransport(new Shares(most, share), most, kept, rules);
    }

    /** Returns the numbers. */
    @Override
    public String toString() {
        return most + " connections, " + share + " of a workspace, kept for " + kept;
    }
}
