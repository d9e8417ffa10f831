package io.dataconnectors.cases;

import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.Failure.FieldError;
import io.dataconnectors.internal.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** What came of a call, as JSON: outputs, or the kind of the failure and what the vendor said. */
final class Outcomes {
    private Outcomes() {}

    static String shown(Execution execution) {
        Failure failure = execution.failure();
        return Json.writePretty(failure == null ? execution.outputs() : shown(failure));
    }

    private static Map<String, Object> shown(Failure failure) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("kind", failure.kind().name());
        if (failure.apiMessage() != null) {
            shown.put("message", failure.apiMessage());
        }
        if (failure.apiCode() != null) {
            shown.put("code", failure.apiCode());
        }
        if (!failure.fields().isEmpty()) {
            shown.put("fields", failure.fields().stream().map(Outcomes::shown).toList());
        }
        if (!failure.details().isEmpty()) {
            shown.put("details", failure.details());
        }
        return shown;
    }

    private static Map<String, Object> shown(FieldError field) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", field.name());
        shown.put("message", field.message());
        return shown;
    }
}
