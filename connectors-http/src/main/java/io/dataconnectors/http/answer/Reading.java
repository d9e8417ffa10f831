package io.dataconnectors.http.answer;

import io.dataconnectors.Answer;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.Header;
import io.dataconnectors.call.AnswerReader;
import io.dataconnectors.http.failure.Stopped;
import io.dataconnectors.http.secret.AnswerMask;
import io.dataconnectors.http.secret.Masking;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** Makes an outcome of what came over the wire, with a mask for each secret that the API echoes. */
public final class Reading {
    private final ConnectorDefinition definition;
    private final boolean hidesNothing;
    private final AnswerMask mask;
    private final int maxBody;

    public Reading(ConnectorDefinition definition, Masking masking, int maxBody) {
        this.definition = definition;
        this.hidesNothing = masking.isNone();
        this.mask = masking.forAnswer();
        this.maxBody = maxBody;
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
            Answer answer = reply.decoded(maxBody);
            AnswerReader.Reading reading = AnswerReader.read(definition, answer);
            outcome.answer(masked(answer)).outputs(masked(reading.outputs())).failure(masked(reading.failure()));
        } catch (Stopped refusal) {
            outcome.answer(masked(head(reply))).failure(refusal.failure());
        }
    }

    /** Adds an answer that did not decide the outcome: one to an earlier attempt, or of which only the head came. */
    private void passing(Reply reply, Execution.Builder outcome) {
        try {
            outcome.answer(masked(reply.decoded(maxBody)));
        } catch (Stopped refusal) {
            outcome.answer(masked(head(reply)));
        }
    }

    private static Answer head(Reply reply) {
        return Answer.of(reply.status(), reply.headers(), new byte[0]);
    }

    private Answer masked(Answer answer) {
        if (hidesNothing) {
            return answer;
        }
        List<Header> headers = answer.headers().stream()
                .map(header -> new Header(mask.mask(header.name()), mask.mask(header.value())))
                .toList();
        return Answer.of(answer.status(), headers, mask.mask(answer.body()));
    }

    private Map<String, Object> masked(Map<String, Object> outputs) {
        return hidesNothing ? outputs : mask.mask(outputs);
    }

    @Nullable
    private Failure masked(@Nullable Failure failure) {
        return failure == null || hidesNothing ? failure : failure.saidThrough(mask::mask);
    }
}
