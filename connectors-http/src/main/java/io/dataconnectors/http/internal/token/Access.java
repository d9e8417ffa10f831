package io.dataconnectors.http.internal.token;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.http.internal.secret.Masking;

/** A token in the hands of one call. */
public final class Access {
    private static final int UNAUTHORIZED = 401;

    private final HeldToken token;
    private final boolean kept;

    Access(HeldToken token, boolean kept) {
        this.token = token;
        this.kept = kept;
    }

    HeldToken token() {
        return token;
    }

    /** Returns what hides the token where the API echoes it. */
    public Masking masking() {
        return token.masking();
    }

    /**
     * Whether a status says that a token which was kept, here or by another node, is worth no more: it may have been withdrawn. A
     * token that was fetched for this call is not replaced, for the next would fare no better; nor is any where a definition takes the
     * status for a success.
     */
    public boolean isRefused(ConnectorDefinition definition, int status) {
        return kept
                && status == UNAUTHORIZED
                && definition.response().success().status().stream().noneMatch(range -> range.contains(status));
    }
}
