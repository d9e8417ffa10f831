package io.dataconnectors.http.limit;

import java.util.HashMap;
import java.util.Map;
import javax.annotation.Nullable;

/** The calls in flight, in all, by workspace and by origin. What has none takes no memory. Not safe for several threads. */
final class Counts {
    private final Caps caps;
    private int all;
    private final Map<String, Integer> byWorkspace = new HashMap<>();
    private final Map<String, Integer> byOrigin = new HashMap<>();

    Counts(Caps caps) {
        this.caps = caps;
    }

    /** Returns what there are too many of for one more call, or null if there is room for it. */
    @Nullable
    String full(Caller caller) {
        if (of(caller) >= caps.perWorkspace()) {
            return "Too many calls of this workspace are in flight";
        }
        if (byOrigin.getOrDefault(caller.origin, 0) >= caps.perOrigin()) {
            return "Too many calls to " + caller.origin + " are in flight";
        }
        return all >= caps.inFlight() ? "Too many calls are in flight" : null;
    }

    /** Returns how many of the same workspace are in flight. */
    int of(Caller caller) {
        return byWorkspace.getOrDefault(caller.workspace, 0);
    }

    void add(Caller caller) {
        all++;
        byWorkspace.merge(caller.workspace, 1, Integer::sum);
        byOrigin.merge(caller.origin, 1, Integer::sum);
    }

    void remove(Caller caller) {
        all--;
        byWorkspace.computeIfPresent(caller.workspace, (name, count) -> count == 1 ? null : count - 1);
        byOrigin.computeIfPresent(caller.origin, (name, count) -> count == 1 ? null : count - 1);
    }

    boolean isEmpty() {
        return all == 0 && byWorkspace.isEmpty() && byOrigin.isEmpty();
    }
}
