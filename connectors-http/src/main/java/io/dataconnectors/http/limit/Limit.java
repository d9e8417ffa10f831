package io.dataconnectors.http.limit;

import java.util.function.ToIntFunction;

/** A limit that a call may find reached. */
enum Limit {
    WORKSPACE("calls of the workspace", "perWorkspace", Caps::perWorkspace),
    ORIGIN("calls to the origin", "perOrigin", Caps::perOrigin),
    ALL("calls of all workspaces", "inFlight", Caps::inFlight);

    private final String what;
    private final String method;
    private final ToIntFunction<Caps> value;

    Limit(String what, String method, ToIntFunction<Caps> value) {
        this.what = what;
        this.method = method;
        this.value = value;
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
        return value.applyAsInt(caps) + " " + what + " were in flight, which is CallLimits." + method;
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
