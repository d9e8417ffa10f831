package io.dataconnectors.http.internal.token;

import io.dataconnectors.Secret;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.limit.CallSlot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One token, and the one fetch that may be under way for it: what comes of a fetch, comes to all calls that wait for it. While
 * a token that is due is renewed, calls go on with it. A renewal has a place of its own among the calls, for nobody may wait
 * for it that has one; where there is none, the token is not renewed ahead of its end.
 */
final class SharedToken {
    private static final Logger LOG = LoggerFactory.getLogger(SharedToken.class);

    /** After a renewal failed of a token that calls can still use. */
    private static final Duration RENEWAL_PAUSE = Duration.ofSeconds(5);

    private final Clock clock;

    @Nullable
    private HeldToken token;

    /** What the API refused last, until there is another. */
    @Nullable
    private Secret refused;

    @Nullable
    private Fetching fetching;

    private Instant renewable = Instant.MIN;

    SharedToken(Clock clock) {
        this.clock = clock;
    }

    /** What brings a token: its endpoint, or another node that has fetched it. */
    interface Fetch {
        /** Returns the future of the token; it ends with {@link Stopped} if there is none. */
        CompletableFuture<HeldToken> result();

        /** Ends the fetch without a token, unless it has ended. */
        void giveUp(Throwable why);
    }

    /** A fetch under way. */
    private static final class Fetching {
        private final CompletableFuture<HeldToken> outcome = new CompletableFuture<>();

        /** That of a renewal, for which nobody need wait; null if calls wait, which have theirs. */
        @Nullable
        private final CallSlot place;

        private final Instant begun;
        private int waiting;

        @Nullable
        private volatile Fetch running;

        private Fetching(@Nullable CallSlot place, Instant begun) {
            this.place = place;
            this.begun = begun;
        }

        private boolean isRenewal() {
            return place != null;
        }

        private void giveUp(Throwable why) {
            Fetch started = running;
            if (started != null) {
                started.giveUp(why);
            }
        }
    }

    synchronized boolean isKept() {
        return usable(clock.instant()) != null;
    }

    /**
     * Returns what a call gets.
     *
     * @param free returns a place for a renewal, or null if there is none
     * @param fetch begins to fetch what the request asks for, if need be
     */
    CompletableFuture<Access> access(
            TokenRequest request, Supplier<CallSlot> free, Function<TokenSharing.Wanted, Fetch> fetch) {
        Instant now = clock.instant();
        Fetching begun;
        CompletableFuture<Access> access;
        synchronized (this) {
            HeldToken kept = usable(now);
            begun = begin(kept, now, free);
            access = kept == null ? join() : CompletableFuture.completedFuture(new Access(kept, true));
        }
        if (begun != null) { // not within the lock: it may run code that is not ours
            start(begun, request, fetch);
        }
        return access;
    }

    private void start(Fetching begun, TokenRequest request, Function<TokenSharing.Wanted, Fetch> fetch) {
        try {
            Fetch running = fetch.apply(new TokenSharing.Wanted(refused(), begun.isRenewal()));
            begun.running = running;
            var unused = running.result().whenComplete((fetched, thrown) -> ended(begun, request, fetched, thrown));
        } catch (RuntimeException | Error e) { // for want of memory, as an example: nobody may wait for it for ever
            ended(begun, request, null, e);
        }
    }

    /** Returns the fetch that is to be started now, or null if none is needed or one is under way. */
    @Nullable
    private Fetching begin(@Nullable HeldToken kept, Instant now, Supplier<CallSlot> free) {
        boolean due = kept == null || (kept.isDue(now) && !now.isBefore(renewable));
        if (!due || fetching != null) {
            return null;
        }
        CallSlot place = kept == null ? null : free.get();
        fetching = kept == null || place != null ? new Fetching(place, now) : null;
        return fetching;
    }

    @Nullable
    private HeldToken usable(Instant now) {
        return token != null && token.isUsable(now) ? token : null;
    }

    private CompletableFuture<Access> join() {
        Fetching joined = Objects.requireNonNull(fetching);
        joined.waiting++;
        CompletableFuture<Access> waiter = new CompletableFuture<>();
        var unused = joined.outcome.whenComplete((fetched, thrown) -> {
            if (fetched != null) {
                waiter.complete(new Access(fetched, fetched.isShared()));
            } else {
                waiter.completeExceptionally(thrown);
            }
        });
        var unusedToo = waiter.whenComplete((access, thrown) -> {
            if (!joined.outcome.isDone()) {
                leave(joined, Objects.requireNonNull(thrown));
            }
        });
        return waiter;
    }

    /** The last call that leaves ends the fetch, for nobody may ever want its token; whoever comes then begins another. */
    private void leave(Fetching left, Throwable why) {
        synchronized (this) {
            left.waiting--;
            if (left.waiting > 0 || left.isRenewal() || fetching != left) {
                return;
            }
            fetching = null;
        }
        left.giveUp(why);
    }

    private void ended(Fetching ended, TokenRequest request, @Nullable HeldToken fetched, @Nullable Throwable thrown) {
        boolean wanted;
        synchronized (this) {
            wanted = fetching == ended;
            fetching = wanted ? null : fetching;
            if (wanted && fetched != null) {
                token = fetched;
                refused = null;
            }
            renewable = ended.begun.plus(RENEWAL_PAUSE);
        }
        if (ended.place != null) {
            ended.place.leave();
        }
        if (fetched != null) {
            ended.outcome.complete(fetched);
            return;
        }
        boolean cancelled = thrown instanceof CancellationException; // the executor is closed
        if (wanted && ended.isRenewal() && !cancelled) { // no call fails of it, so no call tells
            String why = thrown instanceof Stopped stopped ? stopped.failure().message() : String.valueOf(thrown);
            LOG.warn("A token of {} was not renewed: {}", request.target().origin(), why);
        }
        ended.outcome.completeExceptionally(Objects.requireNonNull(thrown));
    }

    synchronized void drop(HeldToken unfit) {
        if (token == unfit) {
            token = null;
            refused = unfit.value();
        }
    }

    @Nullable
    private synchronized Secret refused() {
        return refused;
    }
}
