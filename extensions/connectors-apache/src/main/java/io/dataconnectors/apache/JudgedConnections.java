package io.dataconnectors.apache;

import io.dataconnectors.spi.transport.TransportRules;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.util.List;
import javax.annotation.Nullable;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/**
 * Opens the connections of the pool: to the addresses that the rules give for each of them, and with TLS on the name of the
 * target. Safe for use by several threads.
 */
final class JudgedConnections implements HttpClientConnectionOperator {
    /** For an address that does not answer, while others are left to try. */
    private static final int PATIENCE_MILLIS = 2_000;

    private final TransportRules rules;

    JudgedConnections(TransportRules rules) {
        this.rules = rules;
    }

    @Override
    public void connect(
            ManagedHttpClientConnection connection,
            HttpHost target,
            @Nullable InetSocketAddress local,
            @Nullable TimeValue timeout,
            @Nullable SocketConfig config,
            HttpContext context)
            throws IOException {
        Sending sending = Sending.of(context);
        List<InetSocketAddress> addresses =
                sending.await(rules.addresses(sending.workspace(), sending.host(), sending.port()));
        SocketChannel channel = connected(sending, addresses);
        try {
            SocketBelow below = new SocketBelow(channel);
            connection.bind(secured(sending, below), below);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static SocketChannel connected(Sending sending, List<InetSocketAddress> addresses) throws IOException {
        IOException last = new ConnectException("There is no address");
        for (int i = 0; i < addresses.size(); i++) {
            boolean more = i < addresses.size() - 1;
            SocketChannel channel = SocketChannel.open();
            try {
                sending.holds(channel);
                channel.socket().setTcpNoDelay(true);
                channel.socket().connect(addresses.get(i), more ? PATIENCE_MILLIS : 0);
                return channel;
            } catch (IOException | RuntimeException e) {
                channel.close();
                last = e instanceof IOException io ? io : new IOException(e);
            }
        }
        throw last;
    }

    /** The socket below is closed by its channel alone: TLS would first read all that comes, from one who never ends. */
    private SSLSocket secured(Sending sending, Socket socket) throws IOException {
        SSLSocket secured =
                (SSLSocket) rules.tls().getSocketFactory().createSocket(socket, sending.host(), sending.port(), false);
        SSLParameters parameters = rules.parameters();
        parameters.setServerNames(secured.getSSLParameters().getServerNames());
        secured.setSSLParameters(parameters);
        try {
            secured.startHandshake();
        } catch (SocketException broken) {
            throw new SSLException(broken);
        }
        return secured;
    }

    @Override
    public void upgrade(ManagedHttpClientConnection connection, HttpHost target, HttpContext context) {
        throw new UnsupportedOperationException("Connections speak TLS from the beginning");
    }
}
