package io.dataconnectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class InvocationTest {
    @Test
    void it_says_whether_the_host_gave_the_call_id() {
        assertThat(Invocation.builder().callId("refund-1042").build().callIdGiven())
                .isTrue();
        assertThat(Invocation.empty().callIdGiven()).isFalse();
    }

    @Test
    void for_whom_it_is_made_and_by_what_are_null_until_said() {
        assertThat(Invocation.empty().onBehalfOf()).isNull();
        assertThat(Invocation.empty().source()).isNull();

        Invocation said = Invocation.builder()
                .onBehalfOf("Zoë Ünal <zoe@example.com>")
                .source("workflow")
                .build();
        assertThat(said.onBehalfOf()).isEqualTo("Zoë Ünal <zoe@example.com>");
        assertThat(said.source()).isEqualTo("workflow");
        assertThat(said).asString().doesNotContain("zoe");
    }

    @Test
    void for_whom_it_is_made_is_1_to_256_printable_characters() {
        assertThat(Invocation.builder().onBehalfOf("😀".repeat(256)).build().onBehalfOf())
                .hasSize(512);
        for (String bad : List.of("", "  ", "a\nb", "a\u202eb", "\ud800", "a".repeat(257))) {
            assertThatThrownBy(() -> Invocation.builder().onBehalfOf(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "On whose behalf a call is made is said in 1 to 256 printable characters, not only blanks");
        }
    }

    @Test
    void a_source_is_a_short_word_and_a_call_id_a_longer_one() {
        for (String bad : List.of("", "work flow", "é", "a".repeat(33))) {
            assertThatThrownBy(() -> Invocation.builder().source(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The source of a call has 1 to 32 visible ASCII characters");
        }
        for (String bad : List.of("", "a b", "é", "a".repeat(129))) {
            assertThatThrownBy(() -> Invocation.builder().callId(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A call id has 1 to 128 visible ASCII characters");
        }
    }
}
