package io.dataconnectors.http.relay;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The tunnels, open or being opened. Clients keep tunnels for their next call, long after the last one: when there is no room
 * left, the one that has rested longest makes place.
 */
final class Room {
    private static final long A_REST = TimeUnit.SECONDS.toNanos(1);

    private final int places;
    private final Set<Connection> taken = new LinkedHashSet<>();
    private volatile int size;

    Room(int places) {
        this.places = places;
    }

    /** Returns whether there was a place. */
    boolean enter(Connection tunnel) {
        if (taken.size() >= places) {
            longestAtRest().ifPresent(resting -> resting.close(false));
        }
        if (taken.size() >= places) {
            return false;
        }
        taken.add(tunnel);
        size = taken.size();
        return true;
    }

    private Optional<Tunnel> longestAtRest() {
        return taken.stream()
                .filter(Tunnel.class::isInstance)
                .map(Tunnel.class::cast)
                .filter(tunnel -> tunnel.rests(A_REST))
                .min(Comparator.comparingLong(Tunnel::lastTraffic));
    }

    void leave(Connection tunnel) {
        taken.remove(tunnel);
        size = taken.size();
    }

    /** Returns how many there are; for any thread. */
    int size() {
        return size;
    }
}
