package io.dataconnectors.http.token;

import io.dataconnectors.http.failure.Failures;
import io.dataconnectors.http.failure.Stopped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.annotation.Nullable;

/** The access tokens of all calls, in memory alone. Of {@value #MOST} the one that was not used for longest is forgotten. */
public final class Tokens implements AutoCloseable {
    static final int MOST = 1000;

    private final TokenEndpoint endpoint;
    private final Map<TokenRequest.Key, SharedToken> tokens = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    public Tokens(TokenEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * Returns the access that a request is worth: a token that is kept, or the next one that is fetched. The future ends with
     * it or with {@link Stopped}; cancelling it ends the fetch only if no other call waits for it.
     */
    public CompletableFuture<Access> access(TokenRequest request) {
        SharedToken shared = shared(request);
        return shared == null
                ? CompletableFuture.failedFuture(new Stopped(Failures.cancelled()))
                : shared.access(request);
    }

    @Nullable
    private synchronized SharedToken shared(TokenRequest request) {
        if (closed) {
            return null;
        }
        SharedToken shared = tokens.computeIfAbsent(request.key(), key -> new SharedToken(endpoint));
        if (tokens.size() > MOST) {
            tokens.remove(tokens.keySet().iterator().next()); // who waits for it, still has it
        }
        return shared;
    }

    /** Forgets a token that the API refused, unless another has taken its place already. */
    public void drop(TokenRequest request, Access refused) {
        SharedToken shared = shared(request);
        if (shared != null) {
            shared.drop(refused.token());
        }
    }

    /** Forgets all tokens, and ends what is being fetched. */
    @Override
    public void close() {
        List<SharedToken> forgotten;
        synchronized (this) {
            closed = true;
            forgotten = new ArrayList<>(tokens.values());
            tokens.clear();
        }
        forgotten.forEach(SharedToken::close);
    }
}
