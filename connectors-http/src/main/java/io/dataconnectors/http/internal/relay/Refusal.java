package io.dataconnectors.http.internal.relay;

import io.dataconnectors.spi.ConnectionProblem.Kind;
import javax.annotation.Nullable;

/**
 * Why a tunnel was not opened.
 *
 * @param reason what its call is told
 * @param problem what the host is told of a target that cannot be reached, or null
 * @param facts what else the host is told
 */
public record Refusal(Reason reason, @Nullable Kind problem, String facts) {
    static final Refusal BLOCKED = new Refusal(Reason.BLOCKED, null, "");
    static final Refusal OVERLOADED = new Refusal(Reason.OVERLOADED, null, "");

    static Refusal unreachable(Kind problem, String facts) {
        return new Refusal(Reason.UNREACHABLE, problem, facts);
    }

    /** What a call is told. */
    public enum Reason {
        /** The port, or one of the addresses of the name, is not one that may be called. */
        BLOCKED,
        /** The name has no address, or none that takes a connection in time. */
        UNREACHABLE,
        /** There are too many tunnels, or too many names wait to be resolved. */
        OVERLOADED
    }
}
