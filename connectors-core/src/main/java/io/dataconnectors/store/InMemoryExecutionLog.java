package io.dataconnectors.store;

import io.dataconnectors.CallQuery;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.spi.ExecutionLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import javax.annotation.Nullable;

/**
 * Keeps the log of calls in memory; it is gone with the object. It has room for {@value #MOST} calls in all, and for bodies of
 * {@value #MOST_OF_BODIES} characters: the workspace with the most calls loses first what was added first, and so do bodies.
 * Safe for use by several threads.
 */
public final class InMemoryExecutionLog implements ExecutionLog {
    private static final int MOST = 50_000;
    private static final int MOST_OF_BODIES = 16_000_000;

    /** What is too old is looked for after so many calls; it is shown to nobody meanwhile. */
    private static final int BETWEEN_CLEANINGS = 64;

    /** Where a call stands in its workspace: the one that began last comes first. */
    private record Place(Instant start, long number) implements Comparable<Place> {
        static Place of(String cursor) {
            try {
                int slash = cursor.indexOf('/');
                return new Place(
                        Instant.parse(cursor.substring(0, slash)), Long.parseLong(cursor.substring(slash + 1)));
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("A page of the log is after what the page before said");
            }
        }

        @Override
        public int compareTo(Place other) {
            int later = other.start.compareTo(start);
            return later != 0 ? later : Long.compare(other.number, number);
        }

        @Override
        public String toString() {
            return start + "/" + number;
        }
    }

    /** A call that is kept, with the bodies that it still has. */
    private static final class Kept {
        private final Place place;
        private LoggedCall call;
        private int bodies;

        Kept(Place place, LoggedCall call) {
            this.place = place;
            this.call = call;
            bodies = length(call.request()) + length(call.answer());
        }

        private static int length(@Nullable String text) {
            return text == null ? 0 : text.length();
        }

        boolean beganAfter(Instant instant) {
            return place.start().isAfter(instant);
        }

        Place place() {
            return place;
        }

        LoggedCall shown(Instant oldestBodies) {
            return beganAfter(oldestBodies) ? call : call.withoutBodies();
        }

        /** Forgets the bodies, and returns how many characters they had. */
        int forgetBodies() {
            int had = bodies;
            bodies = 0;
            call = had == 0 ? call : call.withoutBodies();
            return had;
        }
    }

    /** The calls of each workspace, the one that ended last at the end. */
    private final Map<String, Deque<Kept>> workspaces = new HashMap<>();

    /** Those that have bodies, or had some. */
    private final Deque<Kept> bodies = new ArrayDeque<>();

    private final Retention retention;
    private final Clock clock;
    private long appended;
    private int all;
    private long sizeOfBodies;

    /** Creates a log that keeps 10,000 calls of a workspace for 30 days, and bodies for one. */
    public InMemoryExecutionLog() {
        this(new Retention(Retention.DEFAULT.age(), 10_000, Duration.ofDays(1)));
    }

    /** Creates a log that keeps calls for as long as it is told. */
    public InMemoryExecutionLog(Retention retention) {
        this(retention, Clock.systemUTC());
    }

    InMemoryExecutionLog(Retention retention, Clock clock) {
        this.retention = Objects.requireNonNull(retention, "retention");
        this.clock = clock;
    }

    @Override
    public synchronized void append(LoggedCall call) {
        Kept kept = new Kept(new Place(call.start(), appended++), call);
        Deque<Kept> calls = workspaces.computeIfAbsent(call.workspace(), name -> new ArrayDeque<>());
        calls.add(kept);
        all++;
        keepBodies(kept);
        if (appended % BETWEEN_CLEANINGS == 0 || sizeOfBodies > MOST_OF_BODIES) {
            expire(clock.instant(), calls);
        }
        drop(calls, calls.size() - retention.calls());
        if (all > MOST) {
            Deque<Kept> largest = workspaces.values().stream()
                    .max(Comparator.comparingInt(Deque::size))
                    .orElseThrow();
            drop(largest, Math.max(1, largest.size() / 16)); // so that it is not looked for at each call
        }
    }

    private void keepBodies(Kept kept) {
        if (kept.bodies == 0) {
            return;
        }
        if (kept.beganAfter(clock.instant().minus(retention.bodies()))) {
            bodies.add(kept);
            sizeOfBodies += kept.bodies;
        } else {
            kept.forgetBodies();
        }
    }

    private void expire(Instant now, Deque<Kept> calls) {
        Instant oldest = now.minus(retention.age());
        while (!calls.isEmpty() && !calls.getFirst().beganAfter(oldest)) {
            drop(calls, 1);
        }
        Instant oldestBodies = now.minus(retention.bodies());
        while (!bodies.isEmpty()
                && (sizeOfBodies > MOST_OF_BODIES || !bodies.getFirst().beganAfter(oldestBodies))) {
            sizeOfBodies -= bodies.removeFirst().forgetBodies();
        }
    }

    private void drop(Deque<Kept> calls, int number) {
        for (int i = 0; i < number; i++) {
            sizeOfBodies -= calls.removeFirst().forgetBodies();
            all--;
        }
    }

    private Deque<Kept> calls(String workspace) {
        return workspaces.getOrDefault(Objects.requireNonNull(workspace, "workspace"), new ArrayDeque<>());
    }

    @Override
    public synchronized LoggedCall.Page find(String workspace, CallQuery query) {
        Deque<Kept> calls = calls(workspace);
        Place after = query.after() == null ? null : Place.of(query.after());
        Instant now = clock.instant();
        expire(now, calls);
        Instant oldest = now.minus(retention.age());
        Instant oldestBodies = now.minus(retention.bodies());
        List<Kept> found = calls.stream()
                .filter(kept -> kept.beganAfter(oldest) && query.matches(kept.call))
                .filter(kept -> after == null || kept.place.compareTo(after) > 0)
                .sorted(Comparator.comparing(Kept::place))
                .limit(query.limit() + 1L)
                .toList();
        boolean more = found.size() > query.limit();
        List<Kept> page = more ? found.subList(0, query.limit()) : found;
        return new LoggedCall.Page(
                page.stream().map(kept -> kept.shown(oldestBodies)).toList(),
                more ? page.get(page.size() - 1).place.toString() : null);
    }

    @Override
    public long erase(String workspace) {
        return erase(workspace, call -> true);
    }

    @Override
    public long erase(String workspace, String onBehalfOf) {
        return erase(workspace, CallQuery.all().onBehalfOf(onBehalfOf)::matches);
    }

    private synchronized long erase(String workspace, Predicate<LoggedCall> erased) {
        Deque<Kept> calls = calls(workspace);
        int before = calls.size();
        calls.removeIf(kept -> erased.test(kept.call) && forget(kept));
        all -= before - calls.size();
        if (calls.isEmpty()) {
            workspaces.remove(workspace);
        }
        return before - (long) calls.size();
    }

    private boolean forget(Kept kept) {
        sizeOfBodies -= kept.forgetBodies();
        return true;
    }
}
