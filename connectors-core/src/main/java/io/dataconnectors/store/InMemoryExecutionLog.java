package io.dataconnectors.store;

import io.dataconnectors.CallQuery;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.spi.ExecutionLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.annotation.Nullable;

/**
 * Keeps the log of calls in memory; it is gone with the object. It has room for {@value #MOST} calls in all, and for bodies of
 * {@value #MOST_OF_BODIES} characters: the workspace with the most calls loses its oldest first, and the oldest bodies go first.
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

    /** A call whose bodies are kept. */
    private record Bodies(String workspace, Place place, int size) {}

    private final Map<String, NavigableMap<Place, LoggedCall>> workspaces = new HashMap<>();
    private final Deque<Bodies> bodies = new ArrayDeque<>();
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
        Place place = new Place(call.start(), appended++);
        NavigableMap<Place, LoggedCall> calls = workspaces.computeIfAbsent(call.workspace(), name -> new TreeMap<>());
        calls.put(place, withBodies(call, place));
        all++;
        if (appended % BETWEEN_CLEANINGS == 0 || sizeOfBodies > MOST_OF_BODIES) {
            expire(clock.instant(), calls);
        }
        drop(calls, calls.size() - retention.calls());
        if (all > MOST) {
            NavigableMap<Place, LoggedCall> largest = workspaces.values().stream()
                    .max(Comparator.comparingInt(Map::size))
                    .orElseThrow();
            drop(largest, Math.max(1, largest.size() / 16)); // so that it is not looked for at each call
        }
    }

    private LoggedCall withBodies(LoggedCall call, Place place) {
        int size = length(call.request()) + length(call.answer());
        if (size == 0) {
            return call;
        }
        if (!call.start().isAfter(clock.instant().minus(retention.bodies()))) {
            return call.withoutBodies();
        }
        bodies.add(new Bodies(call.workspace(), place, size));
        sizeOfBodies += size;
        return call;
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private void expire(Instant now, NavigableMap<Place, LoggedCall> calls) {
        Instant oldest = now.minus(retention.age());
        while (!calls.isEmpty() && !calls.lastKey().start().isAfter(oldest)) {
            drop(calls, 1);
        }
        Instant oldestBodies = now.minus(retention.bodies());
        while (!bodies.isEmpty()
                && (sizeOfBodies > MOST_OF_BODIES
                        || !bodies.getFirst().place().start().isAfter(oldestBodies))) {
            Bodies gone = bodies.removeFirst();
            sizeOfBodies -= gone.size();
            calls(gone.workspace()).computeIfPresent(gone.place(), (place, call) -> call.withoutBodies());
        }
    }

    private void drop(NavigableMap<Place, LoggedCall> calls, int number) {
        for (int i = 0; i < number; i++) {
            calls.pollLastEntry();
            all--;
        }
    }

    private NavigableMap<Place, LoggedCall> calls(String workspace) {
        return workspaces.getOrDefault(Objects.requireNonNull(workspace, "workspace"), new TreeMap<>());
    }

    @Override
    public synchronized LoggedCall.Page find(String workspace, CallQuery query) {
        NavigableMap<Place, LoggedCall> calls = calls(workspace);
        String after = query.after();
        NavigableMap<Place, LoggedCall> behind = after == null ? calls : calls.tailMap(Place.of(after), false);
        expire(clock.instant(), calls);
        List<LoggedCall> found = new ArrayList<>();
        Place last = null;
        for (Map.Entry<Place, LoggedCall> entry : behind.entrySet()) {
            if (query.matches(entry.getValue())) {
                if (last != null && found.size() == query.limit()) {
                    return new LoggedCall.Page(found, last.toString());
                }
                found.add(entry.getValue());
                last = entry.getKey();
            }
        }
        return new LoggedCall.Page(found, null);
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
        NavigableMap<Place, LoggedCall> calls = calls(workspace);
        int before = calls.size();
        calls.values().removeIf(erased);
        all -= before - calls.size();
        if (calls.isEmpty()) {
            workspaces.remove(workspace);
        }
        return before - (long) calls.size();
    }
}
