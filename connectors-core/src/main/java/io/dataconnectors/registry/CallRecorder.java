package io.dataconnectors.registry;

import io.dataconnectors.Answer;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.Header;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Invocation;
import io.dataconnectors.LoggedCall;
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
import java.time.Instant;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Appends calls to the host's log. No log is in the way of a call. */
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

    Instant now() {
        return clock.instant();
    }

    void ended(ConnectorCall call, boolean test, Instant start, Execution execution, ConnectorExecutor executor) {
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
}
