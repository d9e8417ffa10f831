package io.dataconnectors.http;

import io.dataconnectors.Answer;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.http.internal.answer.Reply;
import io.dataconnectors.http.internal.breaker.Breakers.Trial;
import io.dataconnectors.http.internal.failure.ConnectionLog;
import io.dataconnectors.http.internal.failure.Failures;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.retry.Retries.Attempt;
import io.dataconnectors.http.internal.retry.Retries.Deadline;
import io.dataconnectors.http.internal.secret.Masking;
import io.dataconnectors.internal.call.AnswerReader;
import io.dataconnectors.internal.call.Mask;
import io.dataconnectors.internal.compile.CallBudget;
import io.dataconnectors.internal.compile.CompiledCall;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.thread.HostCode;
import io.dataconnectors.spi.ConnectionProblem;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.ConnectorListener;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The report of one call, which is told to listeners as it goes, to the circuit breaker, and to its caller in the end. */
final class Report {
    private final CompiledCall call;
    private final Events events;
    private final ConnectionLog connections;
    private final int maxBody;
    private volatile int requestBytes;
    private final CallBudget budget;

    @Nullable
    private volatile Trial trial;

    @Nullable
    private volatile Masking masking;

    /** @param budget what reading the answer is paid from */
    Report(Engine engine, CompiledCall call, CallBudget budget) {
        this.call = call;
        this.budget = budget;
        events = new Events(engine.listeners(), call);
        connections = engine.connections();
        maxBody = Math.min(call.definition().limits().maxResponseBytes(), engine.maxResponseBytes());
    }

    void started() {
        events.started();
    }

    /** Notes what is to learn from the attempts from now on, and ends what has learnt so far. */
    void learns(Trial admitted) {
        if (admitted != trial) {
            close();
            trial = admitted;
        }
    }

    /** Returns what learns from the attempts. */
    Trial trial() {
        return Objects.requireNonNull(trial);
    }

    /** Notes which secrets an answer may echo from now on. */
    void masks(Masking secrets) {
        masking = secrets;
    }

    void sends(int bytes) {
        requestBytes = bytes;
    }

    /** Tells that an attempt is about to be sent. */
    void sending(int number) {
        events.sending(number);
    }

    /** Returns the most that the body of an answer may have, in bytes. */
    int maxBody() {
        return maxBody;
    }

    /** Tells the host, if there is something to tell. */
    void connectionFailed(@Nullable ConnectionProblem problem) {
        if (problem != null) {
            connections.log(problem);
            events.connectionFailed(problem);
        }
    }

    /** Tells of an attempt. */
    void attempted(int number, Attempt attempt, Duration took) {
        connectionFailed(attempt.problem());
        events.attempted(number, attempt, took);
        trial().attempted(call.definition().response().success(), attempt, took);
    }

    /** Whether the origin was paused meanwhile. */
    boolean isPaused() {
        return trial().isPaused();
    }

    /** Makes the outcome, and tells of it. */
    Execution ended(Progress.End end, @Nullable Failure failure, Deadline timing) {
        Execution.Builder outcome = outcome(failure);
        Masking secrets = masking;
        if (end.last() != null && secrets != null) {
            new Reading(call.compiled(), secrets, maxBody, budget)
                    .read(end.last().reply(), failure, outcome);
        }
        return told(end, outcome, timing);
    }

    /** Makes the outcome of a call that an error ended, and tells of it. The answer is not read: that may be what failed. */
    Execution broken(Progress.End end, Deadline timing) {
        return told(end, outcome(Failures.broken()), timing);
    }

    private Execution.Builder outcome(@Nullable Failure failure) {
        return Execution.builder(call.invocation().callId()).failure(failure);
    }

    private Execution told(Progress.End end, Execution.Builder outcome, Deadline timing) {
        if (end.last() != null) {
            outcome.delivery(end.last().delivery());
        }
        Execution execution =
                outcome.attempts(end.attempts()).duration(timing.elapsed()).build(); // the reading counts
        events.ended(execution, requestBytes);
        return execution;
    }

    /** Ends what the breaker learns. */
    void close() {
        Trial running = trial;
        if (running != null) {
            running.end();
        }
    }

    /** Tells the host's listeners of one call; what one throws does not touch the call or the others. */
    private static final class Events {
        private static final Logger LOG = LoggerFactory.getLogger(HttpConnectorExecutor.class);

        private final List<ConnectorListener> listeners;
        private final ConnectorCall made;
        private boolean started;
        private boolean ended;

        /** What listeners are told of the call, the same in all events; made for the first that one of them hears. */
        @Nullable
        private volatile ConnectorListener.Call told;

        Events(List<ConnectorListener> listeners, ConnectorCall call) {
            this.listeners = listeners;
            made = call;
        }

        private ConnectorListener.Call call() {
            ConnectorListener.Call known = told;
            if (known == null) {
                known = new ConnectorListener.Call(
                        made.workspace(),
                        made.definition().name(),
                        made.invocation().callId(),
                        made.definition().request().method(),
                        made.definition().request().url());
                told = known;
            }
            return known;
        }

        /** Told once and before all else: whoever ends a call that another thread begins waits until it has begun. */
        synchronized void started() {
            if (!started) {
                started = true;
                tell(listener -> listener.started(call()));
            }
        }

        void connectionFailed(ConnectionProblem problem) {
            tell(listener -> listener.connectionFailed(call(), problem));
        }

        void sending(int number) {
            tell(listener -> listener.sending(call(), number));
        }

        void attempted(int number, Attempt attempt, Duration duration) {
            Integer status = attempt.reply() == null ? null : attempt.reply().status();
            FailureKind failure = kind(attempt.failure());
            tell(listener ->
                    listener.attempted(call(), new ConnectorListener.Attempt(number, status, failure, duration)));
        }

        /** Told once, also if an error comes of telling it. */
        synchronized void ended(Execution execution, int requestBytes) {
            if (ended) {
                return;
            }
            ended = true;
            try {
                started(); // one that never got a place ends as it begins
            } finally { // also if an error of the JVM came of that
                tellEnd(execution, requestBytes);
            }
        }

        private void tellEnd(Execution execution, int requestBytes) {
            var answer = execution.answer();
            tell(listener -> listener.ended(
                    call(),
                    new ConnectorListener.Outcome(
                            kind(execution.failure()),
                            execution.delivery(),
                            answer == null ? null : answer.status(),
                            execution.attempts(),
                            requestBytes,
                            answer == null ? 0 : answer.size(),
                            execution.duration())));
        }

        @Nullable
        private static FailureKind kind(@Nullable Failure failure) {
            return failure == null ? null : failure.kind();
        }

        private void tell(Consumer<ConnectorListener> event) {
            HostCode.tell(
                    listeners,
                    event,
                    (listener, thrown) -> LOG.warn("A connector listener threw; the call goes on", thrown));
        }
    }

    /** Makes an outcome of what came over the wire, with a mask for each secret that the API echoes. */
    private static final class Reading {
        private final CompiledDefinition compiled;
        private final Mask mask;
        private final int maxBody;
        private final CallBudget budget;

        Reading(CompiledDefinition compiled, Masking masking, int maxBody, CallBudget budget) {
            this.compiled = compiled;
            this.mask = masking.isNone() ? Mask.NONE : masking.forAnswer();
            this.maxBody = maxBody;
            this.budget = budget;
        }

        /** Adds what came of the attempts: without a failure so far, the answer decides. */
        void read(@Nullable Reply reply, @Nullable Failure failure, Execution.Builder outcome) {
            if (reply != null && failure == null) {
                whole(reply, outcome);
            } else if (reply != null) {
                passing(reply, outcome);
            }
        }

        private void whole(Reply reply, Execution.Builder outcome) {
            try {
                AnswerReader.Reading reading = AnswerReader.read(compiled, reply.decoded(maxBody), mask, budget);
                outcome.answer(reading.answer()).outputs(reading.outputs()).failure(reading.failure());
            } catch (Stopped refusal) {
                outcome.answer(mask.answer(head(reply))).failure(refusal.failure());
            }
        }

        /** Adds an answer that did not decide the outcome: one to an earlier attempt, or of which only the head came. */
        private void passing(Reply reply, Execution.Builder outcome) {
            try {
                outcome.answer(mask.answer(reply.decoded(maxBody)));
            } catch (Stopped refusal) {
                outcome.answer(mask.answer(head(reply)));
            }
        }

        private static Answer head(Reply reply) {
            return Answer.of(reply.status(), reply.headers(), new byte[0]);
        }
    }
}
