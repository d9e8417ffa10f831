package io.dataconnectors.http.internal.limit;

import java.util.concurrent.CompletableFuture;

/** A call that wants a place at an origin: its first one, or the next one in its stead; equal only to itself. */
final class Caller {
    final Place place;
    final String origin;
    final CompletableFuture<Place> entry;

    /** Whether it is not in flight yet. */
    final boolean comes;

    Caller(Place place, String origin, CompletableFuture<Place> entry, boolean comes) {
        this.place = place;
        this.origin = origin;
        this.entry = entry;
        this.comes = comes;
    }
}
