package io.dataconnectors.console.internal.page;

import io.dataconnectors.TestReport;
import io.dataconnectors.console.internal.web.Fields;
import io.dataconnectors.console.internal.web.TestsUnderWay;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The tests of this console that are under way, and those that have just ended, each for whoever began it. A person has few at a
 * time, and the results of few are kept. Safe for use by several threads.
 */
public final class TestRuns implements AutoCloseable {
    private static final int KEPT_OF_A_PERSON = 10;
    private static final int KEPT = 100;

    /** What was typed into a larger form, such as a file, is not kept along with the result. */
    private static final int TYPED = 256 * 1024;

    private final Map<String, Run> runs = new LinkedHashMap<>(); // the oldest first
    private final TestsUnderWay underWay;
    private boolean closed;

    /** Makes the tests, of which each person has few at a time. */
    public TestRuns(TestsUnderWay underWay) {
        this.underWay = underWay;
    }

    /**
     * A test that was begun.
     *
     * @param id its id
     * @param owner the workspace and the person
     * @param connector the id of the connector
     * @param typed what was typed into the form
     * @param began when it began
     * @param result what comes of it
     * @param cancel ends it
     */
    record Run(
            String id,
            List<String> owner,
            String connector,
            Fields typed,
            Instant began,
            CompletableFuture<TestResult> result,
            Runnable cancel) {
        /** Waits for the end for a while, and says whether it has come. */
        boolean ended(Duration patience) {
            try {
                result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException e) {
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        /** An ended run without what holds on to the whole answer. */
        Run settled() {
            return new Run(id, owner, connector, typed, began, result, () -> {});
        }
    }

    /**
     * Begins a test.
     *
     * @throws io.dataconnectors.console.internal.web.Refusal if the person has too many under way
     */
    Run begin(Visit visit, String connector, Supplier<CompletableFuture<TestReport>> test) {
        Visitor visitor = visit.visitor();
        CompletableFuture<TestReport> report = begun(visitor, test);
        CompletableFuture<TestResult> result =
                report.whenComplete((done, failure) -> underWay.end(visitor)).handle(TestResult::of);
        String id = UUID.randomUUID().toString();
        Run run = new Run(id, owner(visit), connector, visit.form(), Instant.now(), result, () -> report.cancel(true));
        add(run);
        var unused = result.whenComplete((done, failure) -> settle(run));
        return run;
    }

    private CompletableFuture<TestReport> begun(Visitor visitor, Supplier<CompletableFuture<TestReport>> test) {
        underWay.begin(visitor);
        try {
            return test.get();
        } catch (RuntimeException | Error e) {
            underWay.end(visitor);
            throw e;
        }
    }

    private static List<String> owner(Visit visit) {
        return List.of(visit.visitor().workspace(), visit.visitor().person());
    }

    private synchronized void add(Run run) {
        if (closed) {
            run.cancel().run();
            return;
        }
        runs.put(run.id(), run);
        drop(
                runs.values().stream()
                        .filter(kept -> kept.owner().equals(run.owner()))
                        .toList(),
                KEPT_OF_A_PERSON);
        drop(List.copyOf(runs.values()), KEPT);
    }

    private void drop(List<Run> kept, int most) {
        kept.stream()
                .filter(run -> run.result().isDone())
                .limit(Math.max(0, kept.size() - most))
                .forEach(run -> runs.remove(run.id()));
    }

    private synchronized void settle(Run run) {
        runs.replace(run.id(), run.settled());
    }

    /** Returns a test of a connector that the visitor began, if it is known here. */
    synchronized Optional<Run> find(Visit visit, String connector, String id) {
        return Optional.ofNullable(runs.get(id))
                .filter(run ->
                        run.owner().equals(owner(visit)) && run.connector().equals(connector));
    }

    /** Cancels all that is under way. */
    @Override
    public void close() {
        List<Run> left;
        synchronized (this) {
            closed = true;
            left = new ArrayList<>(runs.values());
            runs.clear();
        }
        left.forEach(run -> run.cancel().run());
    }
}
