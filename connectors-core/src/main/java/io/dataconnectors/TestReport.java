package io.dataconnectors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dataconnectors.internal.json.ValueForms;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * Report of a test: the request, the answer, and the verdict that is kept as evidence.
 *
 * @param preview the request with masked secrets, or null if the inputs made none
 * @param execution what came of it
 * @param evidence the verdict, as the connector keeps it
 * @param revision the revision at which the connector was read to be tested: whoever edits what was tested, or sets it live,
 *     names this one, and is told if the draft has changed since
 * @param missing the outputs of which the answer has nothing, with what was probably meant: a test passes without those that
 *     are not required, but a path that is misspelt never finds anything
 * @param repeated whether nothing was sent, because the test was to be sent once, and an earlier call has its {@linkplain
 *     Invocation.Builder#callId id}: what is known of that one is told, and the connector keeps its verdict
 */
public record TestReport(
        @Nullable RequestPreview preview,
        Execution execution,
        TestEvidence evidence,
        long revision,
        List<MissingOutput> missing,
        boolean repeated) {
    /** Checks that there is an outcome and a verdict, and copies the list. */
    public TestReport {
        Objects.requireNonNull(execution, "execution");
        Objects.requireNonNull(evidence, "evidence");
        missing = List.copyOf(missing);
    }

    /** Whether the definition that was tested may go live on this test. */
    public boolean passed() {
        return evidence.passed();
    }

    @JsonValue
    Map<String, Object> form() {
        return ValueForms.get().of(this);
    }

    /**
     * An output of which a test found nothing in the answer: its path may be misspelt, or this answer has no such value.
     *
     * @param output the name of the output; of a field, with those of the outputs around it, as in {@code lines.sku}
     * @param place where it was looked for
     * @param near the member or header that was probably meant; if none is alike, the first few that are there instead
     */
    public record MissingOutput(String output, Place place, List<String> near) {
        /** Checks that nothing is null, and copies the list. */
        public MissingOutput {
            Objects.requireNonNull(output, "output");
            Objects.requireNonNull(place, "place");
            near = List.copyOf(near);
        }

        @JsonValue
        Map<String, Object> form() {
            return ValueForms.get().of(this);
        }

        /** Returns all of it for people, such as {@code status at $.sttaus; near it: status}. */
        @Override
        public String toString() {
            return output + " at " + place + (near.isEmpty() ? "" : "; near it: " + String.join(", ", near));
        }
    }
}
