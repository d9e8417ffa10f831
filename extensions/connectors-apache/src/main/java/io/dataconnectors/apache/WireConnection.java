package io.dataconnectors.apache;

import io.dataconnectors.spi.transport.Exchange;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import javax.annotation.Nullable;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;

/** A connection of the pool. It writes requests, and tells what it reads of answers. Of one thread at a time. */
final class WireConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {
    private static final Http1Config LIMITS = Http1Config.custom()
            .setBufferSize(8 * 1024)
            .setMaxLineLength(8 * 1024) // of the size of a chunk, and of each trailer
            .setMaxHeaderCount(100)
            .build();

    /** Of the body; a TLS record holds as much. */
    private static final int LARGEST_PART = 16 * 1024;

    private final HeadReader heads;
    private ByteBuffer part = ByteBuffer.allocate(512);

    @Nullable
    private SocketBelow below;

    private WireConnection(HeadReader heads) {
        super(
                LIMITS,
                null,
                null,
                message -> ((AnswerHead) message).length(),
                null,
                OutgoingRequest.Writer::new,
                limits -> heads);
        this.heads = heads;
    }

    /** Returns one that is not connected yet. */
    static WireConnection unbound() {
        return new WireConnection(new HeadReader());
    }

    @Override
    public void bind(SSLSocket secured, Socket base) throws IOException {
        below = (SocketBelow) base;
        super.bind(secured, base);
    }

    /** Returns what is below TLS; closing it ends everything at once. */
    SocketChannel channel() {
        return below().getChannel();
    }

    private SocketBelow below() {
        return Objects.requireNonNull(below, "below");
    }

    @Override
    public Socket getSocket() {
        return getSocketHolder().getSocket();
    }

    /** Returns whether the other side has ended the connection since it was used, or said what nobody asked for. */
    boolean isDead() {
        try {
            if (heads.hasMore() || isDecryptedMore()) {
                return true;
            }
            SocketChannel below = channel();
            below.configureBlocking(false);
            try {
                return below.read(ByteBuffer.allocate(1)) != 0;
            } finally {
                below.configureBlocking(true);
            }
        } catch (IOException e) {
            return true;
        }
    }

    /** Whether TLS has more of a record than was read: what came with the rest of a large body. */
    private boolean isDecryptedMore() throws IOException {
        return getSocketHolder().getInputStream().available() > 0;
    }

    /** Returns whether nothing of an answer has come to what was sent last. */
    boolean isUnanswered() {
        return heads.hasReadNothing();
    }

    /** Sends a request that has begun, and tells the answer, but for its end. */
    End exchange(OutgoingRequest request, Exchange exchange) throws HttpException, IOException {
        heads.expect();
        sendRequestHeader(request);
        flush();
        AnswerHead head = (AnswerHead) receiveResponseHeader();
        while (head.isInterim()) {
            head = (AnswerHead) receiveResponseHeader();
        }
        if (!exchange.answered(head.getCode(), head.fields())) {
            return End.UNWANTED;
        }
        long length = head.length();
        if (length != 0 && !isWanted(head, length, exchange)) {
            return End.UNWANTED;
        }
        if (length == ContentLengthStrategy.UNDEFINED && below().hasEnded()) {
            throw new EOFException("TCP ended before TLS did"); // which anybody on the way can do
        }
        boolean keeps = length != ContentLengthStrategy.UNDEFINED && head.keepsConnection() && !heads.hasMore();
        return keeps ? End.KEPT : End.CLOSED;
    }

    private boolean isWanted(AnswerHead head, long length, Exchange exchange) throws HttpException, IOException {
        receiveResponseEntity(head);
        InputStream body = head.getEntity().getContent();
        makeRoom(length);
        byte[] bytes = part.array();
        for (int count = body.read(bytes); count >= 0; count = body.read(bytes)) {
            if (count > 0 && !exchange.received(part.clear().limit(count))) {
                return false;
            }
        }
        return true;
    }

    private void makeRoom(long length) {
        int room = length < 0 ? LARGEST_PART : (int) Math.min(length, LARGEST_PART);
        if (part.capacity() < room) {
            part = ByteBuffer.allocate(room);
        }
    }

    /** Ends the connection, if gracefully with a word to the other side; it waits for nobody. */
    @Override
    public void close(CloseMode mode) {
        if (mode == CloseMode.GRACEFUL && getSocketHolder() != null) {
            try {
                getSocketHolder().getSSLSocket().shutdownOutput();
            } catch (IOException e) {
                // it has ended already
            }
        }
        Closer.closeQuietly(below == null ? null : below.getChannel());
        super.close(CloseMode.IMMEDIATE);
    }

    @Override
    public void close() {
        close(CloseMode.GRACEFUL);
    }

    @Override
    public void passivate() {
        // a read waits for as long as the exchange lasts
    }

    @Override
    public void activate() {
        // nor is there anything to undo
    }
}
