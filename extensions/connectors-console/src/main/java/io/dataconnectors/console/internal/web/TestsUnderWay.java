package io.dataconnectors.console.internal.web;

import io.dataconnectors.TestReport;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.spi.ConsoleAccess.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Set<Begun> underWay = new LinkedHashSet<>();
    private boolean closed;

    /** A test, whose report is there once it is on its way. */
    public static final class Begun {
        private final List<String> person;
        private final String connector;
        private final String id;
        private final Instant at = Instant.now();

        @Nullable
        private CompletableFuture<TestReport> report;

        private boolean cancelled;

        private Begun(Visitor visitor, String connector, String id) {
            this.person = List.of(visitor.workspace(), visitor.person());
            this.connector = connector;
            this.id = id;
        }

        private boolean isSameAs(Begun other) {
            return person.equals(other.person) && connector.equals(other.connector) && id.equals(other.id);
        }

        private boolean isOf(Visitor visitor, String connectorId) {
            return person.equals(List.of(visitor.workspace(), visitor.person())) && connector.equals(connectorId);
        }

        /** Returns its id, which no other test has that the person has under way of the connector. */
        public String id() {
            return id;
        }

        /** Returns when it began. */
        public Instant at() {
            return at;
        }
    }

    /**
     * Begins a test, and returns its report, which is there once the test is under way no more. Cancelling it ends nothing: {@link
     * #cancel} does.
     *
     * @throws Refusal if the person has too many under way or one of this id, or the console is closed
     */
    public CompletableFuture<TestReport> begin(
            Visitor visitor, String connector, String id, Supplier<CompletableFuture<TestReport>> test) {
        Begun begun = counted(new Begun(visitor, connector, id));
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
        return report.whenComplete((done, failure) -> ended(begun));
    }

    private synchronized Begun counted(Begun begun) {
        if (closed) {
            throw Refusal.of(503, "closed", Texts.text("refused.closed"));
        }
        if (underWay.stream().filter(other -> other.person.equals(begun.person)).count() >= MOST_OF_A_PERSON) {
            throw Refusal.of(429, "too-many-tests", Texts.text("refused.too-many-tests", MOST_OF_A_PERSON));
        }
        if (underWay.stream().anyMatch(begun::isSameAs)) {
            throw Refusal.of(409, "test-under-way", Texts.text("refused.test-under-way"));
        }
        underWay.add(begun);
        return begun;
    }

    /** A test that was beginning when it was cancelled, or the console was closed, is cancelled as those before it. */
    private synchronized boolean isLate(Begun begun, CompletableFuture<TestReport> report) {
        begun.report = report;
        return closed || begun.cancelled;
    }

    private synchronized void ended(Begun begun) {
        underWay.remove(begun);
        notifyAll();
    }

    /** Returns the tests of a connector that a person has under way, the oldest first. */
    public synchronized List<Begun> of(Visitor visitor, String connector) {
        return underWay.stream().filter(begun -> begun.isOf(visitor, connector)).toList();
    }

    /** Cancels a test that a person has under way, and says whether there is one. */
    public boolean cancel(Visitor visitor, String connector, String id) {
        Optional<Begun> found = of(visitor, connector).stream()
                .filter(begun -> begun.id.equals(id))
                .findFirst();
        found.map(this::cancelled).ifPresent(report -> report.cancel(true));
        return found.isPresent();
    }

    @Nullable
    private synchronized CompletableFuture<TestReport> cancelled(Begun begun) {
        begun.cancelled = true;
        return begun.report;
    }

    /** Whether nothing is begun any more. */
    public synchronized boolean isClosed() {
        return closed;
    }

    /**
     * Cancels all that is under way, and begins no more. Each report has ended when this returns, and each call that was cancelled
     * is in the log. One that was just beginning is waited for, a few seconds at most: a store that hangs holds up no shutdown.
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
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!underWay.isEmpty() && end - System.nanoTime() > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
