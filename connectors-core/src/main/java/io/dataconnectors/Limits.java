package io.dataconnectors;

import java.time.Duration;
import java.util.Objects;
import javax.annotation.Nullable;

/** The limits of one call. */
public final class Limits {
    /** The time that a call may take unless its definition says otherwise. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    /** The longest that a definition may let a call take. */
    public static final Duration MAX_TIMEOUT = Duration.ofSeconds(60);

    /** The size that a decoded answer may have, in bytes: the default and the most. */
    public static final int MAX_RESPONSE_BYTES = 1 << 20;

    /** The number of retries unless the definition says otherwise, where a call may be repeated at all. */
    public static final int DEFAULT_RETRIES = 2;

    /** The most retries that a definition may ask for. */
    public static final int MAX_RETRIES = 5;

    /** The defaults. */
    public static final Limits DEFAULT = new Limits(DEFAULT_TIMEOUT, MAX_RESPONSE_BYTES, null);

    private final Duration timeout;
    private final int maxResponseBytes;

    @Nullable
    private final Integer retries;

    private Limits(Duration timeout, int maxResponseBytes, @Nullable Integer retries) {
        this.timeout = Objects.requireNonNull(timeout, "timeout");
        this.maxResponseBytes = maxResponseBytes;
        this.retries = retries;
    }

    /** Returns these limits with another time for the whole call, up to 60 seconds. */
    public Limits timeout(Duration timeout) {
        return new Limits(timeout, maxResponseBytes, retries);
    }

    /** Returns these limits with another size of the decoded answer, in bytes, up to 1 MiB. */
    public Limits maxResponseBytes(int bytes) {
        return new Limits(timeout, bytes, retries);
    }

    /** Returns these limits with a number of retries, up to 5. A call that writes needs an {@link Idempotency} for any. */
    public Limits retries(int retries) {
        return new Limits(timeout, maxResponseBytes, retries);
    }

    /** Returns the time for the whole call, from name resolution to the last byte of the body, retries included. */
    public Duration timeout() {
        return timeout;
    }

    /** Returns how large the decoded body of an answer may be, in bytes. */
    public int maxResponseBytes() {
        return maxResponseBytes;
    }

    /** Returns the number of retries that the definition states, or null if it leaves that to the default. */
    @Nullable
    public Integer retries() {
        return retries;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Limits that
                && timeout.equals(that.timeout)
                && maxResponseBytes == that.maxResponseBytes
                && Objects.equals(retries, that.retries);
    }

    @Override
    public int hashCode() {
        return Objects.hash(timeout, maxResponseBytes, retries);
    }

    @Override
    public String toString() {
        return "timeout " + timeout + ", " + maxResponseBytes + " bytes, retries " + retries;
    }
}
