package io.dataconnectors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dataconnectors.TestReport.MissingOutput;
import io.dataconnectors.internal.json.ValueForms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Record of the last test of a connector.
 *
 * @param digest the digest of the definition that was tested
 * @param passed whether the test passed
 * @param simulated whether a canned answer was read instead of a real one
 * @param at when the test ended
 * @param missing the names of the outputs of which it found nothing, as {@link MissingOutput#output()} gives them; a test
 *     passes without outputs that are not required, so show them to whoever sets the draft live
 */
public record TestEvidence(String digest, boolean passed, boolean simulated, Instant at, List<String> missing) {
    /** Checks that nothing is null, and copies the list. */
    public TestEvidence {
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(at, "at");
        missing = List.copyOf(missing);
    }

    @JsonValue
    Map<String, Object> form() {
        return ValueForms.get().of(this);
    }
}
