package io.dataconnectors;

import java.time.Instant;
import java.util.Objects;

/**
 * What a connector keeps of its last test.
 *
 * @param digest the digest of the definition that was tested
 * @param passed whether the test passed
 * @param simulated whether a canned answer was read instead of a real one
 * @param at when the test ended
 */
public record TestEvidence(String digest, boolean passed, boolean simulated, Instant at) {
    /** Checks that nothing is null. */
    public TestEvidence {
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(at, "at");
    }
}
