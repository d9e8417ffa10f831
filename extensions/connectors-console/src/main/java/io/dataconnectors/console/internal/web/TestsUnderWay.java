package io.dataconnectors.console.internal.web;

import io.dataconnectors.TestReport;
import io.dataconnectors.console.spi.ConsoleAccess.Visitor;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.annotation.Nullable;

/**
 * The tests that are under way, from the pages and over the API together. Each person has few: nobody fills the host's threads with
 * APIs that hang. Safe for use by several threads.
 */
public final class TestsUnderWay implements AutoCloseable {
    private static final int MOST_OF_A_PERSON = 5;
    private static final Duration BEGINNING = Duration.ofSeconds(5);

    private final Set<Begun> underWay = new LinkedHashSet<>();
    private boolean closed;

    /** A test, whose report is there once it is on its way. */
    private static final class Begun {
        private final List<String> person;

        @Nullable
        private CompletableFuture<TestReport> report;

        Begun(List<String> person) {
            this.person = person;
        }
    }

    /**
     * Begins a test, and returns its report.
     *
     * @throws Refusal if the person has too many under way, or the console is closed
     */
    public CompletableFuture<TestReport> begin(Visitor visitor, Supplier<CompletableFuture<TestReport>> test) {
        Begun begun = counted(List.of(visitor.workspace(), visitor.person()));
        CompletableFuture<TestReport> report;
        try {
            report = test.get();
        } catch (RuntimeException | Error e) {
            ended(begun);
            throw e;
        }
        if (isLate(begun, report)) {
            report.cancel(true);
        }
        var unused = report.whenComplete((done, failure) -> ended(begun));
        return report;
    }

    private synchronized Begun counted(List<String> person) {
        if (closed) {
            throw Refusal.of(503, "closed", "The console is being shut down, and begins no more tests");
        }
        if (underWay.stream().filter(begun -> begun.person.equals(person)).count() >= MOST_OF_A_PERSON) {
            String message = "You have " + MOST_OF_A_PERSON + " tests under way. Wait for one, or cancel it.";
            throw Refusal.of(429, "too-many-tests", message);
        }
        Begun begun = new Begun(person);
        underWay.add(begun);
        return begun;
    }

    /** A test that was beginning when the console was closed is cancelled as those before it. */
    private synchronized boolean isLate(Begun begun, CompletableFuture<TestReport> report) {
        begun.report = report;
        return closed;
    }

    private synchronized void ended(Begun begun) {
        underWay.remove(begun);
        notifyAll();
    }

    /**
     * Cancels all that is under way, and begins no more. Each report has ended when this returns. One
     * that was just beginning is waited for, a few seconds at most: a store that hangs holds up no shutdown.
     */
    @Override
    public void close() {
        closing().forEach(report -> report.cancel(true));
        awaitEnd();
    }

    private synchronized List<CompletableFuture<TestReport>> closing() {
        closed = true;
        return underWay.stream()
                .map(begun -> begun.report)
                .filter(Objects::nonNull)
                .toList();
    }

    private synchronized void awaitEnd() {
        long end = System.nanoTime() + BEGINNING.toNanos();
        try {
            while (!underWay.isEmpty() && end - System.nanoTime() > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
