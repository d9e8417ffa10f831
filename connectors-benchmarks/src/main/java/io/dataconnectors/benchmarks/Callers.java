package io.dataconnectors.benchmarks;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Execution;
import io.dataconnectors.Invocation;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.spi.ConnectorCall;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/** A number of threads that make one call after another. */
final class Callers implements AutoCloseable {
    private final int count;
    private final ExecutorService threads;

    Callers(int count) {
        this.count = count;
        threads = Executors.newFixedThreadPool(count);
    }

    /** Makes calls, as many with each thread, and returns the nanoseconds of each. */
    long[] call(HttpConnectorExecutor executor, ConnectorDefinition definition, int calls) throws InterruptedException {
        long[][] times = new long[count][calls / count];
        CountDownLatch done = new CountDownLatch(count);
        for (long[] own : times) {
            threads.execute(() -> {
                Arrays.setAll(own, i -> time(executor, definition));
                done.countDown();
            });
        }
        done.await();
        return Arrays.stream(times).flatMapToLong(LongStream::of).toArray();
    }

    private static long time(HttpConnectorExecutor executor, ConnectorDefinition definition) {
        ConnectorCall call = new ConnectorCall("benchmark", definition, Invocation.of("order_id", "1042"));
        long start = System.nanoTime();
        Execution execution = executor.execute(call);
        long time = System.nanoTime() - start;
        if (!execution.succeeded()) {
            throw new IllegalStateException("A call failed: " + execution.failure());
        }
        return time;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
