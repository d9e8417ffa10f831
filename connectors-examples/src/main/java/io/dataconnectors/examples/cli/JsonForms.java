package io.dataconnectors.examples.cli;

import io.dataconnectors.Answer;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Dependent;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.Header;
import io.dataconnectors.MissingOutput;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.TestEvidence;
import io.dataconnectors.TestReport;
import io.dataconnectors.TextPosition;
import io.dataconnectors.Violation;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.examples.source.Place;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.annotation.Nullable;

/** The objects of {@code --json}. A member that is documented is always there; what is unknown is null. */
final class JsonForms {
    private JsonForms() {}

    static Map<String, Object> of(Execution execution) {
        Map<String, Object> form = new LinkedHashMap<>();
        Failure failure = execution.failure();
        Answer answer = execution.answer();
        form.put("outcome", failure == null ? "success" : "failure");
        form.put("kind", failure == null ? null : failure.kind().name());
        form.put("delivery", execution.delivery().name());
        form.put("status", answer == null ? null : answer.status());
        form.put("outputs", execution.outputs());
        form.put("error", failure == null ? null : of(failure));
        form.put("attempts", execution.attempts());
        form.put("durationMillis", execution.duration().toMillis());
        return form;
    }

    private static Map<String, Object> of(Failure failure) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("message", failure.message());
        form.put("problems", of(failure.problems()));
        form.put("apiMessage", failure.apiMessage());
        form.put("apiCode", failure.apiCode());
        form.put(
                "fields",
                failure.fields().stream()
                        .map(field -> pair("name", field.name(), "message", field.message()))
                        .toList());
        form.put("details", failure.details());
        return form;
    }

    static Map<String, Object> of(TestReport report) {
        Map<String, Object> form = of(report.execution());
        Answer answer = report.execution().answer();
        form.put("passed", report.passed());
        form.put("simulated", report.evidence().simulated());
        form.put("digest", report.evidence().digest());
        form.put("missing", report.missing().stream().map(JsonForms::of).toList());
        form.put("request", report.preview() == null ? null : of(report.preview()));
        form.put("answer", answer == null ? null : of(answer));
        return form;
    }

    private static Map<String, Object> of(Answer answer) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("status", answer.status());
        form.put("headers", headers(answer.headers()));
        form.put("body", new String(answer.body(), StandardCharsets.UTF_8));
        return form;
    }

    static Map<String, Object> of(RequestPreview preview) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("method", preview.method().name());
        form.put("url", preview.url());
        form.put("headers", headers(preview.headers()));
        form.put("body", preview.body());
        return form;
    }

    private static List<Map<String, Object>> headers(List<Header> headers) {
        return headers.stream()
                .map(header -> pair("name", header.name(), "value", header.value()))
                .toList();
    }

    static Map<String, Object> valid(List<Violation> warnings, Function<String, Place> places) {
        Map<String, Object> form = pair("valid", true, "violations", List.of());
        form.put("warnings", of(warnings, places));
        return form;
    }

    static Map<String, Object> invalid(InvalidDocumentException invalid) {
        Map<String, Object> form = pair("valid", false, "violations", of(invalid.violations(), invalid::place));
        form.put("warnings", List.of());
        return form;
    }

    private static List<Map<String, Object>> of(List<Violation> violations, Function<String, Place> places) {
        List<Map<String, Object>> forms = of(violations);
        for (int i = 0; i < forms.size(); i++) {
            Place place = places.apply(violations.get(i).pointer());
            forms.get(i).put("line", place.line());
            forms.get(i).put("column", place.column());
        }
        return forms;
    }

    static List<Map<String, Object>> of(List<Violation> violations) {
        return violations.stream().map(JsonForms::of).toList();
    }

    private static Map<String, Object> of(Violation violation) {
        Map<String, Object> form = new LinkedHashMap<>();
        TextPosition position = violation.position();
        form.put("code", violation.code());
        form.put("pointer", violation.pointer());
        form.put("position", position == null ? null : pair("line", position.line(), "column", position.column()));
        form.put("subjects", violation.subjects());
        form.put("message", violation.message());
        return form;
    }

    static Map<String, Object> of(Dependent user) {
        Map<String, Object> form = pair("kind", user.kind(), "id", user.id());
        form.put("name", user.name());
        return form;
    }

    static Map<String, Object> of(Refusal refusal) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("kind", refusal.kind());
        form.put("message", refusal.message());
        form.put("problems", of(refusal.problems()));
        return form;
    }

    static Map<String, Object> of(Connector connector) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("id", connector.id());
        form.put("name", connector.name());
        form.put("workspace", connector.workspace());
        form.put("status", connector.status().name());
        form.put("revision", connector.revision());
        form.put("warnings", of(connector.warnings()));
        form.put("lastTest", connector.lastTest() == null ? null : of(connector.lastTest()));
        form.put("created", of(connector.created()));
        form.put("updated", of(connector.updated()));
        return form;
    }

    static Map<String, Object> whole(Connector connector) {
        Map<String, Object> form = of(connector);
        ConnectorDefinition live = connector.live();
        form.put("draft", ConnectorDocument.toValue(connector.draft()));
        form.put("live", live == null ? null : ConnectorDocument.toValue(live));
        return form;
    }

    private static Map<String, Object> of(TestEvidence evidence) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("passed", evidence.passed());
        form.put("simulated", evidence.simulated());
        form.put("digest", evidence.digest());
        form.put("at", evidence.at().toString());
        form.put("missing", evidence.missing());
        return form;
    }

    private static Map<String, Object> of(MissingOutput missing) {
        Map<String, Object> form =
                pair("output", missing.output(), "place", missing.place().toString());
        form.put("near", missing.near());
        return form;
    }

    private static Map<String, Object> of(Connector.Stamp stamp) {
        return pair("at", stamp.at().toString(), "by", stamp.by());
    }

    static Map<String, Object> pair(String one, @Nullable Object first, String other, @Nullable Object second) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put(one, first);
        form.put(other, second);
        return form;
    }
}
