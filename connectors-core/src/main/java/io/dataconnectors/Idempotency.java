package io.dataconnectors;

import java.util.Objects;
import javax.annotation.Nullable;

/**
 * Key by which the other system recognises a repeated request, so that a call which writes may be retried.
 *
 * @param header the header field that carries the key, added to every call; null when the URL, a header or the body of
 *     the definition already carries it
 * @param key the template of the key, {@code {{call.id}}} by default: the same for every attempt of one call
 */
public record Idempotency(@Nullable String header, String key) {
    /** The key of a call unless the author composes another. */
    public static final String CALL_ID = "{{call.id}}";

    /** Checks that the key is not null. */
    public Idempotency {
        Objects.requireNonNull(key, "key");
    }

    /** Returns the declaration that the call's id travels in a header such as {@code Idempotency-Key}. */
    public static Idempotency header(String name) {
        return new Idempotency(Objects.requireNonNull(name, "name"), CALL_ID);
    }

    /** Returns the declaration that the request itself carries a key, as in {@code "idempotency_key": "{{call.id}}"}. */
    public static Idempotency key(String key) {
        return new Idempotency(null, key);
    }
}
