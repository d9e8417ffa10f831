package io.dataconnectors.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** A number of threads that make one call after another. */
final class Callers {
    private final int count;
    private final ExecutorService threads;

    Callers(int count) {
        this.count = count;
        threads = Executors.newFixedThreadPool(count);
    }

    /** Makes calls until there were enough or the time is over, one with each thread at least; returns the nanoseconds of each. */
    long[] call(Contestant contestant, Size size, int enough, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        AtomicInteger left = new AtomicInteger(enough);
        List<Callable<long[]>> shares = Collections.nCopies(count, () -> times(contestant, size, left, end));
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

    private static long[] times(Contestant contestant, Size size, AtomicInteger left, long end) {
        LongStream.Builder times = LongStream.builder();
        long start = System.nanoTime();
        do {
            callOnce(contestant, size);
            long now = System.nanoTime();
            times.add(now - start);
            start = now;
        } while (start < end && left.decrementAndGet() > 0);
        return times.build().toArray();
    }

    private static void callOnce(Contestant contestant, Size size) {
        try {
            contestant.callWell(size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
