package io.dataconnectors.document;

import io.dataconnectors.BreakingChange;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorVersion;
import io.dataconnectors.Dependent;
import io.dataconnectors.Dependents;
import io.dataconnectors.Difference;
import io.dataconnectors.LifeEvent;
import io.dataconnectors.Page;
import io.dataconnectors.TestEvidence;
import io.dataconnectors.Violation;
import io.dataconnectors.Violation.TextPosition;
import io.dataconnectors.internal.json.Plain;
import java.util.List;
import java.util.Map;

/** The forms of connectors and of what is said of them. */
final class ConnectorForm {
    /** The version of the form of a connector. It grows when a release writes what earlier ones would misread. */
    static final int VERSION = 1;

    private ConnectorForm() {}

    static Map<String, Object> of(Connector connector) {
        ConnectorDefinition live = connector.live();
        TestEvidence lastTest = connector.lastTest();
        return Plain.object(
                "formVersion", VERSION,
                "id", connector.id(),
                "workspace", connector.workspace(),
                "name", connector.name(),
                "status", connector.status().name(),
                "revision", connector.revision(),
                "draftRevision", connector.draftRevision(),
                "created", of(connector.created()),
                "updated", of(connector.updated()),
                "lastTest", lastTest == null ? null : of(lastTest),
                "warnings", violations(connector.warnings()),
                "draft", ConnectorDocument.toValue(connector.draft()),
                "live", live == null ? null : ConnectorDocument.toValue(live));
    }

    static Map<String, Object> of(Connector.Stamp stamp) {
        return Plain.object("at", stamp.at().toString(), "by", stamp.by());
    }

    static Map<String, Object> of(TestEvidence evidence) {
        return Plain.object(
                "digest", evidence.digest(),
                "passed", evidence.passed(),
                "simulated", evidence.simulated(),
                "at", evidence.at().toString(),
                "missing", evidence.missing());
    }

    static List<Map<String, Object>> violations(List<Violation> violations) {
        return violations.stream().map(ConnectorForm::of).toList();
    }

    static Map<String, Object> of(Violation violation) {
        TextPosition position = violation.position();
        return Plain.object(
                "code", violation.code(),
                "pointer", violation.pointer(),
                "position", position == null ? null : of(position),
                "subjects", violation.subjects(),
                "message", violation.message());
    }

    static Map<String, Object> of(TextPosition position) {
        return Plain.object("line", position.line(), "column", position.column());
    }

    static Map<String, Object> of(Page page) {
        return Plain.object(
                "connectors", page.connectors().stream().map(ConnectorForm::of).toList(),
                "next", page.next());
    }

    static Map<String, Object> of(ConnectorVersion version) {
        return Plain.object(
                "workspace", version.workspace(),
                "connectorId", version.connectorId(),
                "name", version.definition().name(),
                "revision", version.revision(),
                "kind", version.kind().name(),
                "digest", version.digest(),
                "stamp", of(version.stamp()),
                "document", ConnectorDocument.toValue(version.definition()));
    }

    static Map<String, Object> of(Difference difference) {
        return Plain.object(
                "kind", difference.kind().name(),
                "pointer", difference.pointer(),
                "before", difference.before(),
                "after", difference.after());
    }

    static Map<String, Object> of(LifeEvent event) {
        return Plain.object(
                "kind", event.kind().name(),
                "workspace", event.workspace(),
                "id", event.id(),
                "name", event.name(),
                "previousName", event.previousName(),
                "revision", event.revision(),
                "at", event.at().toString(),
                "by", event.by());
    }

    static Map<String, Object> of(Dependents dependents) {
        return Plain.object(
                "dependents", dependents(dependents.found()),
                "failedResolvers", dependents.failedResolvers());
    }

    static List<Map<String, Object>> dependents(List<Dependent> dependents) {
        return dependents.stream().map(ConnectorForm::of).toList();
    }

    static Map<String, Object> of(Dependent dependent) {
        return Plain.object("kind", dependent.kind(), "id", dependent.id(), "name", dependent.name());
    }

    static Map<String, Object> of(BreakingChange change) {
        return Plain.object("name", change.name(), "kind", change.kind().name(), "subject", change.subject());
    }
}
