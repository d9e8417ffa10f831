package io.dataconnectors.testkit;

import io.dataconnectors.Header;
import io.dataconnectors.spi.transport.Exchange;
import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.spi.transport.TransportRules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A transport on blocking sockets, as small as one can be: one connection for each exchange. It can have one flaw. */
final class SocketTransport implements Transport {
    private final TransportRules rules;
    private final Flaw flaw;
    private final Map<String, List<InetSocketAddress>> remembered = new ConcurrentHashMap<>();

    SocketTransport(TransportRules rules, Flaw flaw) {
        this.rules = rules;
        this.flaw = flaw;
    }

    @Override
    public boolean blocks() {
        return true;
    }

    @Override
    public void send(Exchange exchange) {
        for (int times = flaw == Flaw.SENDS_TWICE ? 2 : 1; times > 0; times--) {
            try (Connection connection = new Connection()) {
                if (flaw != Flaw.IGNORES_THAT_IT_WAS_GIVEN_UP) {
                    exchange.whenGivenUp(connection::end);
                }
                carryOut(exchange, connection, times);
                return;
            } catch (IOException | RuntimeException e) {
                if (times == 1) {
                    exchange.failed(e);
                }
            }
        }
    }

    private void carryOut(Exchange exchange, Connection connection, int times) throws IOException {
        SSLSocket socket = connection.to(exchange);
        if (flaw != Flaw.TELLS_THE_BEGIN_TOO_LATE
                && times == 1
                && !exchange.begins()
                && flaw != Flaw.BEGINS_WITHOUT_ASKING) {
            throw new IOException("The exchange does not begin");
        }
        OutputStream out = socket.getOutputStream();
        out.write(request(exchange));
        out.flush();
        if (flaw == Flaw.TELLS_THE_BEGIN_TOO_LATE && !exchange.begins()) {
            throw new IOException("The exchange does not begin");
        }
        boolean wanted = new AnswerOnASocket(socket.getInputStream(), connection::isCut, exchange, flaw).read();
        connection.keepsOpen(!wanted && flaw == Flaw.LEAVES_REFUSED_CONNECTIONS_OPEN);
    }

    private byte[] request(Exchange exchange) {
        String query = exchange.uri().getRawQuery();
        String path = exchange.uri().getRawPath();
        StringBuilder head = new StringBuilder(exchange.method().name())
                .append(' ')
                .append(path.isEmpty() ? "/" : path)
                .append(query == null ? "" : "?" + query)
                .append(" HTTP/1.1\r\nHost: ")
                .append(exchange.uri().getRawAuthority())
                .append("\r\nConnection: close\r\n");
        for (Header header : exchange.headers()) {
            head.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        if (flaw == Flaw.ADDS_A_FIELD) {
            head.append("X-Powered-By: sockets\r\n");
        }
        if (exchange.body().length > 0 || flaw == Flaw.SAYS_THE_LENGTH_OF_NOTHING) {
            head.append("Content-Length: ").append(exchange.body().length).append("\r\n");
        }
        var request = new ByteArrayOutputStream();
        request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(exchange.body());
        return request.toByteArray();
    }

    @Override
    public void close() {
        // each connection ends with its exchange
    }

    /** One connection, from the address to the end. It may be ended by another thread at any time. */
    private final class Connection implements AutoCloseable {
        private WatchedSocket tcp;
        private boolean ended;
        private boolean open;

        SSLSocket to(Exchange exchange) throws IOException {
            String host = exchange.uri().getHost();
            int port = exchange.uri().getPort() < 0 ? 443 : exchange.uri().getPort();
            connect(addresses(exchange.workspace(), host, port));
            SSLSocket socket = (SSLSocket) rules.tls().getSocketFactory().createSocket(tcp, host, port, true);
            if (flaw != Flaw.CHECKS_NO_NAME_OF_A_CERTIFICATE) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
            }
            socket.startHandshake();
            return socket;
        }

        private List<InetSocketAddress> addresses(String workspace, String host, int port) throws IOException {
            try {
                List<InetSocketAddress> judged =
                        rules.addresses(workspace, host, port).get();
                return flaw == Flaw.REMEMBERS_ADDRESSES ? remembered.computeIfAbsent(host, first -> judged) : judged;
            } catch (ExecutionException refused) {
                if (flaw == Flaw.CONNECTS_WHERE_IT_WAS_REFUSED) {
                    return List.of(new InetSocketAddress("127.0.0.1", port));
                }
                throw new IOException(refused);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }

        private void connect(List<InetSocketAddress> addresses) throws IOException {
            IOException last = new IOException("There is no address");
            for (InetSocketAddress address :
                    addresses.subList(0, flaw == Flaw.TRIES_ONE_ADDRESS ? 1 : addresses.size())) {
                try {
                    opened(new WatchedSocket());
                    tcp.connect(address);
                    return;
                } catch (IOException e) {
                    last = e;
                }
            }
            throw last;
        }

        private synchronized void opened(WatchedSocket next) throws IOException {
            tcp = next;
            if (ended) {
                next.close();
            }
        }

        boolean isCut() {
            return tcp.isCut();
        }

        void keepsOpen(boolean keeps) {
            open = keeps;
        }

        synchronized void end() {
            ended = true;
            try {
                if (tcp != null) {
                    tcp.close();
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {
            if (!open) {
                end();
            }
        }
    }
}
