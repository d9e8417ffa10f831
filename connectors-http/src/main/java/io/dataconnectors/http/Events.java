package io.dataconnectors.http;

import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.http.internal.retry.Attempt;
import io.dataconnectors.spi.ConnectionProblem;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.ConnectorListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the host's listeners of one call; what one throws does not touch the call or the others. */
final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(HttpConnectorExecutor.class);

    private final List<ConnectorListener> listeners;
    private final ConnectorListener.Call call;
    private final AtomicBoolean started = new AtomicBoolean();

    Events(List<ConnectorListener> listeners, ConnectorCall call) {
        this.listeners = listeners;
        this.call = new ConnectorListener.Call(
                call.workspace(),
                call.definition().name(),
                call.invocation().callId(),
                call.definition().request().method(),
                call.definition().request().url());
    }

    void started() {
        if (started.compareAndSet(false, true)) {
            tell(listener -> listener.started(call));
        }
    }

    void connectionFailed(ConnectionProblem problem) {
        tell(listener -> listener.connectionFailed(call, problem));
    }

    void sending(int number) {
        tell(listener -> listener.sending(call, number));
    }

    void attempted(int number, Attempt attempt, Duration duration) {
        Integer status = attempt.reply() == null ? null : attempt.reply().status();
        FailureKind failure = kind(attempt.failure());
        tell(listener -> listener.attempted(call, new ConnectorListener.Attempt(number, status, failure, duration)));
    }

    void ended(Execution execution, int requestBytes) {
        started(); // one that never got a place ends as it begins
        var answer = execution.answer();
        tell(listener -> listener.ended(
                call,
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
        for (ConnectorListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException | StackOverflowError | LinkageError e) {
                LOG.warn("A connector listener threw; the call goes on", e);
            }
        }
    }
}
