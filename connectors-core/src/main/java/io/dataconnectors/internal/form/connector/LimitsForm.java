package io.dataconnectors.internal.form.connector;

import io.dataconnectors.Limits;
import io.dataconnectors.internal.form.Member;
import io.dataconnectors.internal.form.ObjectForm;
import io.dataconnectors.internal.form.ScalarForm;
import java.time.Duration;

/** {@code limits}: what one call may cost. A digest has what holds, whether it is stated or not. */
public final class LimitsForm {
    /** {@code timeout}. */
    public static final Member<Limits, Duration> TIMEOUT = Member.of(
                    Limits.class, "timeout", ScalarForm.duration(), Limits::timeout)
            .set(Limits::timeout)
            .absent(Limits.DEFAULT_TIMEOUT)
            .alwaysDigested()
            .described("The time for the whole call, retries included: an ISO 8601 duration of at most PT60S.");

    /** {@code maxResponseBytes}. */
    public static final Member<Limits, Integer> MAX_RESPONSE_BYTES = Member.of(
                    Limits.class,
                    "maxResponseBytes",
                    ScalarForm.wholeNumberAsItIs().limited("minimum", 1).limited("maximum", Limits.MAX_RESPONSE_BYTES),
                    Limits::maxResponseBytes)
            .set(Limits::maxResponseBytes)
            .absent(Limits.MAX_RESPONSE_BYTES)
            .alwaysDigested()
            .described("How large the decoded answer may be, in bytes.");

    /** {@code retries}. */
    public static final Member<Limits, Integer> RETRIES = Member.of(
                    Limits.class,
                    "retries",
                    ScalarForm.wholeNumberAsItIs().limited("minimum", 0).limited("maximum", Limits.MAX_RETRIES),
                    Limits::retries)
            .set(Limits::retries)
            .alwaysDigested()
            .described("How often a call is repeated at most; 2 where repeating is safe, 0 where it is not.");

    static final ObjectForm<Limits> FORM = ObjectForm.of(
            "limits", "What one call may cost.", in -> in.onto(Limits.DEFAULT), TIMEOUT, MAX_RESPONSE_BYTES, RETRIES);

    private LimitsForm() {}
}
