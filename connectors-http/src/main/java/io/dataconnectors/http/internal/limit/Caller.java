package io.dataconnectors.http.internal.limit;

import java.util.concurrent.CompletableFuture;

/** A call that wants a place at an origin: its first one, or the next one in its stead; equal only to itself. */
final class Caller {
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
