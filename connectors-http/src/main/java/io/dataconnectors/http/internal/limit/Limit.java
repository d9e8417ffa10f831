package io.dataconnectors.http.internal.limit;

import io.dataconnectors.http.internal.limit.CallSlot.Caller;

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
