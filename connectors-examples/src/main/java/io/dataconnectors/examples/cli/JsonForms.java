package io.dataconnectors.examples.cli;

import io.dataconnectors.BreakingChange;
import io.dataconnectors.Connector;
import io.dataconnectors.Dependent;
import io.dataconnectors.Violation;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.examples.source.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The objects of {@code --json} that no value of the library has as its form. */
final class JsonForms {
    private JsonForms() {}

    static Map<String, Object> valid(List<Violation> warnings, Function<String, Place> places) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("valid", true);
        form.put("violations", List.of());
        form.put("warnings", of(warnings, places));
        return form;
    }

    static Map<String, Object> invalid(InvalidDocumentException invalid) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("valid", false);
        form.put("violations", of(invalid.violations(), invalid::place));
        form.put("warnings", List.of());
        return form;
    }

    /** The form of a violation, and where in the file its place is. */
    private static List<Map<String, Object>> of(List<Violation> violations, Function<String, Place> places) {
        return violations.stream()
                .map(violation -> {
                    Map<String, Object> form = new LinkedHashMap<>(JsonForm.of(violation));
                    Place place = places.apply(violation.pointer());
                    form.put("line", place.line());
                    form.put("column", place.column());
                    return form;
                })
                .toList();
    }

    static Map<String, Object> dependents(Connector connector, List<Dependent> users, List<BreakingChange> breaking) {
        Map<String, Object> form = named(connector);
        form.put("dependents", users.stream().map(JsonForm::of).toList());
        form.put("breakingChanges", breaking.stream().map(JsonForm::of).toList());
        return form;
    }

    static Map<String, Object> deleted(Connector connector) {
        Map<String, Object> form = named(connector);
        form.put("deleted", true);
        return form;
    }

    private static Map<String, Object> named(Connector connector) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("id", connector.id());
        form.put("name", connector.name());
        return form;
    }

    static Map<String, Object> of(Refusal refusal) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("code", refusal.code());
        form.put("message", refusal.message());
        form.put("violations", refusal.violations().stream().map(JsonForm::of).toList());
        return form;
    }
}
