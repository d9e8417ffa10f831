package io.dataconnectors.examples.cli;

import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Violation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import javax.annotation.Nullable;

/** Says on standard error what went wrong: one problem a line, so that scripts can read it too. */
final class Complaints {
    private final PrintWriter err;

    Complaints(PrintWriter err) {
        this.err = err;
    }

    void of(Refusal refusal) {
        if (refusal.problems().isEmpty()) {
            err.println(refusal.message());
        }
        refusal.problems().forEach(this::print);
        err.flush();
    }

    void of(InvalidDocumentException invalid) {
        Path file = invalid.file();
        invalid.violations().forEach(violation -> err.println(file + ": " + violation));
        err.flush();
    }

    void of(Execution execution, Failure failure) {
        err.println(failure.kind() + ": " + failure.message());
        failure.problems().forEach(this::print);
        said("The API says: ", failure.apiMessage());
        said("The API's code: ", failure.apiCode());
        err.println(delivery(execution.delivery()));
        hint(failure.kind()).ifPresent(err::println);
        err.flush();
    }

    /** The broken files of a store, which its list leaves out. */
    void of(SortedMap<Path, String> brokenFiles) {
        brokenFiles.forEach((file, problem) -> err.println(file + ": " + problem));
        err.flush();
    }

    private void print(Violation violation) {
        err.println(violation);
    }

    private void said(String introduction, @Nullable String text) {
        if (text != null) {
            err.println(introduction + Shown.value(text));
        }
    }

    private static Optional<String> hint(FailureKind kind) {
        return Optional.ofNullable(
                switch (kind) {
                    case SECRET_UNAVAILABLE -> "Give it with --secret NAME=env:VARIABLE or NAME=file:PATH.";
                    case BLOCKED -> "What is not public is opened with --allow-address CIDR and --allow-port PORT.";
                    case TLS_FAILED -> "The certificate of a private authority is trusted with --trust PEM.";
                    default -> null;
                });
    }

    private static String delivery(Delivery delivery) {
        return switch (delivery) {
            case NOT_SENT -> "Nothing was sent: to try again is safe.";
            case UNKNOWN -> "It may have taken effect: no answer came. Find out before you try again.";
            case ANSWERED -> "The API answered: what it says is what happened.";
        };
    }
}
