package io.dataconnectors.spi;

import io.dataconnectors.Secret;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * Finds the secrets that definitions name, such as {@code {{secret.shop_token}}}. Asked only for the names that the definition
 * has. What it answers may be remembered for some seconds, as the host sets it; nothing is that it does not find.
 *
 * <p>Called by several threads at once, none of them the caller's: nothing that is bound to the caller's thread is there,
 * unless the executor carries it. It may block; the call's deadline goes on, and the call ends by it. One that
 * {@linkplain #answersAtOnce answers at once} is asked on the thread of the call.
 *
 * <p>It decides by workspace and origin: a secret that is given for any origin can be sent to a server of the connector
 * author's choice. What it throws becomes the failure {@code SECRET_UNAVAILABLE}, without its message.
 */
@FunctionalInterface
public interface SecretResolver {
    /** Returns the secret, or null if there is none of this name for this workspace and origin. */
    @Nullable
    Secret resolve(Query query);

    /**
     * Whether it never waits for anything, as one that looks into a map does not: then it is asked at every call, on the thread
     * of the call, and nothing that it answers is remembered. If it waits all the same, the call's deadline waits with it.
     */
    default boolean answersAtOnce() {
        return false;
    }

    /** Returns a resolver that has no secrets. */
    static SecretResolver none() {
        return query -> null;
    }

    /**
     * The question for a secret: its name, and what it is wanted for.
     *
     * @param workspace the workspace of the connector
     * @param name the name in the definition, without {@code secret.}
     * @param origin where it will be sent: scheme, host and port, such as {@code https://shop.example.com}
     * @param apiOrigin which API the connector calls. It is {@code origin}, but for the secrets that go to a token endpoint:
     *     the access token that they buy is then sent to this one, so that a client secret is worth what both may have
     * @param onBehalfOf for whom the call is made, as {@link io.dataconnectors.Invocation.Builder#onBehalfOf} said; null if the
     *     host did not say. What is remembered for one person is never used for another
     */
    record Query(
            String workspace,
            String name,
            String origin,
            String apiOrigin,
            @Nullable String onBehalfOf) {
        /** Checks that nothing is null but for whom the call is made. */
        public Query {
            Objects.requireNonNull(workspace, "workspace");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(origin, "origin");
            Objects.requireNonNull(apiOrigin, "apiOrigin");
        }

        /** Asks for a secret that is sent to the API itself, on nobody's behalf. */
        public Query(String workspace, String name, String origin) {
            this(workspace, name, origin, origin, null);
        }
    }
}
