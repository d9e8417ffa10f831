package io.dataconnectors.registry;

import io.dataconnectors.Answer;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Invocation;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.internal.compile.CompiledCall;
import io.dataconnectors.internal.text.AnswerText;
import io.dataconnectors.internal.text.AnswerText.UndecodableException;
import io.dataconnectors.internal.text.MediaType;
import io.dataconnectors.internal.thread.HostCode;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.ConnectorExecutor;
import io.dataconnectors.spi.ExecutionLog;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Appends each call to the host's log once it has ended. No log is in the way of a call. */
final class CallRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorRegistry.class);

    private final ExecutionLog log;
    private final Clock clock;
    private final int bodyBytes;

    /**
     * Creates a recorder.
     *
     * @param bodyBytes how many bytes of a request and of an answer are kept; 0 for none
     */
    CallRecorder(ExecutionLog log, Clock clock, int bodyBytes) {
        this.log = log;
        this.clock = clock;
        this.bodyBytes = bodyBytes;
    }

    /**
     * Returns the same executor, each call of which is logged.
     *
     * @param trace of the one call that it makes of a draft; null for calls of what is live
     */
    ConnectorExecutor of(ConnectorExecutor executor, @Nullable Trace trace) {
        return new LoggedExecutor(executor, this, trace);
    }

    /** How far a call of a draft came: whether the ledger let it begin, and when its row of the log was appended. */
    static final class Trace {
        private final CompletableFuture<Void> appended = new CompletableFuture<>();
        private volatile boolean begun;

        /** Whether the call was begun, and not told from what the ledger knows. */
        boolean begun() {
            return begun;
        }

        /** Returns what ends once the row is in the log; at once for a call that was not begun, which has none. */
        CompletableFuture<Void> logged() {
            return begun ? appended : CompletableFuture.completedFuture(null);
        }
    }

    private void ended(
            ConnectorCall call, boolean test, Instant start, Execution execution, ConnectorExecutor executor) {
        try {
            CompiledCall compiled = CompiledCall.of(call);
            boolean bodies = bodyBytes > 0;
            log.append(entry(
                    compiled,
                    test,
                    start,
                    execution,
                    bodies ? request(compiled, executor) : null,
                    bodies ? answer(execution) : null));
        } catch (Throwable e) {
            HostCode.passOn(e);
            LOG.warn("The log of calls failed: {}", log.getClass().getName(), e);
        }
    }

    private static LoggedCall entry(
            CompiledCall call,
            boolean test,
            Instant start,
            Execution execution,
            @Nullable String request,
            @Nullable String answered) {
        Invocation invocation = call.invocation();
        Failure failure = execution.failure();
        Answer answer = execution.answer();
        return new LoggedCall(
                call.workspace(),
                call.definition().name(),
                call.compiled().digest(),
                test,
                execution.callId(),
                invocation.source(),
                invocation.onBehalfOf(),
                start,
                execution.duration(),
                execution.attempts(),
                execution.delivery(),
                answer == null ? null : answer.status(),
                failure == null ? null : failure.kind(),
                failure == null ? null : failure.message(),
                request,
                answered);
    }

    @Nullable
    private String request(CompiledCall call, ConnectorExecutor executor) {
        try {
            return capped(executor.preview(call).toHttp());
        } catch (InvalidInputException e) {
            return null; // there was none
        }
    }

    @Nullable
    private String answer(Execution execution) {
        Answer answer = execution.answer();
        if (answer == null) {
            return null;
        }
        StringBuilder text =
                new StringBuilder("HTTP/1.1 ").append(answer.status()).append('\n');
        for (Header header : answer.headers()) {
            text.append(header.name()).append(": ").append(header.value()).append('\n');
        }
        return capped(text.append('\n').append(body(answer)).toString());
    }

    private static String body(Answer answer) {
        try {
            String text = AnswerText.decode(answer.body(), MediaType.ofField(answer.header("Content-Type")));
            return text.indexOf('\0') < 0 ? text : "(" + answer.size() + " bytes)";
        } catch (UndecodableException e) {
            return "(" + answer.size() + " bytes)";
        }
    }

    /** Cuts a text where a character ends. */
    private String capped(String text) {
        CharBuffer rest = CharBuffer.wrap(text);
        ByteBuffer room = ByteBuffer.allocate((int) Math.min(bodyBytes, 3L * text.length()));
        var unused = StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(rest, room, true);
        return rest.hasRemaining() ? text.substring(0, rest.position()) + "…" : text;
    }

    /** The host's executor, each call of which is recorded. */
    private static final class LoggedExecutor implements ConnectorExecutor {
        private static final String BROKEN = "An error ended the call";

        private final ConnectorExecutor executor;
        private final CallRecorder recorder;

        @Nullable
        private final Trace trace;

        private LoggedExecutor(ConnectorExecutor executor, CallRecorder recorder, @Nullable Trace trace) {
            this.executor = executor;
            this.recorder = recorder;
            this.trace = trace;
        }

        @Override
        public Execution execute(ConnectorCall call) {
            Instant start = recorder.clock.instant();
            long begun = System.nanoTime();
            Execution execution;
            try {
                execution = executor.execute(call);
            } catch (Error e) { // of the JVM: the call had begun
                ended(call, start, unknown(call, BROKEN, System.nanoTime() - begun));
                throw e;
            }
            begins();
            ended(call, start, execution);
            return execution;
        }

        /** The future is the executor's own: cancelling it ends the call, of which nobody knows then how far it came. */
        @Override
        public CompletableFuture<Execution> executeAsync(ConnectorCall call) {
            Instant start = recorder.clock.instant();
            long begun = System.nanoTime();
            CompletableFuture<Execution> execution = executor.executeAsync(call);
            begins();
            var unused = execution.whenComplete((outcome, thrown) -> {
                String why = thrown instanceof CancellationException ? "The caller cancelled the call" : BROKEN;
                Execution ended = outcome != null ? outcome : unknown(call, why, System.nanoTime() - begun);
                ended(call, start, ended);
            });
            return execution;
        }

        private void begins() {
            if (trace != null) {
                trace.begun = true;
            }
        }

        private void ended(ConnectorCall call, Instant start, Execution execution) {
            try {
                recorder.ended(call, trace != null, start, execution, executor);
            } finally {
                if (trace != null) {
                    trace.appended.complete(null);
                }
            }
        }

        @Override
        public Executor callersContext() {
            return executor.callersContext();
        }

        private static Execution unknown(ConnectorCall call, String why, long nanos) {
            return Execution.builder(call.invocation().callId())
                    .failure(Failure.of(FailureKind.CANCELLED, why))
                    .delivery(Delivery.UNKNOWN)
                    .duration(Duration.ofNanos(nanos))
                    .build();
        }

        @Override
        public Execution simulate(ConnectorCall call, Answer canned) {
            return executor.simulate(call, canned);
        }

        @Override
        public RequestPreview preview(ConnectorCall call) {
            return executor.preview(call);
        }
    }
}
