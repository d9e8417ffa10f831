package io.dataconnectors.benchmarks;

import io.dataconnectors.Header;
import io.dataconnectors.spi.transport.Exchange;
import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.spi.transport.TransportRules;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A transport that answers at once, on the thread of the caller, from memory: what is left of a call is the library's own work. */
final class MemoryTransport implements Transport {
    private static final int PART = 16 << 10;

    private final Map<Size, byte[]> answers = new EnumMap<>(Size.class);

    /** Creates it; it connects nowhere, so that it asks no rules. */
    MemoryTransport(TransportRules rules) {
        for (Size size : Size.values()) {
            answers.put(size, Answers.of(size));
        }
    }

    @Override
    public void send(Exchange exchange) {
        Size size = Size.of(exchange.uri().getPath().substring(1));
        byte[] answer = answers.getOrDefault(size, new byte[0]);
        List<Header> head = List.of(
                new Header("Content-Type", "application/json"),
                new Header("Content-Length", String.valueOf(answer.length)));
        if (exchange.begins() && exchange.answered(200, head)) {
            for (int from = 0; from < answer.length; from += PART) {
                exchange.received(ByteBuffer.wrap(answer, from, Math.min(PART, answer.length - from)));
            }
            exchange.completed();
        }
    }

    @Override
    public boolean blocks() {
        return true;
    }

    @Override
    public void close() {
        // there is nothing to end
    }
}
