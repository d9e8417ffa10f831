package io.dataconnectors.http.internal.answer;

import io.dataconnectors.Answer;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.secret.Masking;
import io.dataconnectors.internal.call.AnswerReader;
import io.dataconnectors.internal.call.Mask;
import io.dataconnectors.internal.compile.CallBudget;
import io.dataconnectors.internal.compile.CompiledDefinition;
import javax.annotation.Nullable;

/** Makes an outcome of what came over the wire, with a mask for each secret that the API echoes. */
public final class Reading {
    private final CompiledDefinition compiled;
    private final Mask mask;
    private final int maxBody;
    private final CallBudget budget;

    public Reading(CompiledDefinition compiled, Masking masking, int maxBody, CallBudget budget) {
        this.compiled = compiled;
        this.mask = masking.isNone() ? Mask.NONE : masking.forAnswer();
        this.maxBody = maxBody;
        this.budget = budget;
    }

    /** Adds what came of the attempts: without a failure so far, the answer decides. */
    public void read(@Nullable Reply reply, @Nullable Failure failure, Execution.Builder outcome) {
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
