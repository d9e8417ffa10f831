package io.dataconnectors.spi.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * Rules that a {@link Transport} is opened with: where it may connect, and whom it trusts there. The executor makes them of
 * its egress policy, its resolver of names and its TLS context. Safe for use by several threads.
 */
public interface TransportRules {
    /**
     * Resolves a host once and judges every address that it has. A transport asks each time that it opens a connection, and
     * connects to the very addresses that it gets, in their order, until one takes the connection.
     *
     * <p>The future ends with 1 to 8 addresses, or fails: a target that may not be called, a name that is not found, too many
     * names that wait. What it fails with goes to {@link Exchange#failed} as it is. It has no time limit; cancelling it gives
     * the question up. What depends on it must not block.
     *
     * @param workspace the workspace that calls: one whose names take long waits for its own names alone
     * @param host a name, or an address without brackets
     * @param port 1 to 65535
     */
    CompletableFuture<List<InetSocketAddress>> addresses(String workspace, String host, int port);

    /**
     * Returns whether an address is open to a host because the policy names a range that holds it, rather than because it is
     * public. For a transport that can reach some addresses only in a way that it does not limit.
     *
     * @param host a name, or an address without brackets
     */
    boolean opens(String host, InetAddress address);

    /** Returns what decides whom to trust, and which certificate to show. */
    SSLContext tls();

    /**
     * Returns parameters for one connection: those that {@link #tls} has by itself, by which the certificate must be for the
     * host, and the keys are agreed on by elliptic curves.
     */
    default SSLParameters parameters() {
        SSLParameters parameters = tls().getDefaultSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setAlgorithmConstraints(EllipticCurvesOnly.CONSTRAINTS);
        return parameters;
    }
}
