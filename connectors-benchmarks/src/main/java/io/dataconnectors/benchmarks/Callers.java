package io.dataconnectors.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    long[] call(Contestant contestant, int calls) throws InterruptedException {
        List<Callable<long[]>> shares = Collections.nCopies(count, () -> times(contestant, calls / count));
        List<long[]> times = new ArrayList<>();
        for (Future<long[]> share : threads.invokeAll(shares)) {
            times.add(done(share));
        }
        return times.stream().flatMapToLong(LongStream::of).toArray();
    }

    private static long[] done(Future<long[]> share) throws InterruptedException {
        try {
            return share.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static long[] times(Contestant contestant, int calls) throws InterruptedException {
        long[] times = new long[calls];
        for (int i = 0; i < calls; i++) {
            long start = System.nanoTime();
            contestant.call();
            times[i] = System.nanoTime() - start;
        }
        return times;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
