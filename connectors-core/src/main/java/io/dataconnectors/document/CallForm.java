package io.dataconnectors.document;

import io.dataconnectors.Answer;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.Failure.FieldError;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.TestReport;
import io.dataconnectors.TestReport.MissingOutput;
import io.dataconnectors.internal.json.Plain;
import io.dataconnectors.internal.text.AnswerText;
import io.dataconnectors.internal.text.AnswerText.UndecodableException;
import io.dataconnectors.internal.text.MediaType;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** The forms of calls and of what they send and bring. */
final class CallForm {
    private CallForm() {}

    static Map<String, Object> of(TestReport report) {
        Answer answer = report.execution().answer();
        return Plain.object(
                "passed", report.passed(),
                "revision", report.revision(),
                "repeated", report.repeated(),
                "evidence", ConnectorForm.of(report.evidence()),
                "missing", report.missing().stream().map(CallForm::of).toList(),
                "request", report.preview() == null ? null : of(report.preview()),
                "execution", of(report.execution()),
                "answer", answer == null ? null : of(answer));
    }

    static Map<String, Object> of(MissingOutput missing) {
        return Plain.object(
                "output", missing.output(),
                "place", missing.place().toString(),
                "near", missing.near());
    }

    static Map<String, Object> of(RequestPreview preview) {
        return Plain.object(
                "method", preview.method().name(),
                "url", preview.url(),
                "headers", headers(preview.headers()),
                "body", preview.body(),
                "parts", preview.parts().stream().map(CallForm::of).toList(),
                "curl", preview.toCurl());
    }

    static Map<String, Object> of(RequestPreview.Part part) {
        return Plain.object(
                "name", part.name(),
                "value", part.value(),
                "filename", part.filename(),
                "mediaType", part.mediaType());
    }

    private static List<Map<String, Object>> headers(List<Header> headers) {
        return headers.stream().map(CallForm::of).toList();
    }

    static Map<String, Object> of(Header header) {
        return Plain.object("name", header.name(), "value", header.value());
    }

    /** Without the answer itself: what the definition does not read of it need not leave the host. */
    static Map<String, Object> of(Execution execution) {
        Failure failure = execution.failure();
        Answer answer = execution.answer();
        return Plain.object(
                "callId", execution.callId(),
                "succeeded", execution.succeeded(),
                "delivery", execution.delivery().name(),
                "status", answer == null ? null : answer.status(),
                "attempts", execution.attempts(),
                "durationMillis", execution.duration().toMillis(),
                "outputs", execution.outputs(),
                "failure", failure == null ? null : of(failure));
    }

    static Map<String, Object> of(Failure failure) {
        return Plain.object(
                "kind", failure.kind().name(),
                "message", failure.message(),
                "problems", ConnectorForm.violations(failure.problems()),
                "apiMessage", failure.apiMessage(),
                "apiCode", failure.apiCode(),
                "fields", failure.fields().stream().map(CallForm::of).toList(),
                "details", failure.details());
    }

    static Map<String, Object> of(LoggedCall call) {
        FailureKind failure = call.failure();
        return Plain.object(
                "workspace", call.workspace(),
                "connector", call.connector(),
                "digest", call.digest(),
                "test", call.test(),
                "callId", call.callId(),
                "source", call.source(),
                "onBehalfOf", call.onBehalfOf(),
                "start", call.start().toString(),
                "durationMillis", call.duration().toMillis(),
                "attempts", call.attempts(),
                "delivery", call.delivery().name(),
                "status", call.status(),
                "succeeded", call.succeeded(),
                "failure", failure == null ? null : failure.name(),
                "message", call.message(),
                "request", call.request(),
                "answer", call.answer());
    }

    static Map<String, Object> of(LoggedCall.Page page) {
        return Plain.object("calls", page.calls().stream().map(CallForm::of).toList(), "next", page.next());
    }

    static Map<String, Object> of(FieldError field) {
        return Plain.object("name", field.name(), "message", field.message());
    }

    static Map<String, Object> of(Answer answer) {
        byte[] body = answer.body();
        String mediaType = answer.header("Content-Type");
        String text = text(body, mediaType);
        return Plain.object(
                "status",
                answer.status(),
                "headers",
                headers(answer.headers()),
                "mediaType",
                mediaType,
                "bytes",
                body.length,
                "text",
                text,
                "base64",
                text == null ? Base64.getEncoder().encodeToString(body) : null);
    }

    /** Returns a body as text; null if it is none. No text has a NUL in it, and many a file that is no text has. */
    @Nullable
    private static String text(byte[] body, @Nullable String mediaType) {
        try {
            String text = AnswerText.decode(body, MediaType.ofField(mediaType));
            return text.indexOf('\0') < 0 ? text : null;
        } catch (UndecodableException e) {
            return null;
        }
    }
}
