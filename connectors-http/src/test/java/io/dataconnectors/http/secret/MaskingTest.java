package io.dataconnectors.http.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dataconnectors.Secret;
import io.dataconnectors.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MaskingTest {
    private static Masking masking(String secret) {
        return Masking.of(List.of(Secret.of(secret)), List.of());
    }

    private static final String ODD = "s3cr3t & <pass> 'w0rd'/\\é€";

    static Stream<Arguments> echoes() {
        return Stream.of(
                arguments("as it is", ODD),
                arguments("percent-encoded", percent(ODD)),
                arguments("percent-encoded twice", percent(percent(ODD))),
                arguments(
                        "percent-encoded by RFC 3986, then again",
                        percent(percent(ODD).replace("+", "%20"))),
                arguments("as PHP does for HTML", "s3cr3t &amp; &lt;pass&gt; &#039;w0rd&#039;/\\é€"),
                arguments("as numbers with zeros", "&#x0073;3cr3t &#0038; <pass&#x003E; 'w0rd'&#x2F;\\&#233;&#x20AC;"),
                arguments("in JSON in JSON", json(json(ODD))),
                arguments("in XML in JSON", json("s3cr3t &amp; &lt;pass&gt; &apos;w0rd&apos;/\\é€")),
                arguments("in Base64", base64(ODD)),
                arguments("in Base64, percent-encoded", percent(base64("?" + ODD))),
                arguments("in Base64 in Base64", base64(base64(ODD))),
                arguments("in Base64 in Base64, each behind something", base64("??" + base64("?" + ODD))),
                arguments("in Base64 in hexadecimal", hex(base64("??" + ODD))),
                arguments("in hexadecimal", hex(ODD)),
                arguments("in capital hexadecimal", hex(ODD).toUpperCase(Locale.ROOT)),
                arguments("its MD5 sum", digest("MD5", ODD)),
                arguments("its SHA-256 sum", digest("SHA-256", ODD)),
                arguments("its SHA-256 sum in Base64", base64(digest("SHA-256", ODD))));
    }

    /** Of Base64, a few characters depend on what stands beside the secret too. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("echoes")
    void an_echo_in_one_form_or_in_two_is_masked(String form, String echo) {
        assertThat(masking(ODD).mask("<" + echo + ">"))
                .contains(Secret.MASK)
                .hasSizeLessThanOrEqualTo("<***>".length() + (form.contains("Base64") ? 12 : 0));
    }

    @Test
    void a_secret_with_blanks_at_its_ends_is_found_as_it_is_sent_without_them() {
        assertThat(masking(" \tt0p-s3cr3t\r\n").mask("got t0p-s3cr3t, or dDBwLXMzY3IzdA=="))
                .isEqualTo("got ***, or ***A==");
        assertThat(masking(" abc ").mask("abc")).isEqualTo("abc");
    }

    private static String percent(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String json(String text) {
        return Json.write(text).replaceAll("^.|.$", "");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
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

    /** Whatever begins an escape is compared with those secrets alone that begin with what it stands for. */
    @Test
    void many_secrets_make_a_text_of_escapes_no_dearer() {
        List<Secret> secrets = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            secrets.add(Secret.of("t/" + i + "k-9f31<&c7a2" + i * 7919));
        }
        Masking masking = Masking.of(secrets, List.of());
        String text = "&%\\+".repeat(1 << 16);

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> masking.mask(text)))
                .isEqualTo(text);
    }
}
