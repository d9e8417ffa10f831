package io.dataconnectors.http.internal.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dataconnectors.Secret;
import io.dataconnectors.fuzz.Thorough;
import io.dataconnectors.internal.json.Json;
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
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
    private static Masking masking(String secret) {
        return Masking.of(List.of(Secret.of(secret)));
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
                arguments("in JSON in JSON in JSON", json(json(json(ODD)))),
                arguments("in XML in JSON, percent-encoded", percent(json(html(ODD)))),
                arguments("percent-encoded in JSON in XML", html(json(percent(ODD)))),
                arguments("in UTF-8 that was read as Latin-1", latin1(ODD)),
                arguments("in XML in JSON", json("s3cr3t &amp; &lt;pass&gt; &apos;w0rd&apos;/\\é€")),
                arguments("in Base64", base64(ODD)),
                arguments("in Base64, percent-encoded", percent(base64("?" + ODD))),
                arguments("in Base64 in Base64", base64(base64(ODD))),
                arguments("in Base64 in Base64, each behind something", base64("??" + base64("?" + ODD))),
                arguments("in Base64 in hexadecimal", hex(base64("??" + ODD))),
                arguments("in hexadecimal", hex(ODD)),
                arguments("in capital hexadecimal", hex(ODD).toUpperCase(Locale.ROOT)),
                arguments("its MD5 sum", digest("MD5", ODD)),
                arguments("its MD5 sum in capitals", digest("MD5", ODD).toUpperCase(Locale.ROOT)),
                arguments("its SHA-256 sum", digest("SHA-256", ODD)),
                arguments("its SHA-256 sum in Base64", base64(digest("SHA-256", ODD))));
    }

    /** Of Base64, a few characters depend on what stands beside the secret too. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("echoes")
    void an_echo_in_one_form_or_in_two_is_masked(String form, String echo) {
        assertThat(masking(ODD).forAnswer().text("<" + echo + ">"))
                .contains(Secret.MASK)
                .hasSizeLessThanOrEqualTo("<***>".length() + (form.contains("Base64") ? 12 : 0));
    }

    @Test
    void a_secret_with_blanks_at_its_ends_is_found_as_it_is_sent_without_them() {
        assertThat(masking(" \tt0p-s3cr3t\r\n").forAnswer().text("got t0p-s3cr3t, or dDBwLXMzY3IzdA=="))
                .isEqualTo("got ***, or ***A==");
        assertThat(masking(" abc ").forAnswer().text("abc")).isEqualTo("abc");
    }

    /** Backslashes of the secret among them, and whatever follows one. */
    @Test
    void whichever_characters_are_escaped_in_whatever_way_and_however_often_an_echo_is_masked() {
        Random random = new Random(20_261_123);
        for (int round = 0; round < Thorough.rounds(3_000, 8_000); round++) {
            String secret = randomSecret(random);
            String echo = secret;
            for (int i = random.nextInt(4); i >= 0; i--) {
                echo = escaped(echo, random);
            }

            assertThat(masking(secret).forAnswer().text("<" + echo + ">"))
                    .as("%s in %s", secret, echo)
                    .isEqualTo("<***>");
        }
    }

    /** It neither begins nor ends with a backslash, of which some would be left. */
    private static String randomSecret(Random random) {
        StringBuilder secret = new StringBuilder("s");
        for (int i = random.nextInt(12); i >= 0; i--) {
            secret.appendCodePoint("abnrtuf0123 %+&;#<>'\"\\\\/é€\u00ab\ud83d\ude00"
                    .codePoints()
                    .skip(random.nextInt(28))
                    .findFirst()
                    .orElseThrow());
        }
        return secret + "kEy";
    }

    private static String escaped(String text, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> percent(text);
            case 1 -> json(text);
            case 2 -> html(text);
            case 3 -> latin1(text);
            case 4 ->
                json(text)
                        .chars()
                        .mapToObj(c -> c < ' ' || c > '~' ? String.format(Locale.ROOT, "\\u%04x", c) : "" + (char) c)
                        .collect(Collectors.joining());
            default ->
                text.codePoints()
                        .mapToObj(c -> c == '&' || random.nextBoolean() ? "&#" + c + ";" : Character.toString(c))
                        .collect(Collectors.joining());
        };
    }

    @Test
    void base64_in_lines_is_masked() {
        String secret = "k-9f31c7a2".repeat(20);
        String lines = Base64.getMimeEncoder().encodeToString(("user:" + secret).getBytes(StandardCharsets.UTF_8));

        assertThat(lines).contains("\r\n");
        assertThat(masking(secret).forAnswer().text(lines)).hasSizeLessThan(16).contains(Secret.MASK);
        assertThat(masking(secret).forAnswer().text(json(lines)))
                .hasSizeLessThan(16)
                .contains(Secret.MASK);
    }

    @Test
    void numbers_in_lines_are_no_secret() {
        assertThat(masking("123456").forAnswer().text("12\n34\n56 123456")).isEqualTo("12\n34\n56 ***");
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;");
    }

    private static String latin1(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
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

    @ParameterizedTest
    @CsvSource({"%3, 5", "%25, 3", "\\u003, 5", "&#5, 9;", "&amp;, #38;"})
    void escapes_that_complete_one_another_are_undone_however_many(String each, String last) {
        AnswerMask mask = Masking.of(List.of(Secret.of("tok/9f31c7a2"))).forAnswer();
        String text = each.repeat(100_000) + last;

        assertThat(mask.text(text + " tok%2f9f31c7a2")).endsWith(" ***").hasSize(text.length() + 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CORP\\\\tok\\/9f31c7a2",
                "CORP%5Ctok%2f9f31c7a2",
                "CORP\\tok/9f31c7a2",
                "CORP\\u005ctok\\/9f31c7a2"
            })
    void a_secret_behind_a_backslash_is_found_though_the_two_could_be_an_escape(String echo) {
        AnswerMask mask = Masking.of(List.of(Secret.of("tok/9f31c7a2"))).forAnswer();

        assertThat(mask.text(echo)).startsWith("CORP").endsWith("***").doesNotContain("9f31");
    }

    @Test
    void a_text_made_to_cost_is_masked_from_where_it_costs_too_much() {
        Masking masking = masking("a".repeat(1000) + "b");

        assertThat(masking.forAnswer().text("it said " + "a".repeat(1 << 20)))
                .endsWith(Secret.MASK)
                .hasSizeLessThan(1 << 18);
    }

    @Test
    void texts_of_one_answer_share_what_looking_may_cost() {
        AnswerMask mask = masking("a".repeat(1000) + "b").forAnswer();
        String text = "a".repeat(1 << 20);
        long shown = 0;
        for (int output = 0; output < 24; output++) {
            shown += mask.text(text).length();
        }

        assertThat(shown).isLessThan(1 << 20);
    }

    @Test
    void a_text_made_of_escaped_beginnings_of_a_secret_is_too() {
        Masking masking = masking("%".repeat(1000) + "b");

        assertThat(masking.forAnswer().text("%25".repeat(1 << 18)))
                .endsWith(Secret.MASK)
                .hasSizeLessThan(1 << 18);
    }

    @Test
    void a_long_text_keeps_all_but_the_secret() {
        String secret = "eyJhbGciOiJSUzI1NiJ9.".repeat(100);
        String text = "-".repeat(1000) + "eyJhbGciOiJSUzI1NiJ8 and the rest ".repeat(20_000);

        assertThat(masking(secret).forAnswer().text(text + secret + " end")).isEqualTo(text + "*** end");
    }

    @Test
    void a_rule_of_hyphens_is_no_private_key() {
        String rules = ("-".repeat(80) + "\n").repeat(1000);

        assertThat(masking("-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n")
                        .forAnswer()
                        .text(rules))
                .isEqualTo(rules);
    }

    /** Whatever begins an escape is compared with those secrets alone that begin with what it stands for. */
    @Test
    void many_secrets_make_a_text_of_escapes_no_dearer() {
        List<Secret> secrets = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            secrets.add(Secret.of("t/" + i + "k-9f31<&c7a2" + i * 7919));
        }
        Masking masking = Masking.of(secrets);
        String text = "&%\\+".repeat(1 << 16);

        assertThat(assertTimeoutPreemptively(
                        Duration.ofSeconds(20), () -> masking.forAnswer().text(text)))
                .isEqualTo(text);
    }
}
