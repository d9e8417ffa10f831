package io.dataconnectors.console.internal.page;

import io.dataconnectors.Answer;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.TestReport;
import io.dataconnectors.TestReport.MissingOutput;
import io.dataconnectors.Violation;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.web.Trouble;
import io.dataconnectors.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import javax.annotation.Nullable;

/**
 * The result of a test, cut to what a page shows of it.
 *
 * @param passed whether the test passed
 * @param said what came of it, in a sentence
 * @param details what else is known of a failure, a line each
 * @param delivery whether the request may have taken effect; empty where the answer says it
 * @param status the status of the answer, or null if there was none
 * @param millis how long the call took
 * @param attempts how many times the request was sent
 * @param bytes the size of the body
 * @param headers the header fields of the answer
 * @param body the body of the answer, or null if there was no answer, or it is not kept
 * @param request what was sent, or null if nothing could be
 * @param outputs what was read from the answer
 * @param missing what was not found in it
 */
public record TestResult(
        boolean passed,
        String said,
        List<String> details,
        String delivery,
        @Nullable Integer status,
        long millis,
        int attempts,
        int bytes,
        List<Header> headers,
        @Nullable AnswerView body,
        @Nullable Sent request,
        List<Read> outputs,
        List<MissingOutput> missing) {
    private static final int LONG = 4_000;

    /**
     * A request, with masked secrets.
     *
     * @param http as HTTP writes it
     * @param curl as a command for curl
     */
    public record Sent(String http, String curl) {
        static Sent of(RequestPreview preview) {
            return new Sent(cut(preview.toHttp(), 10 * LONG), cut(preview.toCurl(), 10 * LONG));
        }
    }

    /**
     * An output.
     *
     * @param name its name
     * @param value its value in JSON
     */
    public record Read(String name, String value) {}

    /** Makes the result of a test that ended, or was cancelled, or of which nothing could be kept. */
    static TestResult of(@Nullable TestReport report, @Nullable Throwable problem) {
        if (report != null) {
            return of(report);
        }
        Throwable cause = problem instanceof CompletionException && problem.getCause() != null
                ? problem.getCause()
                : new CancellationException();
        return cause instanceof CancellationException
                ? ended(Texts.text("failure.cancelled"), Texts.text("delivery.unknown"))
                : ended(broken(Trouble.of(cause)), "");
    }

    private static String broken(Trouble trouble) {
        return trouble.message() + (trouble.id() == null ? "" : ". " + Texts.text("trouble.id") + " " + trouble.id());
    }

    private static TestResult ended(String said, String delivery) {
        return new TestResult(
                false, said, List.of(), delivery, null, 0, 0, 0, List.of(), null, null, List.of(), List.of());
    }

    private static TestResult of(TestReport report) {
        Execution execution = report.execution();
        Failure failure = execution.failure();
        Answer answer = execution.answer();
        RequestPreview preview = report.preview();
        return new TestResult(
                report.passed(),
                failure == null ? Texts.text("test.passed") : said(failure.kind()),
                details(report),
                failure == null ? "" : said(execution.delivery()),
                answer == null ? null : answer.status(),
                execution.duration().toMillis(),
                execution.attempts(),
                answer == null ? 0 : answer.size(),
                answer == null ? List.of() : answer.headers(),
                answer == null || report.repeated() ? null : AnswerView.of(answer), // a ledger has the status alone
                preview == null ? null : Sent.of(preview),
                execution.outputs().entrySet().stream()
                        .map(output -> new Read(output.getKey(), cut(Json.write(output.getValue()), LONG)))
                        .toList(),
                report.missing());
    }

    private static List<String> details(TestReport report) {
        List<String> details = new ArrayList<>();
        if (report.repeated()) {
            details.add(Texts.text("test.repeated"));
        }
        Failure failure = report.execution().failure();
        if (failure == null) {
            return List.copyOf(details);
        }
        details.add(failure.message());
        failure.problems().stream().map(Violation::toString).forEach(details::add);
        if (failure.apiMessage() != null) {
            details.add(Texts.text("test.api-says", failure.apiMessage()));
        }
        if (failure.apiCode() != null) {
            details.add(Texts.text("test.api-code", failure.apiCode()));
        }
        failure.fields().forEach(field -> details.add(Texts.text("test.api-says", field)));
        failure.details().forEach((name, value) -> details.add(name + ": " + value));
        return List.copyOf(details);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    private static String said(Delivery delivery) {
        return delivery == Delivery.ANSWERED ? "" : Texts.text("delivery." + Texts.word(delivery));
    }

    /** Returns what a kind of failure means for whoever tests, in a sentence. */
    public static String said(FailureKind kind) {
        String key = "failure." + Texts.word(kind);
        return Texts.text(Texts.has(key) ? key : "failure.other");
    }
}
