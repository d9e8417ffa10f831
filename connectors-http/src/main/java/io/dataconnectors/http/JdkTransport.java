package io.dataconnectors.http;

import io.dataconnectors.Header;
import io.dataconnectors.http.internal.jdk.HttpClientTransport;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.template.HeaderRules;
import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.spi.transport.TransportRules;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Transport on the JDK's client, {@code java.net.http}, by one of three ways out. Immutable.
 *
 * <p>{@link #relayed()}, the default of the executor, keeps to the policy on each connection: calls leave through a relay
 * within this process, which resolves a name once for a connection, has every address judged, and connects to one of those.
 * TLS runs from end to end on the real name. A host with an egress proxy of its own names it ({@link #throughProxy}); {@link
 * #direct} is for hosts that name all targets themselves.
 *
 * <pre>{@code
 * HttpConnectorExecutor.builder().transport(JdkTransport.throughProxy(proxy)::open)
 * }</pre>
 *
 * <p>The JDK sends a GET once more by itself when a kept connection turns out to be dead before an answer comes; any other
 * request is sent once.
 */
public final class JdkTransport {
    private static final Pattern PROXY_FIELD = Pattern.compile("(?i)Proxy-[A-Z0-9-]+");
    private static final JdkTransport RELAYED = new JdkTransport("through the relay", HttpClientTransport::relayed);
    private static final JdkTransport DIRECT = new JdkTransport("direct", HttpClientTransport::direct);

    private final String way;
    private final Function<TransportRules, Transport> opening;

    private JdkTransport(String way, Function<TransportRules, Transport> opening) {
        this.way = way;
        this.opening = opening;
    }

    /**
     * Returns the way through the relay. IPv6 addresses are called by their names: an IPv6 address in a URL is a target only if
     * it is in a range that the policy opens, for Java tunnels to none.
     */
    public static JdkTransport relayed() {
        return RELAYED;
    }

    /**
     * Returns the way straight to the targets. Their addresses are judged before, for 10 seconds at a time, but the JDK resolves
     * the name itself where it connects: a name server that changes its answer in between is not caught. So this is for hosts whose connectors call names of
     * the host's own choice alone.
     */
    public static JdkTransport direct() {
        return DIRECT;
    }

    /**
     * Returns the way through a proxy of the host's own. It gets {@code CONNECT} with the name of each target, which it resolves
     * and judges itself: the ranges of the policy are then asked of targets that are addresses alone, and IPv6 addresses are no
     * targets, for Java does not call them through a proxy.
     *
     * @param proxy where it listens, for plain HTTP; a name may be unresolved
     */
    public static JdkTransport throughProxy(InetSocketAddress proxy) {
        Objects.requireNonNull(proxy, "proxy");
        return new JdkTransport(shown(proxy), rules -> HttpClientTransport.through(proxy, null, rules));
    }

    /**
     * Returns the way through a proxy as in {@link #throughProxy(InetSocketAddress)}, which is shown a credential. Java sends
     * {@code Proxy-Authorization} with {@code Basic} only if the JVM is started with {@code
     * -Djdk.http.auth.tunneling.disabledSchemes=}; it never asks for credentials.
     *
     * @param credential a header field whose name begins with {@code Proxy-}; it is sent with {@code CONNECT} alone
     * @throws IllegalArgumentException if the field is not one that can be sent to a proxy
     */
    public static JdkTransport throughProxy(InetSocketAddress proxy, Header credential) {
        Objects.requireNonNull(proxy, "proxy");
        if (!PROXY_FIELD.matcher(credential.name()).matches()) {
            throw new IllegalArgumentException(
                    "A field for a proxy is named Proxy-…, not \"" + credential.name() + "\"");
        }
        Problem problem = HeaderRules.valueProblem(credential.value());
        if (problem != null) {
            throw new IllegalArgumentException(problem.message() + " (header " + credential.name() + ")");
        }
        return new JdkTransport(shown(proxy), rules -> HttpClientTransport.through(proxy, credential, rules));
    }

    /** Returns where the proxy is: the credential is a secret. */
    private static String shown(InetSocketAddress proxy) {
        return "through " + proxy.getHostString() + ":" + proxy.getPort();
    }

    /** Returns a transport that keeps to the rules. An executor that is built with this way calls it once. */
    public Transport open(TransportRules rules) {
        return opening.apply(rules);
    }

    /** Returns the way, without a credential. */
    @Override
    public String toString() {
        return way;
    }
}
