package io.dataconnectors.http;

import io.dataconnectors.CompiledDefinition;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.http.answer.Reading;
import io.dataconnectors.http.answer.Reply;
import io.dataconnectors.http.breaker.Trial;
import io.dataconnectors.http.failure.Failures;
import io.dataconnectors.http.failure.Stopped;
import io.dataconnectors.http.limit.Place;
import io.dataconnectors.http.retry.Attempt;
import io.dataconnectors.http.retry.Deadline;
import io.dataconnectors.http.token.Access;
import io.dataconnectors.http.transport.Exchange;
import io.dataconnectors.http.transport.Transport;
import io.dataconnectors.spi.ConnectorCall;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call, from its inputs to its outcome. Its steps run on a worker, one after another: begin, attempt (ask the egress,
 * send), attempted (again after a pause, or done). Whatever happens, exactly one of them ends it.
 */
final class Call {
    private static final Logger LOG = LoggerFactory.getLogger(HttpConnectorExecutor.class);

    private final Engine engine;
    private final ConnectorCall call;
    private final Executor worker;
    private final Events events;
    private final Deadline deadline;
    private final Redirects redirects;
    private final Progress progress = new Progress();
    private final CompletableFuture<Place> entry = new CompletableFuture<>();
    private final CompletableFuture<Execution> result = new CompletableFuture<>();

    /** Written and read by the steps alone, which run one after another. */
    private boolean tokenRenewed;

    private volatile int requestBytes;

    @Nullable
    private volatile Prepared prepared;

    @Nullable
    private volatile Future<?> alarm;

    @Nullable
    private volatile Trial trial;

    Call(Engine engine, ConnectorCall call, Executor worker) {
        this.engine = engine;
        this.call = call;
        this.worker = worker;
        events = new Events(engine.listeners(), call);
        redirects = engine.preparation().redirects(call.definition());
        deadline = Deadline.of(call.definition(), call.invocation(), engine.clock());
    }

    /** Returns the future of the outcome. Whoever completes it otherwise, as by cancelling it, ends the call. */
    CompletableFuture<Execution> result() {
        return result;
    }

    void start() {
        var unused = result.whenComplete((outcome, thrown) -> end(Failures.cancelled()));
        String origin = call.definition().compiled().origin();
        try {
            trial = engine.breakers().admit(call.workspace(), origin);
            progress.waitsFor(entry);
            engine.places().enter(call.workspace(), origin, entry);
            setAlarm();
            var unusedEntered = entry.whenComplete(
                    (place, refusal) -> guarded(() -> entered(refusal)).run());
        } catch (Stopped refusal) {
            endHere(refusal.failure());
        } catch (RejectedExecutionException closed) {
            endHere(Failures.cancelled());
        }
    }

    private void setAlarm() {
        long nanos = Math.max(0, deadline.remaining().toNanos());
        Failure timeout = Failures.timeout(deadline.limit());
        alarm = engine.timer().schedule(() -> end(timeout), nanos, TimeUnit.NANOSECONDS);
    }

    private void entered(@Nullable Throwable refusal) {
        if (refusal != null) {
            end(refusal instanceof Stopped stopped ? stopped.failure() : Failures.cancelled());
        } else if (namesNoSecret(call.definition().compiled())) {
            run(worker, guarded(this::begin));
        } else {
            plugIn(this::begin);
        }
    }

    private static boolean namesNoSecret(CompiledDefinition compiled) {
        return compiled.secrets().isEmpty()
                && (compiled.token() == null || compiled.token().secrets().isEmpty());
    }

    /**
     * Runs a step in which a plug-in of the host may block: on a thread that neither the caller nor other calls wait for.
     * The call keeps its place until that thread is free, even if it ends before.
     */
    private void plugIn(Runnable step) {
        Place place = entry.join();
        if (!place.share()) {
            return;
        }
        boolean runs = run(engine.plugIns(), () -> {
            try {
                guarded(step).run();
            } finally {
                place.leave();
            }
        });
        if (!runs) {
            place.leave();
        }
    }

    /** Has an executor run a step; ends the call, and returns false, if it cannot. */
    private boolean run(Executor executor, Runnable step) {
        try {
            executor.execute(step);
            return true;
        } catch (RejectedExecutionException | OutOfMemoryError noThread) {
            end(Failure.of(FailureKind.OVERLOADED, "Too many calls wait for a thread"));
            return false;
        }
    }

    private void begin() {
        if (progress.hasEnded()) { // the executor was closed meanwhile
            return;
        }
        events.started();
        try {
            Prepared ready = engine.preparation().prepare(call);
            prepared = ready;
            attempt(ready);
        } catch (Stopped stopped) {
            end(stopped.failure());
        }
    }

    private void attempt(Prepared ready) {
        if (deadline.passed() || progress.hasEnded()) {
            end(Failures.timeout(deadline.limit()));
            return;
        }
        if (ready.token() == null) {
            admit(ready);
            return;
        }
        CompletableFuture<Access> access = engine.tokens().access(ready.token());
        progress.waitsFor(access);
        then(access, (given, refusal) -> authorized(ready, given, refusal));
    }

    private void authorized(Prepared ready, @Nullable Access given, @Nullable Throwable refusal) {
        if (given == null) {
            end(Failures.of(ready.target().origin(), Objects.requireNonNull(refusal), false));
            return;
        }
        Prepared authorized = ready.with(given);
        prepared = authorized;
        admit(authorized);
    }

    private void admit(Prepared ready) {
        CompletableFuture<Void> admission = engine.egress().admit(ready.target());
        progress.waitsFor(admission);
        then(admission, (admitted, refusal) -> admitted(ready, refusal));
    }

    private void admitted(Prepared ready, @Nullable Throwable refusal) {
        Failure failure = refusal == null ? null : Failures.of(ready.target().origin(), refusal, false);
        if (failure != null && failure.kind() != FailureKind.CONNECT_FAILED) {
            end(failure);
            return;
        }
        if (!progress.attempt()) {
            return;
        }
        if (failure != null) {
            attempted(ready, Attempt.notSent(failure));
        } else {
            sign(ready);
        }
    }

    private void sign(Prepared ready) {
        if (ready.signature().isNone()) {
            send(ready);
        } else {
            plugIn(() -> send(ready));
        }
    }

    private void send(Prepared ready) {
        try {
            Transport.Outgoing request = ready.outgoing();
            Exchange exchange = new Exchange(request.body(), maxBody());
            requestBytes = request.body().size();
            if (progress.sends(exchange)) {
                engine.transport().send(exchange, request);
                then(exchange.reply(), (reply, thrown) -> attempted(ready, attempt(ready, exchange, reply, thrown)));
            }
        } catch (Stopped stopped) {
            end(stopped.failure());
        }
    }

    private static Attempt attempt(
            Prepared ready, Exchange exchange, @Nullable Reply reply, @Nullable Throwable thrown) {
        if (reply != null) {
            return Attempt.answered(reply);
        }
        Delivery reached = exchange.end();
        Throwable cause = thrown == null ? new IllegalStateException() : thrown;
        Failure failure = Failures.of(ready.target().origin(), cause, reached != Delivery.NOT_SENT);
        return Attempt.failed(exchange.head(), failure, reached);
    }

    private void attempted(Prepared ready, Attempt attempt) {
        if (progress.hasEnded()) {
            return;
        }
        int number = progress.attempted(attempt);
        tell(number, attempt);
        if (isRefusedToken(ready, attempt)) {
            tokenRenewed = true;
            engine.tokens().drop(Objects.requireNonNull(ready.token()), Objects.requireNonNull(ready.access()));
            attempt(ready);
            return;
        }
        Prepared next;
        try {
            next = redirects.next(ready, attempt.failure() == null ? attempt.reply() : null);
        } catch (Stopped stopped) {
            end(stopped.failure());
            return;
        }
        if (next != null) {
            prepared = next;
            attempt(next);
            return;
        }
        int counted = number - redirects.hops() - (tokenRenewed ? 1 : 0);
        Duration pause = engine.retries().pause(call.definition(), counted, attempt, deadline);
        if (pause == null || isPaused()) {
            end(attempt.failure());
        } else {
            Runnable again = () -> hop(guarded(() -> attempt(ready)));
            progress.waitsFor(engine.timer().schedule(again, pause.toNanos(), TimeUnit.NANOSECONDS));
        }
    }

    /**
     * Whether another access token is worth one more attempt. That repeats a write too: a 401 says that the request was not
     * applied, because it lacks valid credentials (RFC 9110, section 15.5.2).
     */
    private boolean isRefusedToken(Prepared ready, Attempt attempt) {
        return !tokenRenewed
                && ready.access() != null
                && attempt.failure() == null
                && attempt.reply() != null
                && ready.access().isRefused(call.definition(), attempt.reply().status());
    }

    private void tell(int number, Attempt attempt) {
        Duration took = progress.attemptDuration();
        events.attempted(number, attempt, took);
        Trial running = trial;
        if (running != null && redirects.hops() == 0) { // where an API redirects to is another matter
            running.attempted(call.definition(), attempt, took);
        }
    }

    private boolean isPaused() {
        Trial running = trial;
        return running != null && running.isPaused();
    }

    /** Ends the call, unless it has ended; a null failure leaves it to the answer whether it is a success. */
    void end(@Nullable Failure failure) {
        Progress.End end = progress.end();
        if (end != null) {
            hop(() -> finish(end, failure));
        }
    }

    /** Ends the call on this thread: a flood of calls that are refused must not wait for workers. */
    private void endHere(Failure failure) {
        Progress.End end = progress.end();
        if (end != null) {
            finish(end, failure);
        }
    }

    private void finish(Progress.End end, @Nullable Failure failure) {
        Execution outcome;
        try {
            outcome = told(end, failure);
        } catch (Throwable bug) { // nobody may wait for this call for ever
            fail(bug);
            return;
        }
        leave();
        result.complete(outcome);
    }

    private void fail(Throwable bug) {
        LOG.error("A call ended unexpectedly: {}", bug.getClass().getName());
        leave();
        result.completeExceptionally(bug);
    }

    /** Gives back what the call holds: before its caller knows its outcome, who may make the next call at once. */
    private void leave() {
        Future<?> set = alarm;
        if (set != null) {
            set.cancel(false);
        }
        Trial ended = trial;
        if (ended != null) {
            ended.end();
        }
        entry.cancel(false);
        var unused = entry.thenAccept(Place::leave);
    }

    private Execution told(Progress.End end, @Nullable Failure failure) {
        if (end.interrupted() != null && failure != null) {
            Attempt attempt = end.interrupted();
            tell(end.attempts(), Attempt.failed(attempt.reply(), failure, attempt.delivery()));
        }
        Execution outcome = outcome(end, failure);
        events.ended(outcome, requestBytes);
        return outcome;
    }

    private Execution outcome(Progress.End end, @Nullable Failure failure) {
        Execution.Builder outcome = Execution.builder(call.invocation().callId())
                .attempts(end.attempts())
                .failure(failure);
        Prepared sent = prepared;
        if (end.last() != null && sent != null) {
            new Reading(call.definition(), sent.masking(), maxBody())
                    .read(end.last().reply(), failure, outcome);
            outcome.delivery(end.last().delivery());
        }
        return outcome.duration(deadline.elapsed()).build();
    }

    private int maxBody() {
        ConnectorDefinition definition = call.definition();
        return Math.min(definition.limits().maxResponseBytes(), engine.maxResponseBytes());
    }

    private <T> void then(CompletableFuture<T> stage, BiConsumer<T, Throwable> next) {
        boolean here = stage.isDone(); // then there is nothing to wait for, and no thread to change
        var unused = stage.whenComplete((value, thrown) -> {
            Runnable step = guarded(() -> next.accept(value, thrown));
            if (here) {
                step.run();
            } else {
                hop(step);
            }
        });
    }

    /** Runs a step on the worker; a host's executor that takes no more must not leave a call without an end. */
    private void hop(Runnable step) {
        try {
            worker.execute(step);
        } catch (RejectedExecutionException e) {
            step.run();
        }
    }

    private Runnable guarded(Runnable step) {
        return () -> {
            try {
                step.run();
            } catch (Throwable bug) { // an Error of the host's plug-ins too
                if (progress.end() != null) {
                    fail(bug);
                }
            }
        };
    }
}
