package io.dataconnectors.http;

import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.http.internal.retry.Retries.Attempt;
import io.dataconnectors.internal.thread.HostCode;
import io.dataconnectors.spi.ConnectionProblem;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.ConnectorListener;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the host's listeners of one call; what one throws does not touch the call or the others. */
final class CallEvents {
    private static final Logger LOG = LoggerFactory.getLogger(HttpConnectorExecutor.class);

    private final List<ConnectorListener> listeners;
    private final ConnectorCall made;
    private boolean started;
    private boolean ended;

    /** What listeners are told of the call, the same in all events; made for the first that one of them hears. */
    @Nullable
    private volatile ConnectorListener.Call told;

    CallEvents(List<ConnectorListener> listeners, ConnectorCall call) {
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
        tell(listener -> listener.attempted(call(), new ConnectorListener.Attempt(number, status, failure, duration)));
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

    /**
     * Makes the end of a call the last event that its listeners hear. A thread that ends the call while another thread tells of
     * something else does not wait: the other thread tells of the end too, when its listeners have returned.
     */
    static final class LastWord {
        private boolean telling;

        @Nullable
        private Runnable end;

        /** Listeners are about to be told of something before the end. */
        synchronized void begins() {
            telling = true;
        }

        /** All listeners have been told. */
        void told() {
            Runnable held;
            synchronized (this) {
                telling = false;
                held = end;
            }
            if (held != null) {
                held.run();
            }
        }

        /** Ends the call: at once, or when all listeners have been told. */
        void end(Runnable ending) {
            synchronized (this) {
                if (telling) {
                    end = ending;
                    return;
                }
            }
            ending.run();
        }
    }
}
