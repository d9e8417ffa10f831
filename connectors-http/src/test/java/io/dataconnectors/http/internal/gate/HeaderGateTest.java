package io.dataconnectors.http.internal.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Header;
import io.dataconnectors.internal.problem.Problem;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderGateTest {
    @Test
    void a_request_has_at_most_100_fields() {
        Header field = new Header("X-Order", "7");

        assertThat(HeaderGate.problems(Collections.nCopies(100, field))).isEmpty();
        assertThat(HeaderGate.problems(Collections.nCopies(101, field)))
                .extracting(Problem::message)
                .containsExactly("A request has at most 100 header fields");
    }

    @Test
    void the_fields_of_a_request_have_at_most_64_kib_in_all() {
        Header field = new Header("X", "v".repeat(8 * 1024 - 1));

        assertThat(HeaderGate.problems(Collections.nCopies(8, field))).isEmpty();
        assertThat(HeaderGate.problems(Collections.nCopies(9, field)))
                .extracting(Problem::message)
                .containsExactly("The header fields of a request have at most 64 KiB in all");
    }

    /** A signer adds its fields to those of the definition (trial 10). */
    @Test
    void a_field_of_one_value_stands_once() {
        assertThat(HeaderGate.problems(List.of(
                        new Header("Authorization", "a"),
                        new Header("Accept", "b"),
                        new Header("Accept", "c"),
                        new Header("authorization", "d"))))
                .extracting(Problem::message)
                .containsExactly(
                        "The header authorization stands once in a request, and here it is there already; leave one"
                                + " of them out");
    }

    @Test
    void what_a_value_says_is_not_told() {
        assertThat(HeaderGate.problems(List.of(new Header("X-Key", "s3cret\r\nInjected: yes"))))
                .extracting(Problem::message)
                .containsExactly("A header value has printable ASCII characters and tabs only (header X-Key)");
    }
}
