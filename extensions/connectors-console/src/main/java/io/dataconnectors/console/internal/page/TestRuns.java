package io.dataconnectors.console.internal.page;

import io.dataconnectors.TestReport;
import io.dataconnectors.console.internal.view.Texts;
import io.dataconnectors.console.internal.web.Fields;
import io.dataconnectors.console.internal.web.Refusal;
import io.dataconnectors.console.internal.web.TestsUnderWay;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.annotation.Nullable;

/**
 * The tests of this console that are under way, and those that have just ended, each for whoever began it. A person has few at a
 * time, and the results of few are kept. Safe for use by several threads.
 */
public final class TestRuns {
    private static final int KEPT_OF_A_PERSON = 10;
    private static final int KEPT = 100;

    /** Of tests whose results are not kept any more, the ids of so many are: their forms begin no others. */
    private static final int IDS_KEPT = 10_000;

    /** What was typed into a larger form, such as a file, is not kept along with the result. */
    private static final int TYPED = 256 * 1024;

    private final Map<String, Run> runs = new LinkedHashMap<>(); // the oldest first
    private final Set<String> dropped = new LinkedHashSet<>(); // the oldest first
    private final TestsUnderWay underWay;

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

        private boolean isOf(List<String> person, String connectorId) {
            return owner.equals(person) && connector.equals(connectorId);
        }

        /** An ended run without what holds on to the whole answer. */
        Run settled() {
            return new Run(id, owner, connector, typed, began, result, () -> {});
        }
    }

    /**
     * Begins a test. A form that was sent before, as by a double click, begins no other.
     *
     * @param once the id of the form, which is that of the test; null if it may be sent again
     * @throws Refusal if the person has too many under way, the console is closed, or the result of the form's test is not kept any
     *     more
     */
    Run begin(Visit visit, String connector, @Nullable String once, Supplier<CompletableFuture<TestReport>> test) {
        CompletableFuture<CompletableFuture<TestReport>> begun = new CompletableFuture<>();
        Run run = new Run(
                once == null ? UUID.randomUUID().toString() : once,
                owner(visit),
                connector,
                visit.body().bytes().length > TYPED ? Fields.read("") : visit.form(),
                Instant.now(),
                new CompletableFuture<>(),
                () -> {
                    var unused = begun.thenAccept(report -> report.cancel(true));
                });
        Run earlier = add(run);
        if (earlier != null) {
            return earlier;
        }
        try {
            begun.complete(begun(run, visit.visitor(), test));
        } catch (RuntimeException | Error e) {
            forget(run);
            throw e;
        }
        return run;
    }

    private CompletableFuture<TestReport> begun(
            Run run, Visitor visitor, Supplier<CompletableFuture<TestReport>> test) {
        CompletableFuture<TestReport> report = underWay.begin(visitor, test);
        var unused = report.handle(TestResult::of).whenComplete((result, failure) -> settle(run, result, failure));
        return report;
    }

    private static List<String> owner(Visit visit) {
        return List.of(visit.visitor().workspace(), visit.visitor().person());
    }

    /** Adds a test, unless the same form began one before, and returns that one. */
    @Nullable
    private synchronized Run add(Run run) {
        Run earlier = runs.get(run.id());
        if (earlier != null && !earlier.isOf(run.owner(), run.connector())) {
            throw Refusal.malformed("The form is not one of this person and this connector");
        }
        if (earlier != null) {
            return earlier;
        }
        if (dropped.contains(run.id())) {
            throw forgotten();
        }
        runs.put(run.id(), run);
        drop(
                runs.values().stream()
                        .filter(kept -> kept.owner().equals(run.owner()))
                        .toList(),
                KEPT_OF_A_PERSON);
        drop(List.copyOf(runs.values()), KEPT);
        return null;
    }

    private synchronized void forget(Run run) {
        runs.remove(run.id(), run);
    }

    private void drop(List<Run> kept, int most) {
        kept.stream()
                .filter(run -> run.result().isDone())
                .limit(Math.max(0, kept.size() - most))
                .forEach(run -> {
                    runs.remove(run.id());
                    dropped.add(run.id());
                });
        dropped.stream().limit(Math.max(0, dropped.size() - IDS_KEPT)).toList().forEach(dropped::remove);
    }

    /** Returns what is said of a test whose result is not kept any more. */
    static Refusal forgotten() {
        return Refusal.of(404, "not-found", Texts.text("test.forgotten"));
    }

    private void settle(Run run, @Nullable TestResult result, @Nullable Throwable failure) {
        synchronized (this) {
            runs.replace(run.id(), run.settled());
        }
        if (result == null) {
            run.result().completeExceptionally(failure == null ? new CancellationException() : failure);
        } else {
            run.result().complete(result);
        }
    }

    /** Returns a test of a connector that the visitor began, if it is known here. */
    synchronized Optional<Run> find(Visit visit, String connector, String id) {
        return Optional.ofNullable(runs.get(id)).filter(run -> run.isOf(owner(visit), connector));
    }
}
