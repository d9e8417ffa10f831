package io.dataconnectors.apache;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import javax.annotation.Nullable;

/**
 * The connections that are in use, of which no workspace has all. An exchange beyond them waits; when one ends, the workspace
 * that uses fewest goes first. Safe for use by several threads.
 */
final class Shares {
    private final int most;
    private final int share;
    private final Map<String, Party> parties = new LinkedHashMap<>(); // of two with as many, who came first goes first
    private int used;

    /**
     * Makes shares of which none is in use.
     *
     * @param most how many there are
     * @param share how many one workspace may use
     */
    Shares(int most, int share) {
        this.most = most;
        this.share = share;
    }

    /**
     * Asks for one. The future ends when the workspace has it, which {@linkplain #leave gives it back} then; cancelling it gives
     * the question up.
     */
    synchronized CompletableFuture<Void> enter(String workspace) {
        Party party = parties.computeIfAbsent(workspace, first -> new Party());
        CompletableFuture<Void> turn = new CompletableFuture<>();
        if (used < most && party.used < share) { // at rest nobody waits who could go on
            begins(party, turn);
        } else {
            party.waiting.add(turn);
        }
        return turn;
    }

    /** Returns whether it begins; not if it was given up. */
    private boolean begins(Party party, CompletableFuture<Void> turn) {
        boolean begins = turn.complete(null);
        used += begins ? 1 : 0;
        party.used += begins ? 1 : 0;
        return begins;
    }

    /** Gives one back. */
    synchronized void leave(String workspace) {
        Party party = parties.get(workspace);
        if (party != null) {
            used--;
            party.used--;
        }
        Party next = next();
        while (next != null && !begins(next, next.waiting.remove())) {
            next = next();
        }
        parties.values().removeIf(Party::isIdle); // of others too, whose questions were all given up
    }

    @Nullable
    private Party next() {
        Party next = null;
        for (Party party : parties.values()) {
            if (!party.waiting.isEmpty() && party.used < share && (next == null || party.used < next.used)) {
                next = party;
            }
        }
        return next;
    }

    /** Whether none is in use and nobody waits. */
    synchronized boolean isEmpty() {
        return used == 0 && parties.isEmpty();
    }

    private static final class Party {
        private final Queue<CompletableFuture<Void>> waiting = new ArrayDeque<>();
        private int used;

        private boolean isIdle() {
            return used == 0 && waiting.isEmpty();
        }
    }
}
