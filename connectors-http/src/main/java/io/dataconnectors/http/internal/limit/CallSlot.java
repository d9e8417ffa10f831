package io.dataconnectors.http.internal.limit;

import io.dataconnectors.http.internal.limit.Caps.Limit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.annotation.Nullable;

/**
 * The place of one call among those in flight, at one origin at a time. It is given back when the call has ended and no
 * plug-in of the host works for it any more: a call that ended at its deadline while a plug-in blocks still holds a thread.
 */
public final class CallSlot {
    final String workspace;

    /** Where it counts, or null before that, between two origins and after; for the counts alone. */
    @Nullable
    String origin;

    private final Consumer<CallSlot> free;
    private final AtomicInteger users = new AtomicInteger(1); // the call itself

    CallSlot(String workspace, Consumer<CallSlot> free) {
        this.workspace = workspace;
        this.free = free;
    }

    /** Adds a user, who leaves later; returns false, and does not, if the place has been given back. */
    public boolean share() {
        return users.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    /** Takes a user away; the last one gives the place back. */
    public void leave() {
        if (users.decrementAndGet() == 0) {
            free.accept(this);
        }
    }

    /** A call that wants a place at an origin: its first one, or the next one in its stead; equal only to itself. */
    static final class Caller {
        final CallSlot place;
        final String origin;
        final CompletableFuture<CallSlot> entry;

        /** Whether it is not in flight yet. */
        final boolean comes;

        Caller(CallSlot place, String origin, CompletableFuture<CallSlot> entry, boolean comes) {
            this.place = place;
            this.origin = origin;
            this.entry = entry;
            this.comes = comes;
        }
    }

    /** The calls in flight, in all, by workspace and by origin. What has none takes no memory. Not safe for several threads. */
    static final class InFlight {
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

        /** The calls that wait for a place, oldest first. Not safe for several threads. */
        static final class Waiting {
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
                    byWorkspace.computeIfPresent(
                            caller.place.workspace, (name, count) -> count == 1 ? null : count - 1);
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
    }
}
