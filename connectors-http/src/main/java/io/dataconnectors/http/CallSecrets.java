package io.dataconnectors.http;

import io.dataconnectors.Secret;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.secret.Masking;
import io.dataconnectors.http.internal.secret.Secrets;
import io.dataconnectors.internal.compile.CompiledCall;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.request.TokenSource;
import java.util.Map;
import javax.annotation.Nullable;

/** The secrets of calls: those that are sent to the API, and those that are sent to where its access tokens come from. */
final class CallSecrets {
    private final Secrets secrets;

    CallSecrets(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Returns the secrets of a call if the host need not be asked for them, else null. */
    @Nullable
    Known known(CompiledCall call) {
        Map<String, Secret> ofApi = secrets.atHand(ofApi(call));
        Secrets.Wanted wanted = ofToken(call);
        Map<String, Secret> ofToken = ofApi == null || wanted == null ? Map.of() : secrets.atHand(wanted);
        return ofApi == null || ofToken == null ? null : new Known(ofApi, ofToken);
    }

    /** Whether the host may take its time when it is asked for secrets. */
    boolean mayBlock() {
        return secrets.mayBlock();
    }

    /** Returns what is sent to the API: known already, or asked for now. */
    Map<String, Secret> ofApi(CompiledCall call, @Nullable Known known) throws Stopped {
        return known != null ? known.ofApi() : secrets.resolve(ofApi(call));
    }

    /** Returns what is sent to the token endpoint: known already, or asked for now. */
    Map<String, Secret> ofToken(Secrets.Wanted wanted, @Nullable Known known) throws Stopped {
        return known != null ? known.ofToken() : secrets.resolve(wanted);
    }

    /** Returns what hides these secrets in an answer. */
    Masking masking(CompiledCall call, Map<String, Secret> resolved) {
        return secrets.masking(call.workspace(), resolved.values());
    }

    /** Has the host asked anew for the secrets of a call: one of them was refused. */
    void forget(CompiledCall call) {
        secrets.forget(ofApi(call));
        Secrets.Wanted ofToken = ofToken(call);
        if (ofToken != null) {
            secrets.forget(ofToken);
        }
    }

    /** Forgets all secrets for good. Compiled definitions hold this for as long as they are kept. */
    void close() {
        secrets.close();
    }

    private static Secrets.Wanted ofApi(CompiledCall call) {
        CompiledDefinition compiled = call.compiled();
        return new Secrets.Wanted(
                call.workspace(),
                compiled.secrets(),
                compiled.origin(),
                compiled.origin(),
                call.invocation().onBehalfOf());
    }

    /** Returns what to ask for a token with, or null if the definition needs none. */
    @Nullable
    static Secrets.Wanted ofToken(CompiledCall call) {
        TokenSource source = call.compiled().token();
        return source == null
                ? null
                : new Secrets.Wanted(
                        call.workspace(),
                        source.secrets(),
                        source.origin(),
                        call.compiled().origin(),
                        call.invocation().onBehalfOf());
    }

    /**
     * Secrets of a call by name.
     *
     * @param ofApi what is sent to the API
     * @param ofToken what is sent to the token endpoint
     */
    record Known(Map<String, Secret> ofApi, Map<String, Secret> ofToken) {}
}
