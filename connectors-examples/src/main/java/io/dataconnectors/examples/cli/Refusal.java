package io.dataconnectors.examples.cli;

import static java.util.Map.entry;

import io.dataconnectors.BreakingChangeException;
import io.dataconnectors.ConnectorException;
import io.dataconnectors.ConnectorInUseException;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.NameTakenException;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.StorageException;
import io.dataconnectors.UntestedException;
import io.dataconnectors.Violation;
import io.dataconnectors.WriteNotConfirmedException;
import io.dataconnectors.WrongStatusException;
import io.dataconnectors.imports.ImportException;
import io.dataconnectors.internal.problem.Code;
import java.util.List;
import java.util.Map;

/**
 * Why a command was not done.
 *
 * @param kind the word that scripts decide on
 * @param message what went wrong, for people
 * @param problems every problem with its place, of a document or of inputs
 * @param exitStatus what the shell is told
 */
record Refusal(String kind, String message, List<Violation> problems, int exitStatus) {
    private static final Map<Class<? extends ConnectorException>, String> KINDS = Map.ofEntries(
            entry(BreakingChangeException.class, "BREAKING_CHANGE"),
            entry(ConnectorInUseException.class, "IN_USE"),
            entry(ConnectorNotFoundException.class, "NOT_FOUND"),
            entry(NameTakenException.class, "NAME_TAKEN"),
            entry(StaleConnectorException.class, "STALE"),
            entry(StorageException.class, "STORAGE"),
            entry(UntestedException.class, "UNTESTED"),
            entry(WrongStatusException.class, "WRONG_STATUS"));

    static Refusal of(Exception thrown) {
        String message = String.valueOf(thrown.getMessage());
        if (thrown instanceof UsageException) {
            return ofUsage(message);
        }
        if (thrown instanceof InvalidDocumentException invalid) {
            return new Refusal("INVALID_DEFINITION", message, invalid.violations(), ExitStatus.WRONG);
        }
        if (thrown instanceof InvalidDefinitionException invalid) {
            return new Refusal("INVALID_DEFINITION", message, invalid.violations(), ExitStatus.WRONG);
        }
        if (thrown instanceof ImportException refused) {
            List<Violation> reasons = refused.reasons().stream()
                    .map(reason -> Violation.of(Code.NOT_IMPORTABLE.word(), "", reason))
                    .toList();
            return new Refusal("INVALID_COMMAND", "The command cannot be a connector", reasons, ExitStatus.WRONG);
        }
        if (thrown instanceof InvalidInputException invalid) {
            return new Refusal("INVALID_INPUT", "The inputs break a rule", invalid.violations(), ExitStatus.WRONG);
        }
        if (thrown instanceof WriteNotConfirmedException write) {
            return new Refusal("WRITE_NOT_CONFIRMED", explanation(write), List.of(), ExitStatus.WRONG);
        }
        String kind = KINDS.get(thrown.getClass());
        return kind == null ? unexpected(thrown) : new Refusal(kind, message, List.of(), ExitStatus.FAILED);
    }

    static Refusal ofUsage(String message) {
        return new Refusal("USAGE", message, List.of(), ExitStatus.WRONG);
    }

    private static String explanation(WriteNotConfirmedException write) {
        return "Testing " + write.name() + " sends a real " + write.method()
                + " request, which may change something; if that is meant, add --yes-it-writes";
    }

    /** The message of an exception that nobody expected may quote anything; its class does not. */
    private static Refusal unexpected(Exception thrown) {
        String message = "This should not have happened: " + thrown.getClass().getName();
        return new Refusal("UNEXPECTED", message, List.of(), ExitStatus.FAILED);
    }
}
