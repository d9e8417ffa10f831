package io.dataconnectors.registry;

import io.dataconnectors.Answer;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.Violation;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.ConnectorExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Sends nothing, writes down what it was asked, and answers as it was told. */
final class RecordingExecutor implements ConnectorExecutor {
    final List<ConnectorCall> calls = new ArrayList<>();
    FailureKind failure;
    Runnable during = () -> {};

    /** What calls that are not waited for end with; null for one that has ended at once. */
    CompletableFuture<Execution> underWay;

    @Override
    public Execution execute(ConnectorCall call) {
        calls.add(call);
        during.run();
        return answer(call, Answer.json(200, "{}"));
    }

    @Override
    public CompletableFuture<Execution> executeAsync(ConnectorCall call) {
        CompletableFuture<Execution> ended = CompletableFuture.completedFuture(execute(call));
        return underWay == null ? ended : underWay;
    }

    @Override
    public Execution simulate(ConnectorCall call, Answer canned) {
        return answer(call, canned);
    }

    private Execution answer(ConnectorCall call, Answer answer) {
        Execution.Builder execution =
                Execution.builder(call.invocation().callId()).attempts(1).answer(answer);
        if (failure == FailureKind.INVALID_INPUT) {
            execution.delivery(Delivery.NOT_SENT);
        }
        return failure == null
                ? execution.build()
                : execution.failure(Failure.of(failure, "as told")).build();
    }

    @Override
    public RequestPreview preview(ConnectorCall call) {
        if (call.invocation().inputs().containsKey("wrong")) {
            throw new InvalidInputException(List.of(Violation.of("unknown-input", "/wrong", "there is no such input")));
        }
        var request = call.definition().request();
        return new RequestPreview(request.method(), request.url(), request.headers(), null);
    }
}
