package io.dataconnectors.apache;

import io.dataconnectors.spi.transport.Exchange;
import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.spi.transport.TransportRules;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.IdleConnectionEvictor;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Carries exchanges out on pooled connections, each on the thread that sends. Safe for use by several threads. */
final class PooledTransport implements Transport {
    private static final TimeValue OFTEN = TimeValue.ofSeconds(5);

    private final PoolingHttpClientConnectionManager pool;
    private final TimeValue kept;
    private final IdleConnectionEvictor evictor;
    private final Shares shares;

    /**
     * Opens it.
     *
     * @param most how many connections there are in all, not fewer than there are shares
     * @param keeping how long one is kept until the next request
     */
    PooledTransport(Shares shares, int most, Duration keeping, TransportRules rules) {
        this.shares = shares;
        kept = TimeValue.of(keeping);
        pool = new PoolingHttpClientConnectionManager(
                new JudgedConnections(rules),
                PoolConcurrencyPolicy.STRICT,
                PoolReusePolicy.LIFO,
                TimeValue.NEG_ONE_MILLISECOND,
                unbound -> WireConnection.unbound());
        pool.setMaxTotal(most);
        pool.setDefaultMaxPerRoute(most);
        pool.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setValidateAfterInactivity(TimeValue.NEG_ONE_MILLISECOND) // which blocks; we look ourselves
                .setSocketTimeout(Timeout.DISABLED)
                .build());
        evictor = new IdleConnectionEvictor(pool, PooledTransport::thread, OFTEN, kept);
        evictor.start();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "connectors-apache-idle");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public boolean blocks() {
        return true;
    }

    /** Tells the end last: by then the connection is where the next call finds it. */
    @Override
    public void send(Exchange exchange) {
        boolean whole;
        try {
            whole = isWhole(exchange);
        } catch (IOException | RuntimeException e) {
            exchange.failed(e);
            return;
        }
        if (whole) {
            exchange.completed();
        }
    }

    private boolean isWhole(Exchange exchange) throws IOException {
        Sending sending = new Sending(exchange, pool, kept);
        CompletableFuture<Void> turn = shares.enter(exchange.workspace());
        try {
            exchange.whenGivenUp(sending::giveUp);
            sending.await(turn);
            return sending.run();
        } finally {
            if (turn.isDone() && !turn.isCancelled()) {
                shares.leave(exchange.workspace());
            }
        }
    }

    @Override
    public void close() {
        evictor.shutdown();
        pool.close(CloseMode.IMMEDIATE);
    }
}
