package io.dataconnectors.document;

import io.dataconnectors.Limits;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** {@code limits}: what one call may cost. */
final class LimitsForm {
    /** As the schema has it: {@link Duration#parse} takes small letters, signs and commas too. */
    private static final Pattern DURATION =
            Pattern.compile("P(?=[0-9T])([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+(\\.[0-9]{1,9})?S)?)?");

    private LimitsForm() {}

    static Limits read(Node node) {
        Members in = node.members();
        Optional<Duration> timeout =
                in.optional("timeout").parsed(LimitsForm::duration, "an ISO 8601 duration such as \"PT10S\"");
        Limits limits = timeout.map(Limits.DEFAULT::timeout).orElse(Limits.DEFAULT);
        limits = in.optional("maxResponseBytes")
                .wholeNumber()
                .map(limits::maxResponseBytes)
                .orElse(limits);
        limits = in.optional("retries").wholeNumber().map(limits::retries).orElse(limits);
        in.refuseOthers();
        return limits;
    }

    @Nullable
    private static Duration duration(String text) {
        try {
            return DURATION.matcher(text).matches() ? Duration.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    static void write(Limits limits, Written out) {
        out.putUnless(
                        Limits.DEFAULT_TIMEOUT.toString(),
                        "timeout",
                        limits.timeout().toString())
                .putUnless(Limits.MAX_RESPONSE_BYTES, "maxResponseBytes", limits.maxResponseBytes())
                .putUnless(null, "retries", limits.retries());
    }
}
