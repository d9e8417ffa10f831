package io.dataconnectors.console.internal.page;

import io.dataconnectors.TestReport;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.web.Fields;
import io.dataconnectors.console.internal.web.Refusal;
import io.dataconnectors.console.internal.web.TestsUnderWay;
import io.dataconnectors.console.internal.web.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** Of tests whose results are not kept any more, the ids of so many are: their forms begin no others here. */
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
     */
    record Run(
            String id,
            List<String> owner,
            String connector,
            Fields typed,
            Instant began,
            CompletableFuture<TestResult> result) {
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
    }

    /**
     * Begins a test. A form that was sent to this console before, as by a double click, begins no other.
     *
     * @param id the id of the test: that of the person's form, or another each time
     * @throws Refusal if the person has too many under way, the console is closed, or the result of the form's test is not kept any
     *     more
     */
    Run begin(Visit visit, String connector, String id, Supplier<CompletableFuture<TestReport>> test) {
        Run run = new Run(
                id,
                owner(visit),
                connector,
                visit.body().bytes().length > TYPED ? Fields.read("") : visit.form(),
                Instant.now(),
                new CompletableFuture<>());
        Run earlier = add(run);
        if (earlier != null) {
            return earlier;
        }
        try {
            var unused = underWay.begin(visit.visitor(), connector, id, test)
                    .handle(TestResult::of)
                    .whenComplete((result, failure) -> settle(run, result, failure));
        } catch (RuntimeException | Error e) {
            forget(run);
            throw e;
        }
        return run;
    }

    private static List<String> owner(Visit visit) {
        return List.of(visit.visitor().workspace(), visit.visitor().person());
    }

    /** Adds a test, unless the same form began one before, and returns that one. */
    @Nullable
    private synchronized Run add(Run run) {
        if (dropped.contains(run.id())) {
            throw forgotten();
        }
        Run earlier = runs.putIfAbsent(run.id(), run);
        drop(
                runs.values().stream()
                        .filter(kept -> kept.owner().equals(run.owner()))
                        .toList(),
                KEPT_OF_A_PERSON);
        drop(List.copyOf(runs.values()), KEPT);
        return earlier;
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

    /** Returns what is said of a test that is not known here. */
    static Refusal forgotten() {
        return Refusal.of(404, "not-found", Texts.text("test.forgotten"));
    }

    private static void settle(Run run, @Nullable TestResult result, @Nullable Throwable failure) {
        if (result == null) {
            run.result().completeExceptionally(failure == null ? new CancellationException() : failure);
        } else {
            run.result().complete(result);
        }
    }

    /** Ends a test, if it has not ended. */
    void cancel(Visit visit, Run run) {
        underWay.cancel(visit.visitor(), run.connector(), run.id());
    }

    /** Returns a test of a connector that the visitor began, if it is known here. */
    synchronized Optional<Run> find(Visit visit, String connector, String id) {
        return Optional.ofNullable(runs.get(id)).filter(run -> run.isOf(owner(visit), connector));
    }
}
