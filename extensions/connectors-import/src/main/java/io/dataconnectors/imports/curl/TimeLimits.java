package io.dataconnectors.imports.curl;

import io.dataconnectors.Limits;
import io.dataconnectors.Method;
import io.dataconnectors.imports.ImportNote.Kind;
import io.dataconnectors.imports.internal.ImportReport;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** What {@code --max-time} and {@code --retry} say, as far as a connector has it. */
final class TimeLimits {
    private final Options options;
    private final ImportReport report;

    TimeLimits(Options options, ImportReport report) {
        this.options = options;
        this.report = report;
    }

    Limits of(Method method) {
        Limits limits = Limits.DEFAULT;
        Optional<BigDecimal> seconds = number("max-time").filter(time -> time.signum() > 0);
        if (seconds.isPresent()) {
            BigDecimal most = BigDecimal.valueOf(Limits.MAX_TIMEOUT.toSeconds());
            if (seconds.get().compareTo(most) > 0) {
                report.note(Kind.CHANGED, "--max-time is beyond what a call may take; it is " + most + " seconds");
            }
            long millis = seconds.get().min(most).movePointRight(3).longValue();
            limits = limits.timeout(Duration.ofMillis(Math.max(1, millis)));
        }
        Optional<BigDecimal> retries = number("retry");
        if (retries.isPresent() && method.writes()) {
            report.note(
                    Kind.LEFT_OUT,
                    "--retry is left out: a " + method + " is repeated only if the definition declares idempotency");
        } else if (retries.isPresent()) {
            limits = limits.retries(
                    retries.get().min(BigDecimal.valueOf(Limits.MAX_RETRIES)).intValue());
        }
        return limits;
    }

    private Optional<BigDecimal> number(String option) {
        Optional<String> text = options.last(option);
        if (text.isPresent() && !text.get().matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            report.refuse("--" + option + " wants a number");
            return Optional.empty();
        }
        return text.map(BigDecimal::new);
    }
}
