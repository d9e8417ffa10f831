package io.dataconnectors.http.limit;

import java.util.concurrent.CompletableFuture;

/** A call that wants in or is in; equal only to itself. */
final class Caller {
    final String workspace;
    final String origin;
    final CompletableFuture<Place> entry;

    Caller(String workspace, String origin, CompletableFuture<Place> entry) {
        this.workspace = workspace;
        this.origin = origin;
        this.entry = entry;
    }
}
