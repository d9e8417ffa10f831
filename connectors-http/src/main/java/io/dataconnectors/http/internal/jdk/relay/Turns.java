package io.dataconnectors.http.internal.jdk.relay;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import javax.annotation.Nullable;

/**
 * The attempts under way, and those that wait for their turn. The client opens a connection for each attempt that finds none
 * free, so there are fewer attempts than tunnels, in all and of each party. When one ends, the party with the fewest under way
 * goes first. Safe for use by several threads.
 */
final class Turns {
    private final int most;
    private final int share;
    private final Executor starter;
    private final Map<String, Party> parties = new LinkedHashMap<>(); // of two with as many, who came first goes first
    private int running;

    /**
     * Makes turns.
     *
     * @param most attempts under way
     * @param share those of one party
     * @param starter starts the ones that had to wait: where one ends, its connection is not free yet
     */
    Turns(int most, int share, Executor starter) {
        this.most = most;
        this.share = share;
        this.starter = starter;
    }

    /** Runs the start of an attempt, at once or when it has its turn; never if it has ended before. */
    void enter(Passage attempt, Runnable start) {
        if (hasTurn(attempt, start)) {
            start.run();
        }
    }

    /** At rest none waits that could have a turn: who comes and may go on overtakes nobody. */
    private synchronized boolean hasTurn(Passage attempt, Runnable start) {
        if (attempt.hasEnded()) {
            return false;
        }
        Party party = parties.computeIfAbsent(attempt.party(), first -> new Party());
        if (running < most && party.running.size() < share) {
            running++;
            return party.running.add(attempt);
        }
        party.waiting.put(attempt, start);
        return false;
    }

    /** Is told that an attempt has ended, whether it had its turn, waited for it, or never asked. */
    void leave(Passage attempt) {
        Runnable next = left(attempt);
        if (next != null) {
            starter.execute(next);
        }
    }

    @Nullable
    private synchronized Runnable left(Passage attempt) {
        Party party = parties.get(attempt.party());
        if (party == null) {
            return null;
        }
        party.waiting.remove(attempt);
        boolean ran = party.running.remove(attempt);
        running -= ran ? 1 : 0;
        if (party.running.isEmpty() && party.waiting.isEmpty()) {
            parties.remove(attempt.party());
        }
        return ran ? next() : null;
    }

    @Nullable
    private Runnable next() {
        Party next = null;
        for (Party party : parties.values()) {
            int under = party.running.size();
            if (!party.waiting.isEmpty() && under < share && (next == null || under < next.running.size())) {
                next = party;
            }
        }
        if (next == null) {
            return null;
        }
        running++;
        return next.begin();
    }

    /** Whether none is under way and none waits. */
    synchronized boolean isEmpty() {
        return running == 0 && parties.isEmpty();
    }

    private static final class Party {
        private final Set<Passage> running = new HashSet<>();
        private final Map<Passage, Runnable> waiting = new LinkedHashMap<>();

        private Runnable begin() {
            Iterator<Map.Entry<Passage, Runnable>> oldest = waiting.entrySet().iterator();
            Map.Entry<Passage, Runnable> begun = oldest.next();
            oldest.remove();
            running.add(begun.getKey());
            return begun.getValue();
        }
    }
}
