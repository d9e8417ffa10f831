package io.dataconnectors.http.token;

import io.dataconnectors.http.failure.Failures;
import io.dataconnectors.http.failure.Stopped;
import io.dataconnectors.http.limit.Remembered;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import javax.annotation.Nullable;

/**
 * The access tokens of all calls, in memory alone. Beyond {@value #MOST}, the workspace that has most of them loses the one
 * that it has not used for longest.
 */
public final class Tokens implements AutoCloseable {
    static final int MOST = 1000;

    private final TokenEndpoint endpoint;
    private final Remembered<String, SharedToken> tokens = new Remembered<>(MOST); // by digest
    private final Set<CompletableFuture<Token>> fetches = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public Tokens(TokenEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * Returns the access that a request is worth: a token that is kept, or the next one that is fetched. The future ends with
     * it or with {@link Stopped}; cancelling it ends the fetch only if no other call waits for it.
     */
    public CompletableFuture<Access> access(TokenRequest request) {
        SharedToken shared = shared(request.key());
        return shared == null
                ? CompletableFuture.failedFuture(new Stopped(Failures.cancelled()))
                : shared.access(request);
    }

    /** Returns the token of a key, or null if nothing is to be fetched any more. Calls that wait for one that is forgotten, still have it. */
    @Nullable
    private synchronized SharedToken shared(TokenRequest.Key key) {
        return closed
                ? null
                : tokens.get(key.workspace(), key.digest(), () -> new SharedToken(endpoint.clock(), this::fetch));
    }

    private CompletableFuture<Token> fetch(TokenRequest request) {
        CompletableFuture<Token> fetch = endpoint.fetch(request);
        fetches.add(fetch);
        var unused = fetch.whenComplete((token, thrown) -> fetches.remove(fetch));
        if (closed) {
            fetch.cancel(true);
        }
        return fetch;
    }

    /** Forgets a token that the API refused, unless another has taken its place already. */
    public synchronized void drop(TokenRequest request, Access refused) {
        SharedToken shared = tokens.get(request.key().workspace(), request.key().digest());
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
        fetches.forEach(fetch -> fetch.cancel(true));
    }
}
