package io.dataconnectors.spi;

import io.dataconnectors.Secret;
import io.dataconnectors.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps access tokens that several nodes share, and leases to one of them at a time the right to fetch the next. A node that
 * waits looks for a token again before it fetches one, so however many nodes wait, one asks the token endpoint.
 *
 * <p>A key is a digest of all that a token depends on; no secret can be read from it. Leases go by the clock of the store, and
 * the times of tokens by those of the nodes, which must not differ by more than some seconds.
 *
 * <p>Implementations are safe for use by several threads, and take and return no nulls. Every method may block, and may throw
 * {@link StorageException}: then the node fetches a token for itself. What is kept is on a connection of its own and never
 * part of a host's transaction. No method shows or changes what is another workspace's.
 */
public interface TokenStore {
    /** Returns the token of a key, if one is kept. Its end may have come. */
    Optional<Token> find(String workspace, String key);

    /**
     * Leases to a holder the right to fetch the token of a key. Returns whether the holder has it: nobody else does, or the time
     * of theirs is over. One that has it already has it from now on for the time.
     *
     * @param holder who asks: one fetch of one node, and no other ever
     * @param time how long the lease lasts if the holder never ends it, because it died
     */
    boolean lease(String workspace, String key, String holder, Duration time);

    /** Keeps a token in place of the one before it, and ends the holder's lease. Does nothing while another holds the lease. */
    void put(String workspace, String key, Token token, String holder);

    /** Ends the holder's lease; does nothing if the holder has none. */
    void release(String workspace, String key, String holder);

    /** Drops the token of a key if it still is the one that was refused: another may have taken its place. */
    void drop(String workspace, String key, Secret refused);

    /**
     * Erases all tokens and leases of a workspace, which is no more, and returns how many there were. Executors that have a token
     * at hand send it until it ends.
     */
    long erase(String workspace);

    /**
     * An access token.
     *
     * @param value what is sent
     * @param due from when on the next one is fetched ahead
     * @param end from when on it is not sent any more
     */
    record Token(Secret value, Instant due, Instant end) {
        /** Checks that nothing is null. */
        public Token {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(due, "due");
            Objects.requireNonNull(end, "end");
        }
    }
}
