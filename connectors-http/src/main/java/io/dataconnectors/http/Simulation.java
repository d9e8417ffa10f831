package io.dataconnectors.http;

import io.dataconnectors.Answer;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.http.internal.failure.Failures;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.retry.Retries.Deadline;
import io.dataconnectors.internal.call.AnswerReader;
import io.dataconnectors.internal.call.Mask;
import io.dataconnectors.internal.compile.CallBudget;
import io.dataconnectors.internal.compile.CallBudget.CallOverException;
import io.dataconnectors.internal.compile.CompiledCall;

/** A call without secrets and without a network: the outcome is what an answer that is given means. */
final class Simulation {
    private final Engine engine;

    Simulation(Engine engine) {
        this.engine = engine;
    }

    Execution run(CompiledCall call, Answer canned) {
        Deadline timing = Deadline.of(call, engine.clock());
        Execution.Builder outcome = Execution.builder(call.invocation().callId());
        CallBudget budget = CallBudget.until(timing::passed);
        try {
            engine.preparation().rehearse(call, budget);
            AnswerReader.Reading reading = AnswerReader.read(call.compiled(), canned, Mask.NONE, budget);
            outcome.answer(reading.answer()).outputs(reading.outputs()).failure(reading.failure());
        } catch (Stopped stopped) {
            outcome.failure(stopped.failure());
        } catch (CallOverException over) {
            outcome.failure(Failures.timeout(timing.limit()));
        }
        return outcome.delivery(Delivery.NOT_SENT).duration(timing.elapsed()).build();
    }
}
