package io.dataconnectors.http.internal.limit;

import io.dataconnectors.FailureKind;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.limit.CallSlot.Caller;
import io.dataconnectors.http.internal.limit.CallSlot.InFlight;
import io.dataconnectors.http.internal.limit.CallSlot.InFlight.Waiting;
import io.dataconnectors.http.internal.limit.Caps.Limit;
import io.dataconnectors.internal.text.OnceAMinute;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets calls in, up to the caps, and has a few more wait. At rest no call waits for which there is room, so that one who
 * comes and finds room overtakes nobody.
 */
public final class Places {
    private static final Logger LOG = LoggerFactory.getLogger("io.dataconnectors.http.limits");

    private final Caps caps;
    private final ScheduledExecutorService timer;
    private final InFlight inFlight;
    private final Waiting waiting;
    private final OnceAMinute often;

    /**
     * Makes places that end the wait of calls by a timer.
     *
     * @param often decides which of the calls without a place are told to the host's log
     */
    public Places(Caps caps, ScheduledExecutorService timer, OnceAMinute often) {
        this.caps = caps;
        this.timer = timer;
        this.often = often;
        inFlight = new InFlight(caps);
        waiting = new Waiting(caps);
    }

    /**
     * Completes the entry with a place, at once or when one becomes free, or with {@link Stopped} when the call has waited
     * too long. Who cancels the entry waits no longer.
     *
     * @throws Stopped if there is no place, nor room to wait for one
     */
    public void enter(String workspace, String origin, CompletableFuture<CallSlot> entry) throws Stopped {
        enter(new Caller(new CallSlot(workspace, this::left), origin, entry, true));
    }

    /** Returns a place, or null where there is none at once: for what can be done later as well. */
    @Nullable
    public synchronized CallSlot enterIfFree(String workspace, String origin) {
        Caller caller = new Caller(new CallSlot(workspace, this::left), origin, new CompletableFuture<>(), true);
        if (inFlight.full(caller) != null) {
            return null;
        }
        inFlight.add(caller);
        return caller.place;
    }

    /**
     * Moves a place to another origin, at once or when there is room; the future returned ends as an entry does. A call that
     * waits has left the former origin, so that calls which go between origins never wait for each other; it stays among those
     * in flight of its workspace and in all.
     */
    public CompletableFuture<CallSlot> move(CallSlot place, String origin) {
        if (isAt(place, origin)) {
            return CompletableFuture.completedFuture(place);
        }
        CompletableFuture<CallSlot> arrival = new CompletableFuture<>();
        if (!place.share()) { // the call has ended
            arrival.cancel(false);
            return arrival;
        }
        var unused = arrival.whenComplete((there, thrown) -> place.leave());
        departed(place).forEach(this::grant);
        try {
            enter(new Caller(place, origin, arrival, false));
        } catch (Stopped full) {
            arrival.completeExceptionally(full);
        }
        return arrival;
    }

    private synchronized boolean isAt(CallSlot place, String origin) {
        return origin.equals(place.origin);
    }

    private void enter(Caller caller) throws Stopped {
        Entry entry = entry(caller);
        Limit full = entry.full();
        if (full == null) {
            grant(caller);
        } else if (entry.waits()) {
            limitWait(caller, full);
        } else {
            warn(caller, full, "and as many wait as may (CallLimits.waiting)");
            throw new Stopped(FailureKind.OVERLOADED, full.reached(caller));
        }
    }

    private synchronized Entry entry(Caller caller) {
        Limit full = inFlight.full(caller);
        boolean waits = full != null && waiting.hasRoom(caller);
        if (full == null) {
            inFlight.add(caller);
        } else if (waits) {
            waiting.add(caller);
        }
        return new Entry(full, waits);
    }

    /**
     * What becomes of a call that comes.
     *
     * @param full the limit that is reached, or null if it has its place
     * @param waits whether it waits then
     */
    private record Entry(@Nullable Limit full, boolean waits) {}

    private void warn(Caller caller, Limit full, String more) {
        if (often.says(full.of(caller))) {
            LOG.warn(
                    "A call of {} to {} ended as OVERLOADED: {}, {}",
                    caller.place.workspace,
                    caller.origin,
                    full.explained(caps),
                    more);
        }
    }

    /** Returns how many calls there are. */
    public synchronized Load load() {
        return inFlight.load(waiting.size());
    }

    /** Not within the lock, for this runs the next step of the call. */
    private void grant(Caller caller) {
        if (!caller.entry.complete(caller.place) && caller.comes) {
            caller.place.leave(); // given up at this very moment
        }
    }

    private void limitWait(Caller caller, Limit full) {
        Future<?> end =
                timer.schedule(() -> giveUp(caller, full), caps.longestWait().toNanos(), TimeUnit.NANOSECONDS);
        var unused = caller.entry.whenComplete((place, thrown) -> {
            end.cancel(false);
            forget(caller);
        });
    }

    private synchronized void forget(Caller caller) {
        waiting.remove(caller);
    }

    private void giveUp(Caller caller, Limit full) {
        boolean givenUp = caller.entry.completeExceptionally(
                new Stopped(FailureKind.OVERLOADED, "Too many calls are in flight, and none made room in time"));
        if (givenUp) {
            warn(caller, full, "and none made room within " + caps.longestWait() + " (CallLimits.longestWait)");
        }
    }

    private void left(CallSlot place) {
        removed(place).forEach(this::grant);
    }

    /** Takes a call out and returns those that go in for it. */
    private synchronized List<Caller> removed(CallSlot left) {
        inFlight.remove(left);
        return admitted();
    }

    /** Takes a call from its origin and returns those that go there for it. */
    private synchronized List<Caller> departed(CallSlot place) {
        inFlight.leaveOrigin(place);
        return admitted();
    }

    /** Returns those that go in: several if their origins or workspaces differ. */
    private List<Caller> admitted() {
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<Caller> admitted = new ArrayList<>();
        for (Caller next = waiting.next(inFlight); next != null; next = waiting.next(inFlight)) {
            waiting.remove(next);
            inFlight.add(next);
            admitted.add(next);
        }
        return admitted;
    }

    /** Whether nothing is in flight and nothing waits, and nothing is remembered of what was. */
    synchronized boolean isEmpty() {
        return inFlight.isEmpty() && waiting.isEmpty();
    }
}
