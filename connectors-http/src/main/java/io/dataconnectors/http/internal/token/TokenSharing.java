package io.dataconnectors.http.internal.token;

import io.dataconnectors.Secret;
import io.dataconnectors.internal.text.Characters.Visible;
import io.dataconnectors.internal.text.OnceAMinute;
import io.dataconnectors.spi.TokenStore;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The host's store of tokens, as the fetches of one executor use it. A store that fails for a workspace is left alone for some
 * seconds by that workspace: meanwhile its tokens are fetched for this executor alone. Safe for use by several threads.
 */
public final class TokenSharing {
    private static final Logger LOG = LoggerFactory.getLogger(TokenSharing.class);

    /** How long a store may take to answer. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration REST = Duration.ofSeconds(5);

    /** How many workspaces rest at most; of more, those that failed first are tried again. */
    private static final int MOST_RESTING = 1_000;

    private final TokenStore store;
    private final TokenEndpoint endpoint;
    private final Function<String, Executor> plugIns;
    private final OnceAMinute often;

    /** The workspaces that leave the store alone, and until when; the one that failed first comes first. */
    private final Map<String, Instant> resting = new LinkedHashMap<>();

    /**
     * Makes what shares tokens through a store.
     *
     * @param endpoint fetches those that nobody has
     * @param plugIns run what may block in code of the host's, for a workspace
     */
    public TokenSharing(
            TokenStore store, TokenEndpoint endpoint, Function<String, Executor> plugIns, OnceAMinute often) {
        this.store = store;
        this.endpoint = endpoint;
        this.plugIns = plugIns;
        this.often = often;
    }

    /**
     * Which token a fetch wants.
     *
     * @param refused one that the API has refused, so that nobody gets it any more; null if there is none
     * @param ahead whether there is one that can still be sent, so that only another that is not due is worth anything
     */
    record Wanted(@Nullable Secret refused, boolean ahead) {
        private boolean isMetBy(HeldToken token, Instant now) {
            boolean isRefused =
                    refused != null && refused.reveal().equals(token.value().reveal());
            return !isRefused && token.isUsable(now) && !(ahead && token.isDue(now));
        }
    }

    /** Begins to bring a token: from the store, or from the endpoint. */
    SharedToken.Fetch bring(TokenRequest request, Wanted wanted, Supplier<TokenFetch> fetch) {
        return rests(request.key().workspace()) ? fetch.get() : new LeasedFetch(this, request, wanted, fetch).start();
    }

    private synchronized boolean rests(String workspace) {
        Instant until = resting.get(workspace);
        return until != null && endpoint.clock().instant().isBefore(until);
    }

    private synchronized void rest(String workspace) {
        resting.remove(workspace);
        resting.put(workspace, endpoint.clock().instant().plus(REST));
        if (resting.size() > MOST_RESTING) {
            resting.remove(resting.keySet().iterator().next());
        }
    }

    TokenStore store() {
        return store;
    }

    TokenEndpoint endpoint() {
        return endpoint;
    }

    Executor plugIns(String workspace) {
        return plugIns.apply(workspace);
    }

    /** Tells the store what no call waits for; what fails rests. */
    void tell(String workspace, Runnable step) {
        try {
            plugIns(workspace).execute(() -> {
                try {
                    step.run();
                } catch (RuntimeException | Error e) {
                    failed(workspace, e.getClass().getName());
                }
            });
        } catch (RuntimeException | Error noThread) { // then a lease ends with its time
            failed(workspace, noThread.getClass().getName());
        }
    }

    /** Returns a token of the store that is worth something, or null. */
    @Nullable
    HeldToken find(TokenRequest.Key key, Wanted wanted) {
        return store.find(key.workspace(), key.shared())
                .map(HeldToken::of)
                .filter(token -> wanted.isMetBy(token, endpoint.clock().instant()))
                .orElse(null);
    }

    /** Has a workspace leave the store alone for a while. */
    void failed(String workspace, String why) {
        rest(workspace);
        if (often.says("store")) {
            LOG.warn(
                    "The store of access tokens failed for {} ({}): this node fetches its own meanwhile",
                    Visible.line(workspace),
                    why);
        }
    }
}
