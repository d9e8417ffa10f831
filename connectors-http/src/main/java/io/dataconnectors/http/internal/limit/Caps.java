package io.dataconnectors.http.internal.limit;

import io.dataconnectors.http.internal.limit.CallSlot.Caller;
import java.time.Duration;

/**
 * The caps on the calls in flight and on those that wait.
 *
 * @param inFlight the most calls in flight
 * @param perWorkspace the most of them of one workspace
 * @param perOrigin the most of them to one origin
 * @param waiting the most calls that wait
 * @param waitingPerWorkspace the most of them of one workspace
 * @param longestWait how long a call waits
 */
public record Caps(
        int inFlight, int perWorkspace, int perOrigin, int waiting, int waitingPerWorkspace, Duration longestWait) {
    /** Checks that at least one call may be in flight, and that no number or time is negative. */
    public Caps {
        atLeast(1, inFlight, "calls in flight");
        atLeast(1, perWorkspace, "calls in flight per workspace");
        atLeast(1, perOrigin, "calls in flight per origin");
        atLeast(0, waiting, "waiting calls");
        atLeast(0, waitingPerWorkspace, "waiting calls per workspace");
        if (longestWait.isNegative()) {
            throw new IllegalArgumentException("A call waits for no time or some, not " + longestWait);
        }
    }

    private static void atLeast(int least, int number, String what) {
        if (number < least) {
            throw new IllegalArgumentException("The most " + what + " are " + least + " or more, not " + number);
        }
    }

    /** A limit that a call may find reached. */
    enum Limit {
        WORKSPACE("calls of the workspace", "perWorkspace"),
        ORIGIN("calls to the origin", "perOrigin"),
        ALL("calls of all workspaces", "inFlight");

        private final String what;
        private final String method;

        Limit(String what, String method) {
            this.what = what;
            this.method = method;
        }

        /** Returns what a call is told. */
        String reached(Caller caller) {
            return switch (this) {
                case WORKSPACE -> "Too many calls of this workspace are in flight";
                case ORIGIN -> "Too many calls to " + caller.origin + " are in flight";
                case ALL -> "Too many calls are in flight";
            };
        }

        /** Returns what the host is told. */
        String explained(Caps caps) {
            return value(caps) + " " + what + " were in flight, which is CallLimits." + method;
        }

        private int value(Caps caps) {
            return switch (this) {
                case WORKSPACE -> caps.perWorkspace();
                case ORIGIN -> caps.perOrigin();
                case ALL -> caps.inFlight();
            };
        }

        /** Returns what distinguishes this from the same limit elsewhere. */
        String of(Caller caller) {
            return switch (this) {
                case WORKSPACE -> this + " " + caller.place.workspace;
                case ORIGIN -> this + " " + caller.origin;
                case ALL -> this.toString();
            };
        }
    }
}
