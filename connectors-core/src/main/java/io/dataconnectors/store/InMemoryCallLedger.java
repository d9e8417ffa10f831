package io.dataconnectors.store;

import io.dataconnectors.Execution;
import io.dataconnectors.StorageException;
import io.dataconnectors.spi.CallLedger;
import io.dataconnectors.spi.CallLedger.Claim.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import javax.annotation.Nullable;

/**
 * Remembers writes in memory, for one process; they are gone with the object. Beyond the most that it keeps, the workspace that
 * has most of them loses its oldest, so that none makes another forget. Safe for use by several threads.
 */
public final class InMemoryCallLedger implements CallLedger {
    private static final Comparator<Map<String, Kept>> MOST_FIRST =
            Comparator.comparingInt((Map<String, Kept> calls) -> calls.size()).reversed();

    private final int most;
    private final Duration time;
    private final Clock clock;
    private final Map<String, Map<String, Kept>> workspaces = new HashMap<>(); // in each, the oldest claim is first
    private int size;

    /** Creates a ledger that remembers 10,000 calls for 24 hours. */
    public InMemoryCallLedger() {
        this(10_000, Duration.ofHours(24), Clock.systemUTC());
    }

    /**
     * Creates a ledger.
     *
     * @param most how many calls are remembered, in all workspaces together
     * @param time how long a call is remembered after its end
     * @param clock tells when a reservation ends
     * @throws IllegalArgumentException if it would remember nothing
     */
    public InMemoryCallLedger(int most, Duration time, Clock clock) {
        if (most < 1 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("A ledger remembers at least one call, and for some time");
        }
        this.most = most;
        this.time = time;
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** A call: reserved until some instant, or done since; and forgotten some time after that. */
    private record Kept(
            Reservation by, Instant end, @Nullable Execution outcome) {
        boolean isInFlight(Instant now) {
            return outcome == null && now.isBefore(end);
        }

        CallLedger.Entry entry() {
            return new CallLedger.Entry(by.callId(), by.connector(), by.onBehalfOf(), end, outcome);
        }

        /** Whose person was forgotten meanwhile has nothing kept of it any more. */
        Kept done(Reservation mine, Execution outcome, Instant now) {
            boolean forgotten = mine.onBehalfOf() != null && by.onBehalfOf() == null;
            return new Kept(by, now, forgotten ? CallLedger.bare(outcome) : outcome);
        }

        Kept forNobody() {
            Reservation nobodys = new Reservation(
                    by.workspace(), by.callId(), by.connector(), null, by.digest(), by.owner(), by.time());
            return new Kept(nobodys, end, outcome == null ? null : CallLedger.bare(outcome));
        }

        Claim told(Reservation wanted, Instant now) {
            if (!by.digest().equals(wanted.digest())) {
                return Claim.of(State.OTHER);
            }
            return outcome != null ? Claim.done(outcome) : Claim.of(isInFlight(now) ? State.IN_FLIGHT : State.DIED);
        }
    }

    @Override
    public synchronized Claim claim(Reservation wanted) {
        Instant now = clock.instant();
        forgetOld(wanted.workspace(), now);
        Kept known = find(wanted);
        if (known != null && !isOld(known, now)) {
            return known.told(wanted, now);
        }
        remove(wanted);
        makeRoom(now);
        workspaces
                .computeIfAbsent(wanted.workspace(), name -> new LinkedHashMap<>())
                .put(wanted.callId(), new Kept(wanted, now.plus(wanted.time()), null));
        size++;
        return Claim.of(State.GRANTED);
    }

    @Override
    public synchronized void record(Reservation mine, Execution outcome) {
        Objects.requireNonNull(outcome, "outcome");
        if (isReservedBy(mine)) {
            workspaces.computeIfPresent(mine.workspace(), (name, calls) -> {
                calls.computeIfPresent(mine.callId(), (id, known) -> known.done(mine, outcome, clock.instant()));
                return calls;
            });
        }
    }

    @Override
    public synchronized void release(Reservation mine) {
        if (isReservedBy(mine)) {
            remove(mine);
        }
    }

    @Override
    public List<CallLedger.Entry> died(String workspace, String after, int limit) {
        return find(workspace, after, limit, (kept, now) -> kept.outcome() == null && !kept.isInFlight(now));
    }

    @Override
    public List<CallLedger.Entry> of(String workspace, String onBehalfOf, String after, int limit) {
        Objects.requireNonNull(onBehalfOf, "onBehalfOf");
        return find(
                workspace,
                after,
                limit,
                (kept, now) -> onBehalfOf.equals(kept.by().onBehalfOf()));
    }

    private synchronized List<CallLedger.Entry> find(
            String workspace, String after, int limit, BiPredicate<Kept, Instant> wanted) {
        Instant now = clock.instant();
        return workspaces.getOrDefault(workspace, Map.of()).values().stream()
                .filter(kept -> !isOld(kept, now) && wanted.test(kept, now))
                .map(Kept::entry)
                .filter(entry -> entry.callId().compareTo(after) > 0)
                .sorted(Comparator.comparing(CallLedger.Entry::callId))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized long forget(String workspace, String onBehalfOf) {
        Objects.requireNonNull(onBehalfOf, "onBehalfOf");
        long count = 0;
        for (var call : workspaces.getOrDefault(workspace, Map.of()).entrySet()) {
            if (onBehalfOf.equals(call.getValue().by().onBehalfOf())) {
                call.setValue(call.getValue().forNobody());
                count++;
            }
        }
        return count;
    }

    @Override
    public synchronized long erase(String workspace) {
        Map<String, Kept> erased = workspaces.remove(workspace);
        int count = erased == null ? 0 : erased.size();
        size -= count;
        return count;
    }

    @Override
    public boolean answersAtOnce() {
        return true;
    }

    @Nullable
    private Kept find(Reservation call) {
        return workspaces.getOrDefault(call.workspace(), Map.of()).get(call.callId());
    }

    private boolean isReservedBy(Reservation mine) {
        Kept known = find(mine);
        return known != null && known.outcome() == null && known.by().owner().equals(mine.owner());
    }

    private boolean isOld(Kept entry, Instant now) {
        return !now.isBefore(entry.end().plus(time));
    }

    /** Forgets what is old among the oldest claims of a workspace. */
    private void forgetOld(String workspace, Instant now) {
        Map<String, Kept> calls = workspaces.getOrDefault(workspace, Map.of());
        Iterator<Kept> oldest = calls.values().iterator();
        while (oldest.hasNext() && isOld(oldest.next(), now)) {
            oldest.remove();
            size--;
        }
    }

    private void remove(Reservation call) {
        workspaces.computeIfPresent(call.workspace(), (name, calls) -> {
            size -= calls.remove(call.callId()) == null ? 0 : 1;
            return calls.isEmpty() ? null : calls;
        });
    }

    private void makeRoom(Instant now) {
        if (size < most) {
            return;
        }
        Reservation oldest = workspaces.values().stream()
                .sorted(MOST_FIRST)
                .flatMap(calls -> calls.values().stream())
                .filter(entry -> !entry.isInFlight(now))
                .findFirst()
                .map(Kept::by)
                .orElseThrow(() -> new StorageException(
                        "The ledger in memory remembers " + most + " calls at most, and those are all in flight"));
        remove(oldest);
    }
}
