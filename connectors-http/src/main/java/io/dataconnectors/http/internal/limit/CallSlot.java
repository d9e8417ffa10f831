package io.dataconnectors.http.internal.limit;

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
}
