package io.dataconnectors.http.internal.limit;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;

/** The calls that wait for a place, oldest first. Not safe for several threads. */
final class Waiting {
    private final Caps caps;
    private final Set<Caller> calls = new LinkedHashSet<>();
    private final Map<String, Integer> byWorkspace = new HashMap<>();

    Waiting(Caps caps) {
        this.caps = caps;
    }

    boolean hasRoom(Caller caller) {
        return calls.size() < caps.waiting()
                && byWorkspace.getOrDefault(caller.place.workspace, 0) < caps.waitingPerWorkspace();
    }

    int size() {
        return calls.size();
    }

    void add(Caller caller) {
        calls.add(caller);
        byWorkspace.merge(caller.place.workspace, 1, Integer::sum);
    }

    void remove(Caller caller) {
        if (calls.remove(caller)) {
            byWorkspace.computeIfPresent(caller.place.workspace, (name, count) -> count == 1 ? null : count - 1);
        }
    }

    /**
     * Returns who goes next, or null if there is room for none: of the workspace with the fewest calls in flight, so that
     * one with many does not hold up the others, the call that has waited longest. Those to a full origin are passed over.
     */
    @Nullable
    Caller next(InFlight inFlight) {
        Caller next = null;
        for (Caller caller : calls) {
            boolean first = next == null || inFlight.of(caller) < inFlight.of(next);
            if (first && !caller.entry.isDone() && inFlight.full(caller) == null) {
                next = caller;
            }
        }
        return next;
    }

    boolean isEmpty() {
        return calls.isEmpty() && byWorkspace.isEmpty();
    }
}
