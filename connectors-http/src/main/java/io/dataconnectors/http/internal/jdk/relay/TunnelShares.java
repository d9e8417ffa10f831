package io.dataconnectors.http.internal.jdk.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The tunnels, open or being opened. Clients keep tunnels for their next call, long after the last one: when there is no room
 * left, one that rests makes place, of the party that has most of them. When a party has its share, that is one of its own:
 * a party that calls many targets, or targets that never let go, never takes a tunnel from another.
 */
final class TunnelShares {
    private final int places;
    private final int share;
    private final Duration rest;
    private final Map<Loop.Connection, String> taken = new LinkedHashMap<>(); // with the party of each
    private volatile int size;

    TunnelShares(int places, int share, Duration rest) {
        this.places = places;
        this.share = share;
        this.rest = rest;
    }

    /** Returns whether there was a place for one more of a party. */
    boolean enter(Loop.Connection tunnel, String party) {
        if (hasItsShare(party)) {
            makePlace(party::equals);
        } else if (isFull()) {
            makePlace(any -> true);
        }
        if (hasItsShare(party) || isFull()) {
            return false;
        }
        taken.put(tunnel, party);
        size = taken.size();
        return true;
    }

    private boolean isFull() {
        return taken.size() >= places;
    }

    private boolean hasItsShare(String party) {
        return taken.size() >= share
                && taken.values().stream().filter(party::equals).count() >= share;
    }

    /** Of these parties, that with most tunnels that rest loses the one that has rested longest. */
    private void makePlace(Predicate<String> parties) {
        Map<String, List<Tunnel>> resting = new LinkedHashMap<>();
        taken.forEach((connection, party) -> {
            if (connection instanceof Tunnel tunnel && parties.test(party) && tunnel.rests(rest)) {
                resting.computeIfAbsent(party, first -> new ArrayList<>()).add(tunnel);
            }
        });
        resting.values().stream()
                .max(Comparator.comparingInt(List::size))
                .flatMap(most -> most.stream().min(Comparator.comparingLong(Tunnel::lastTraffic)))
                .ifPresent(tunnel -> tunnel.close(false));
    }

    /** Any of the open ones may be that of an attempt which was given up; the party that opened it may be another. */
    void abandoned(Passage attempt) {
        taken.keySet().stream()
                .filter(Tunnel.class::isInstance)
                .map(Tunnel.class::cast)
                .filter(tunnel -> tunnel.leadsWhere(attempt))
                .forEach(Tunnel::suspect);
    }

    void leave(Loop.Connection tunnel) {
        taken.remove(tunnel);
        size = taken.size();
    }

    /** Returns how many there are; for any thread. */
    int size() {
        return size;
    }
}
