package io.dataconnectors.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.internal.problem.Problem;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tells a key by its form (trial 11). */
class KnownKeysTest {
    private static final String HEX = "0123456789abcdef";

    @ParameterizedTest
    @CsvSource({
        "sk_live_4242, a secret key of Stripe",
        "sk_test_4eC39HqLyjWDarjtT1zdp7dc, a secret key of Stripe",
        "rk_live_4eC39HqLyjWDarjtT1zdp7dc, a secret key of Stripe",
        "whsec_0123456789abcdef0123, a secret of a Stripe webhook",
        "AKIAIOSFODNN7EXAMPLE, an access key of AWS",
        "ghp_0123456789abcdefghijABCDEFGHIJ012345, a token of GitHub",
        "github_pat_0123456789abcdefghij_AB, a token of GitHub",
        "glpat-0123456789abcdefghij, a token of GitLab",
        "xoxb-0123456789-abcdef, a token of Slack",
        "xoxp-0123456789-abcdef, a token of Slack",
        "xoxa-0123456789-abcdef, a token of Slack",
        "AIzaSyD0123456789abcdefghijklmnopqrstuv, an API key of Google",
        "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl, a JSON Web Token",
        "-----BEGIN PRIVATE KEY-----, a private key",
        "-----BEGIN RSA PRIVATE KEY-----, a private key",
        "sk-proj-0123456789abcdefghij, an API key of a language model",
        "bot123456789:AAE0123456789abcdefghijklmnopqrstuv, a token of a Telegram bot"
    })
    void a_key_is_told_by_its_form(String key, String kind) {
        String problem = "This has the form of " + kind
                + ", and everybody who sees the document sees it; name a secret in its place, such as {{secret.api_key}}";

        assertThat(KnownKeys.problem(key)).map(Problem::message).contains(problem);
        assertThat(KnownKeys.problem("Use \"" + key + "\" here."))
                .map(Problem::message)
                .contains(problem);
    }

    @Test
    void keys_that_end_after_a_number_of_digits_are_told() {
        assertThat(Stream.of("SK" + HEX + HEX, "key-" + HEX + HEX, HEX + HEX + "-us12", "shpat_" + HEX + HEX)
                        .map(KnownKeys::problem))
                .allMatch(problem -> problem.isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A secret key begins with sk_live_",
                "such as sk_live_xxxxxxxxxxxx",
                "{{secret.sk_live_key}}",
                "task_live_4242 and desk-0123456789abcdefghij",
                "pk_live_4eC39HqLyjWDarjtT1zdp7dc is published in pages",
                "-----BEGIN PUBLIC KEY-----",
                "AC0123456789abcdef0123456789abcdef",
                "eyJ is how Base64 of an object begins"
            })
    void what_only_resembles_a_key_is_none(String text) {
        assertThat(KnownKeys.problem(text)).isEmpty();
        assertThat(KnownKeys.masked(text)).isEqualTo(text);
    }

    @Test
    void a_key_is_masked_and_the_text_around_it_stays() {
        assertThat(KnownKeys.masked("curl -u sk_test_4eC39HqLyjWDarjtT1zdp7dc: https://api.example.com"))
                .isEqualTo("curl -u ***: https://api.example.com");
    }
}
