package io.dataconnectors.document;

import static java.util.Map.entry;

import io.dataconnectors.BreakingChangeException;
import io.dataconnectors.ConnectorException;
import io.dataconnectors.ConnectorInUseException;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.ExecutionFailedException;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.NameTakenException;
import io.dataconnectors.OutputMismatchException;
import io.dataconnectors.QuotaExceededException;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.StorageException;
import io.dataconnectors.UntestedException;
import io.dataconnectors.Violation;
import io.dataconnectors.WriteNotConfirmedException;
import io.dataconnectors.WrongStatusException;
import io.dataconnectors.internal.json.Plain;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The forms of exceptions: problem details (RFC 9457). */
final class ProblemForm {
    private static final String TYPE = "urn:problem-type:data-connectors:";

    private static final Map<Class<?>, Kind> KINDS = Map.ofEntries(
            kind(InvalidDefinitionException.class, "The definition breaks rules", 422, e -> Map.of()),
            kind(InvalidInputException.class, "The inputs break rules", 422, e -> Map.of()),
            kind(OutputMismatchException.class, "The outputs do not fit", 500, e -> Map.of()),
            kind(StorageException.class, "The store failed", 503, e -> Map.of()),
            kind(
                    ConnectorNotFoundException.class,
                    "There is no such connector",
                    404,
                    e -> Plain.object("reference", e.reference())),
            kind(QuotaExceededException.class, "There are too many", 409, e -> Plain.object("most", e.most())),
            kind(NameTakenException.class, "The name is taken", 409, e -> Plain.object("name", e.name())),
            kind(
                    StaleConnectorException.class,
                    "The connector was changed meanwhile",
                    409,
                    e -> Plain.object(
                            "id", e.id(),
                            "expectedRevision", e.expectedRevision(),
                            "currentRevision", e.currentRevision())),
            kind(
                    WrongStatusException.class,
                    "The connector has another status",
                    409,
                    e -> Plain.object(
                            "name", e.name(), "connectorStatus", e.status().name())),
            kind(
                    UntestedException.class,
                    "The draft has no passing test",
                    409,
                    e -> Plain.object("name", e.name(), "reason", e.reason().name())),
            kind(
                    WriteNotConfirmedException.class,
                    "The test would write",
                    409,
                    e -> Plain.object(
                            "name", e.name(),
                            "revision", e.revision(),
                            "method", e.method().name())),
            kind(
                    BreakingChangeException.class,
                    "The draft breaks what uses the connector",
                    409,
                    e -> Plain.object(
                            "changes",
                                    e.changes().stream().map(ConnectorForm::of).toList(),
                            "dependents", ConnectorForm.dependents(e.dependents()),
                            "failedResolvers", e.failedResolvers())),
            kind(
                    ConnectorInUseException.class,
                    "The connector is in use",
                    409,
                    e -> Plain.object(
                            "dependents", ConnectorForm.dependents(e.dependents()),
                            "failedResolvers", e.failedResolvers())),
            kind(
                    ExecutionFailedException.class,
                    "The call failed",
                    502,
                    e -> Plain.object("execution", CallForm.of(e.execution()))));

    /** What a class of exceptions comes to: a status code of HTTP, and members beside those that all problems have. */
    private record Kind(String title, int status, Function<ConnectorException, Map<String, Object>> members) {}

    private ProblemForm() {}

    private static <E extends ConnectorException> Map.Entry<Class<?>, Kind> kind(
            Class<E> type, String title, int status, Function<E, Map<String, Object>> members) {
        return entry(type, new Kind(title, status, exception -> members.apply(type.cast(exception))));
    }

    static Map<String, Object> of(ConnectorException exception) {
        Kind kind = Objects.requireNonNull(KINDS.get(exception.getClass()));
        List<Violation> violations = exception.violations();
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", TYPE + exception.code());
        problem.put("title", kind.title());
        problem.put("status", kind.status());
        problem.put("detail", detail(exception, violations));
        problem.put("code", exception.code());
        problem.put("violations", ConnectorForm.violations(violations));
        problem.putAll(kind.members().apply(exception));
        return Collections.unmodifiableMap(problem);
    }

    /** A store names files and servers, which are nothing to tell outside; and the violations stand beside. */
    private static String detail(ConnectorException exception, List<Violation> violations) {
        if (exception instanceof StorageException) {
            return "The connectors could not be read or written; try again later";
        }
        if (violations.size() > 1) {
            return violations.get(0) + " (and " + (violations.size() - 1) + " more)";
        }
        return String.valueOf(exception.getMessage());
    }
}
