package io.dataconnectors.http.internal.token;

import io.dataconnectors.http.internal.breaker.Breakers.Trial;
import io.dataconnectors.http.internal.failure.Failures;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.limit.CallSlot;
import io.dataconnectors.http.internal.limit.FairMemory;
import io.dataconnectors.http.internal.limit.Places;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import javax.annotation.Nullable;

/**
 * The access tokens of all calls, in memory, and shared with other nodes where the host has a store for them. Beyond {@value #MOST}, the workspace that has most of them loses the one
 * that it has not used for longest.
 */
public final class Tokens implements AutoCloseable {
    static final int MOST = 1000;

    private final TokenEndpoint endpoint;
    private final Places places;

    /** Shares tokens with other nodes, or null if none are shared. */
    @Nullable
    private final TokenSharing sharing;

    private final FairMemory<TokenRequest.Key, SharedToken> tokens = new FairMemory<>(MOST);
    private final Set<SharedToken.Fetch> fetches = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public Tokens(TokenEndpoint endpoint, Places places, @Nullable TokenSharing sharing) {
        this.endpoint = endpoint;
        this.places = places;
        this.sharing = sharing;
    }

    /** Whether a token is kept that can still be sent, so that no call need wait for one. */
    public synchronized boolean has(TokenRequest request) {
        SharedToken known = tokens.get(request.key().workspace(), request.key());
        return known != null && known.isKept();
    }

    /**
     * Returns the access that a request is worth: a token that is kept, or the next one that is fetched. The future ends with
     * it or with {@link Stopped}; who completes it otherwise ends the fetch, and tells it why, if no other call waits for it.
     *
     * @param asking what the call that asks finds out about its origin
     */
    public CompletableFuture<Access> access(TokenRequest request, Trial asking) {
        SharedToken shared = shared(request.key());
        return shared == null
                ? CompletableFuture.failedFuture(new Stopped(Failures.cancelled()))
                : shared.access(request, () -> placeFor(request), wanted -> fetch(request, wanted, asking));
    }

    /** Returns the token of a key, or null if nothing is to be fetched any more. Calls that wait for one that is forgotten, still have it. */
    @Nullable
    private synchronized SharedToken shared(TokenRequest.Key key) {
        return closed ? null : tokens.get(key.workspace(), key, () -> new SharedToken(endpoint.clock()));
    }

    @Nullable
    private CallSlot placeFor(TokenRequest request) {
        return places.enterIfFree(request.key().workspace(), request.target().origin());
    }

    private SharedToken.Fetch fetch(TokenRequest request, TokenSharing.Wanted wanted, Trial asking) {
        SharedToken.Fetch fetch = sharing == null
                ? endpoint.fetch(request, asking)
                : sharing.bring(request, wanted, () -> endpoint.fetch(request, asking));
        fetches.add(fetch);
        var unused = fetch.result().whenComplete((token, thrown) -> fetches.remove(fetch));
        if (closed) {
            fetch.giveUp(new CancellationException());
        }
        return fetch;
    }

    /** Forgets a token that the API refused, unless another has taken its place already. */
    public synchronized void drop(TokenRequest request, Access refused) {
        SharedToken shared = tokens.get(request.key().workspace(), request.key());
        if (shared != null) {
            shared.drop(refused.token());
        }
    }

    /** Forgets all tokens, and ends what is being fetched, for tokens that were forgotten before too. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            tokens.clear();
        }
        fetches.forEach(fetch -> fetch.giveUp(new CancellationException()));
    }
}
