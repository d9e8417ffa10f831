package io.dataconnectors.http.internal.breaker;

import io.dataconnectors.Failure;
import io.dataconnectors.Success;
import io.dataconnectors.http.internal.answer.Reply;
import io.dataconnectors.http.internal.retry.Attempt;
import java.time.Duration;
import java.util.Set;

/** The evidence that an attempt gives of the origin it went to. */
enum OriginEvidence {
    /** It answered for itself, with an error of any other kind or 429 as well: it is there. */
    WORKS,
    /** It could not be reached, did not answer in time or not in HTTP, or a gateway before it said that it is away. */
    FAILS,
    /** Nothing, as when the call was cancelled. */
    NONE;

    private static final Set<Integer> AWAY = Set.of(502, 503, 504);

    /** A caller in a hurry does not show that an origin hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    static OriginEvidence of(Success success, Attempt attempt, Duration took) {
        Failure failure = attempt.failure();
        Reply reply = attempt.reply();
        if (failure == null) {
            boolean away = reply != null && AWAY.contains(reply.status()) && !success.allows(reply.status());
            return away ? FAILS : WORKS;
        }
        return switch (failure.kind()) {
            case CONNECT_FAILED, TLS_FAILED -> FAILS;
            case TIMEOUT -> took.compareTo(PATIENCE) < 0 ? NONE : FAILS;
            case MALFORMED -> reply == null ? FAILS : WORKS;
            case TOO_LARGE -> WORKS;
            default -> NONE;
        };
    }
}
