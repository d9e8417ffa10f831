package io.dataconnectors.examples.cli;

import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Violation;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import javax.annotation.Nullable;

/** Says on standard error what went wrong: one problem a line, so that scripts can read it too. */
final class Complaints {
    private static final int MOST_VIOLATIONS = 100;

    /** To try again without a change is safe, but to no avail. */
    private static final Set<FailureKind> WRONG_BEFORE = Set.of(
            FailureKind.INVALID_INPUT,
            FailureKind.SECRET_UNAVAILABLE,
            FailureKind.SIGNER_UNAVAILABLE,
            FailureKind.BLOCKED,
            FailureKind.CALL_ID_REUSED);

    private final PrintWriter err;

    Complaints(PrintWriter err) {
        this.err = err;
    }

    void of(Refusal refusal) {
        if (refusal.violations().isEmpty()) {
            err.println(Shown.text(refusal.message()));
        }
        print(refusal.violations(), Violation::toString);
        err.flush();
    }

    void of(InvalidDocumentException invalid) {
        print(invalid.violations(), invalid::line);
        err.flush();
    }

    void of(Execution execution, Failure failure) {
        err.println(Shown.line(failure.kind() + ": " + failure.message()));
        print(failure.problems(), Violation::toString);
        said("The API says: ", failure.apiMessage());
        said("The API's code: ", failure.apiCode());
        failure.fields().forEach(field -> said("The API says of ", field.toString()));
        failure.details().forEach((name, said) -> said("The API's " + name + ": ", said));
        err.println(delivery(failure.kind(), execution.delivery()));
        hint(failure).ifPresent(err::println);
        err.flush();
    }

    /** What is broken in a store, which its list leaves out: files, or connectors by their ids. */
    void of(SortedMap<String, String> broken) {
        broken.forEach((place, problem) -> err.println(Shown.line(place + ": " + problem)));
        err.flush();
    }

    /** What is doubtful, and keeps nothing from being done. */
    void warnings(List<Violation> warnings, Function<Violation, String> line) {
        print(warnings, warning -> "Warning: " + line.apply(warning));
        err.flush();
    }

    private void print(List<Violation> violations, Function<Violation, String> line) {
        violations.stream().limit(MOST_VIOLATIONS).forEach(violation -> err.println(Shown.line(line.apply(violation))));
        if (violations.size() > MOST_VIOLATIONS) {
            err.println("… and " + (violations.size() - MOST_VIOLATIONS) + " more");
        }
    }

    private void said(String introduction, @Nullable String text) {
        if (text != null) {
            err.println(introduction + Shown.value(text));
        }
    }

    private static Optional<String> hint(Failure failure) {
        return Optional.ofNullable(
                switch (failure.kind()) {
                    case SECRET_UNAVAILABLE -> "Give it with --secret NAME=env:VARIABLE or NAME=file:PATH.";
                    case BLOCKED -> "What is not public is opened with --allow-address CIDR and --allow-port PORT.";
                    case CONNECT_FAILED -> "--verbose says why.";
                    case TLS_FAILED ->
                        "--verbose says why. The certificate of a private authority is trusted with --trust PEM.";
                    case SIGNER_UNAVAILABLE -> "Give it with --signer NAME=KIND; run --help names the kinds.";
                    default -> null;
                });
    }

    private static String delivery(FailureKind kind, Delivery delivery) {
        if (delivery == Delivery.NOT_SENT && WRONG_BEFORE.contains(kind)) {
            return "Nothing was sent.";
        }
        return switch (delivery) {
            case NOT_SENT -> "Nothing was sent: to try again is safe.";
            case UNKNOWN -> "It may have taken effect: no answer came. Find out before you try again.";
            case ANSWERED -> "The API answered: its answer says what happened.";
        };
    }
}
