package io.dataconnectors.examples.cli;

import io.dataconnectors.ConnectorException;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Violation;
import io.dataconnectors.WriteNotConfirmedException;
import io.dataconnectors.imports.ImportException;
import io.dataconnectors.internal.problem.Code;
import java.util.List;

/**
 * Why a command was not done.
 *
 * @param code the word that scripts decide on: that of the library's exception, or one of the command line's own
 * @param message what went wrong, for people
 * @param violations every problem with its place, of a document or of inputs
 * @param exitStatus what the shell is told
 */
record Refusal(String code, String message, List<Violation> violations, int exitStatus) {
    static Refusal of(Exception thrown) {
        if (thrown instanceof UsageException) {
            return ofUsage(String.valueOf(thrown.getMessage()));
        }
        if (thrown instanceof InvalidDocumentException invalid) {
            List<Violation> violations = invalid.violations();
            return new Refusal(
                    new InvalidDefinitionException(violations).code(),
                    String.valueOf(invalid.getMessage()),
                    violations,
                    ExitStatus.WRONG);
        }
        if (thrown instanceof ImportException refused) {
            return new Refusal(
                    Code.NOT_IMPORTABLE.word(),
                    "The command cannot be a connector",
                    refused.violations(),
                    ExitStatus.WRONG);
        }
        return thrown instanceof ConnectorException known ? ofLibrary(known) : unexpected(thrown);
    }

    static Refusal ofUsage(String message) {
        return new Refusal("usage", message, List.of(), ExitStatus.WRONG);
    }

    private static Refusal ofLibrary(ConnectorException thrown) {
        boolean wrong = thrown instanceof InvalidDefinitionException
                || thrown instanceof InvalidInputException
                || thrown instanceof WriteNotConfirmedException;
        return new Refusal(
                thrown.code(), message(thrown), thrown.violations(), wrong ? ExitStatus.WRONG : ExitStatus.FAILED);
    }

    private static String message(ConnectorException thrown) {
        if (thrown instanceof WriteNotConfirmedException write) {
            return "Testing " + write.name() + " sends a real " + write.method()
                    + " request, which may change something; if that is meant, add --yes-it-writes";
        }
        return thrown instanceof InvalidInputException
                ? "The inputs break a rule"
                : String.valueOf(thrown.getMessage());
    }

    /** The message of an exception that nobody expected may quote anything; its class does not. */
    private static Refusal unexpected(Exception thrown) {
        String message = "This should not have happened: " + thrown.getClass().getName();
        return new Refusal("unexpected", message, List.of(), ExitStatus.FAILED);
    }
}
