package io.dataconnectors.http.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskingTest {
    private static Masking masking(String secret) {
        return Masking.of(List.of(Secret.of(secret)), List.of());
    }

    @Test
    void a_text_made_to_cost_is_masked_from_where_it_costs_too_much() {
        Masking masking = masking("a".repeat(1000) + "b");

        assertThat(masking.mask("it said " + "a".repeat(1 << 20)))
                .endsWith(Secret.MASK)
                .hasSizeLessThan(1 << 18);
    }

    @Test
    void a_text_made_of_escaped_beginnings_of_a_secret_is_too() {
        Masking masking = masking("%".repeat(1000) + "b");

        assertThat(masking.mask("%25".repeat(1 << 18))).endsWith(Secret.MASK).hasSizeLessThan(1 << 18);
    }

    @Test
    void a_long_text_keeps_all_but_the_secret() {
        String secret = "eyJhbGciOiJSUzI1NiJ9.".repeat(100);
        String text = "-".repeat(1000) + "eyJhbGciOiJSUzI1NiJ8 and the rest ".repeat(20_000);

        assertThat(masking(secret).mask(text + secret + " end")).isEqualTo(text + "*** end");
    }

    @Test
    void a_rule_of_hyphens_is_no_private_key() {
        String rules = ("-".repeat(80) + "\n").repeat(1000);

        assertThat(masking("-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n")
                        .mask(rules))
                .isEqualTo(rules);
    }
}
