package io.dataconnectors.examples.cli;

import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.TestReport;
import picocli.CommandLine.Option;

/** How results are printed, and what the shell is told of a call. */
final class OutputOptions {
    @Option(names = "--json", description = "Print one JSON object on standard output, and nothing else.")
    private boolean json;

    boolean forPeople() {
        return !json;
    }

    Results results(Console console) {
        return json ? new JsonResults(console.out()) : new TextResults(console.out());
    }

    int print(Console console, Execution execution) {
        results(console).outcome(execution);
        return exitStatus(console, execution);
    }

    int print(Console console, TestReport report) {
        results(console).report(report);
        return exitStatus(console, report.execution());
    }

    private static int exitStatus(Console console, Execution execution) {
        Failure failure = execution.failure();
        if (failure == null) {
            return ExitStatus.DONE;
        }
        new Complaints(console.err()).of(execution, failure);
        return failure.kind() == FailureKind.INVALID_INPUT ? ExitStatus.WRONG : ExitStatus.FAILED;
    }
}
