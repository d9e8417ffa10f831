package io.dataconnectors.http;

import io.dataconnectors.Answer;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.http.internal.answer.Reply;
import io.dataconnectors.http.internal.breaker.Breakers.Trial;
import io.dataconnectors.http.internal.exchange.Dispatch;
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
import io.dataconnectors.spi.ConnectionProblem;
import java.time.Duration;
import java.util.Objects;
import javax.annotation.Nullable;

/** The report of one call, which is told to listeners as it goes, to the circuit breaker, and to its caller in the end. */
final class Report {
    private final CompiledCall call;
    private final CallEvents events;
    private final ConnectionLog connections;
    private final int maxBody;
    private volatile int requestBytes;
    private final CallBudget budget;

    @Nullable
    private volatile Trial trial;

    @Nullable
    private volatile Masking masking;

    /** Read and written by whoever ended the call. */
    private boolean interruptedTold;

    /** @param budget what reading the answer is paid from */
    Report(Engine engine, CompiledCall call, CallBudget budget) {
        this.call = call;
        this.budget = budget;
        events = new CallEvents(engine.listeners(), call);
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

    /** Tells of the attempt that was under way when the call ended, if one was and it was not told. */
    void interrupted(End end, Failure why, Duration took) {
        Attempt interrupted = end.interrupted();
        if (interrupted != null && !interruptedTold) {
            interruptedTold = true;
            attempted(
                    end.attempts(),
                    Attempt.failed(interrupted.reply(), new Stopped(why), interrupted.delivery()),
                    took);
        }
    }

    /** Whether the origin was paused meanwhile. */
    boolean isPaused() {
        return trial().isPaused();
    }

    /** Makes the outcome, and tells of it. */
    Execution ended(End end, @Nullable Failure failure, Deadline timing) {
        Execution.Builder outcome = outcome(failure);
        Masking secrets = masking;
        if (end.last() != null && secrets != null) {
            new Reading(call.compiled(), secrets, maxBody, budget)
                    .read(end.last().reply(), failure, outcome);
        }
        return told(end, outcome, timing);
    }

    /** Makes the outcome of a call that an error ended, and tells of it. The answer is not read: that may be what failed. */
    Execution broken(End end, Deadline timing) {
        return told(end, outcome(Failures.broken()), timing);
    }

    private Execution.Builder outcome(@Nullable Failure failure) {
        return Execution.builder(call.invocation().callId()).failure(failure);
    }

    private Execution told(End end, Execution.Builder outcome, Deadline timing) {
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

    /**
     * Where the call stood when it ended.
     *
     * @param attempts how many attempts began
     * @param last what came of all attempts, or null if there was none
     * @param interrupted what came of the attempt that was under way, or null if none was
     */
    record End(
            int attempts, @Nullable Attempt last, @Nullable Attempt interrupted) {
        End interrupted(Dispatch running) {
            Delivery reached = running.end();
            Attempt attempt = Attempt.interrupted(running.head(), reached);
            return new End(attempts, attempt.after(last), attempt);
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
