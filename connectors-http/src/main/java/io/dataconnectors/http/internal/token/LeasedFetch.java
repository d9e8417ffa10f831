package io.dataconnectors.http.internal.token;

import io.dataconnectors.spi.TokenStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.annotation.Nullable;

/**
 * Brings a token that nodes share. It looks into the store; finds none there, and asks the endpoint if it gets the lease. If
 * another node has the lease, it looks again after a pause, until that node has put a token there, has failed, or is dead.
 *
 * <p>The store is asked on threads for what may block. Where it fails, or takes too long, the endpoint is asked for this node
 * alone: a token is no write.
 */
final class LeasedFetch implements SharedToken.Fetch {
    /** How long others wait for a node that dies while it fetches. One that lives has its lease renewed. */
    private static final Duration LEASE = Duration.ofSeconds(5);

    private static final Duration RENEWAL = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private final TokenSharing sharing;
    private final TokenStore store;
    private final TokenRequest.Key key;
    private final TokenSharing.Wanted wanted;
    private final Supplier<TokenFetch> fetch;
    private final String holder = UUID.randomUUID().toString();
    private final Instant begun;
    private final CompletableFuture<HeldToken> result = new CompletableFuture<>();
    private final AtomicBoolean asking = new AtomicBoolean();

    // written and read by the rounds, which run one after another
    private Duration pause = FIRST_PAUSE;
    private boolean dropped;

    /** Written under the lock of this: no renewal of the lease may come after its end. */
    private volatile boolean leased;

    @Nullable
    private volatile TokenFetch running;

    LeasedFetch(TokenSharing sharing, TokenRequest request, TokenSharing.Wanted wanted, Supplier<TokenFetch> fetch) {
        this.sharing = sharing;
        this.store = sharing.store();
        this.key = request.key();
        this.wanted = wanted;
        this.fetch = fetch;
        this.begun = sharing.endpoint().clock().instant();
    }

    LeasedFetch start() {
        round();
        return this;
    }

    @Override
    public CompletableFuture<HeldToken> result() {
        return result;
    }

    @Override
    public void giveUp(Throwable why) {
        result.completeExceptionally(why);
        TokenFetch started = running;
        if (started != null) {
            started.giveUp(why);
        }
    }

    private void round() {
        if (result.isDone()) {
            return;
        }
        try {
            Future<?> alarm = later(TokenSharing.PATIENCE, () -> alone("it did not answer in time"));
            sharing.plugIns(key.workspace()).execute(() -> {
                try {
                    look();
                } catch (RuntimeException | Error e) {
                    alone(e.getClass().getName());
                } finally {
                    alarm.cancel(false);
                }
            });
        } catch (RuntimeException | Error noThread) {
            ask();
        }
    }

    private Future<?> later(Duration time, Runnable step) {
        return sharing.endpoint().timer().schedule(step, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void look() {
        if (wanted.refused() != null && !dropped) {
            store.drop(key.workspace(), key.shared(), wanted.refused());
            dropped = true;
        }
        HeldToken found = sharing.find(key, wanted);
        if (found == null && lease()) {
            found = sharing.find(key, wanted); // another may have had the lease until just now
            if (found == null) {
                ask();
                return;
            }
        }
        if (found != null) {
            result.complete(found);
            end(null);
        } else if (sharing.endpoint()
                .clock()
                .instant()
                .isBefore(begun.plus(sharing.endpoint().limit()))) {
            again();
        } else {
            ask(); // for this node alone: a lease lasts no longer than a fetch may take
        }
    }

    private void again() {
        Duration wait = pause;
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        try {
            var unused = later(wait, this::round);
        } catch (RejectedExecutionException closed) {
            giveUp(new CancellationException());
        }
    }

    private synchronized boolean lease() {
        leased = store.lease(key.workspace(), key.shared(), holder, LEASE);
        return leased;
    }

    private void keep() {
        if (leased) {
            sharing.tell(key.workspace(), this::renew);
        }
    }

    private synchronized void renew() {
        if (leased) {
            lease();
        }
    }

    /** Ends the lease, if there is one, with the token that was fetched, if one was. */
    private synchronized void end(@Nullable HeldToken fetched) {
        if (!leased) {
            return;
        }
        leased = false;
        if (fetched == null) {
            store.release(key.workspace(), key.shared(), holder);
        } else {
            store.put(key.workspace(), key.shared(), fetched.toShare(), holder);
        }
    }

    private void alone(String why) {
        if (!result.isDone() && !asking.get()) {
            sharing.failed(key.workspace(), why);
            ask();
        }
    }

    /** Asks the endpoint, once. */
    private void ask() {
        if (asking.getAndSet(true) || result.isDone()) {
            sharing.tell(key.workspace(), () -> end(null));
            return;
        }
        try {
            TokenFetch started = fetch.get();
            running = started;
            Future<?> renewals = renewals();
            var unused = started.result().whenComplete((token, thrown) -> {
                renewals.cancel(false);
                asked(token, thrown);
            });
            if (result.isDone()) { // given up before it could see the fetch
                started.giveUp(new CancellationException());
            }
        } catch (RuntimeException | Error e) { // nobody may wait for it for ever
            asked(null, e);
        }
    }

    private Future<?> renewals() {
        long every = RENEWAL.toNanos();
        return sharing.endpoint().timer().scheduleWithFixedDelay(this::keep, every, every, TimeUnit.NANOSECONDS);
    }

    /** Calls go on with the token at once; other nodes look into the store until it is there. */
    private void asked(@Nullable HeldToken token, @Nullable Throwable thrown) {
        if (token != null) {
            result.complete(token);
        } else {
            result.completeExceptionally(Objects.requireNonNull(thrown));
        }
        sharing.tell(key.workspace(), () -> end(token));
    }
}
