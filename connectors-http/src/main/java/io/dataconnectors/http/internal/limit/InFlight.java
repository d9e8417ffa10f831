package io.dataconnectors.http.internal.limit;

import java.util.HashMap;
import java.util.Map;
import javax.annotation.Nullable;

/** The calls in flight, in all, by workspace and by origin. What has none takes no memory. Not safe for several threads. */
final class InFlight {
    private final Caps caps;
    private int all;
    private final Map<String, Integer> byWorkspace = new HashMap<>();
    private final Map<String, Integer> byOrigin = new HashMap<>();

    InFlight(Caps caps) {
        this.caps = caps;
    }

    /** Returns the limit that is reached, so that there is no room for a call, or null if there is room for it. */
    @Nullable
    Limit full(Caller caller) {
        if (caller.comes && of(caller) >= caps.perWorkspace()) {
            return Limit.WORKSPACE;
        }
        if (byOrigin.getOrDefault(caller.origin, 0) >= caps.perOrigin()) {
            return Limit.ORIGIN;
        }
        return caller.comes && all >= caps.inFlight() ? Limit.ALL : null;
    }

    /** Returns how many of the same workspace are in flight. */
    int of(Caller caller) {
        return byWorkspace.getOrDefault(caller.place.workspace, 0);
    }

    /** InFlight a call that comes, or that was between two origins. */
    void add(Caller caller) {
        if (caller.comes) {
            all++;
            byWorkspace.merge(caller.place.workspace, 1, Integer::sum);
        }
        caller.place.origin = caller.origin;
        byOrigin.merge(caller.origin, 1, Integer::sum);
    }

    /** Takes a place from its origin, if it is at one; the call is still in flight. */
    void leaveOrigin(CallSlot place) {
        if (place.origin != null) {
            less(byOrigin, place.origin);
            place.origin = null;
        }
    }

    void remove(CallSlot place) {
        leaveOrigin(place);
        all--;
        less(byWorkspace, place.workspace);
    }

    private static void less(Map<String, Integer> counts, String name) {
        counts.computeIfPresent(name, (known, count) -> count == 1 ? null : count - 1);
    }

    Load load(int waiting) {
        return new Load(all, waiting, byWorkspace, byOrigin);
    }

    boolean isEmpty() {
        return all == 0 && byWorkspace.isEmpty() && byOrigin.isEmpty();
    }
}
