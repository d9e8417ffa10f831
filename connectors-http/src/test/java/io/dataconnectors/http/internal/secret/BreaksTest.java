package io.dataconnectors.http.internal.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dataconnectors.Secret;
import io.dataconnectors.fuzz.Thorough;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A quick look at a body misses nothing that is found when all of it is read in every way; and it is quick where nothing is. */
class BreaksTest {
    private static final List<Charset> CHARSETS = Stream.of(
                    "UTF-8",
                    "ISO-8859-1",
                    "windows-1252",
                    "UTF-16BE",
                    "UTF-16LE",
                    "UTF-16",
                    "UTF-32BE",
                    "UTF-32LE",
                    "Shift_JIS",
                    "GB18030",
                    "ISO-2022-JP",
                    "IBM1047")
            .filter(Charset::isSupported)
            .map(Charset::forName)
            .toList();

    /** What may begin an escape, or complete one. */
    private static final List<String> FRAGMENTS = List.of(
            "%",
            "%2",
            "%25",
            "%26",
            "%5c",
            "%5C",
            "%0a",
            "%00",
            "\\",
            "\\\\",
            "\\\\\\",
            "\\u",
            "\\u0",
            "\\u00",
            "\\u002",
            "\\u005c",
            "\\u0025",
            "\\u0026",
            "\\u0440",
            "\\u00e9",
            "\\\\u00e9",
            "\\ud83d\\ude00",
            "\\n",
            "\\r",
            "\\t",
            "\\b",
            "\\f",
            "\\/",
            "\\\"",
            "\\\\n",
            "\\\\t",
            "&",
            "&#",
            "&#x",
            "&#3",
            "&#38;",
            "&#x26;",
            "&#92;",
            "&#37;",
            "&amp;",
            "&am",
            "&lt;",
            "&quot;",
            "&apos;",
            "&apo\u017f;",
            ";",
            "#",
            "\n",
            "\r\n",
            "+",
            " ",
            "25",
            "5c",
            "amp;",
            "u0025",
            "u005c",
            "0",
            "1",
            "41",
            "é",
            "\u00ab",
            "\u00c3\u00a9",
            "€",
            "-",
            "\"",
            "{",
            ":",
            "x",
            "a",
            "t",
            "n",
            "u",
            "r");

    private static final String[] ALPHABETS = {
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_",
        "0123456789abcdef",
        "0123456789",
        "0123456789.eE+-",
        "abnrtufABNRTU025c",
        "au041;nt#",
        "%+\\&;#'\"<>/ amp0u25",
        "aé€\u00ab\ud83d\ude00b-ключ\tz",
        "aaaab",
    };

    static Stream<Arguments> forms() {
        String secret = "s3cr3t/k&y+9f31c7a2<5e08>";
        return Forms.of(secret).stream().map(form -> arguments(secret, form));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void each_form_is_seen_in_each_charset_and_however_it_is_escaped(String secret, String form) {
        Masking masking = Masking.of(List.of(Secret.of(secret)));
        AnswerMask mask = masking.forAnswer();
        Random random = new Random(7);
        for (Charset charset : CHARSETS) {
            for (String text :
                    List.of(form, "{\"a\":\"" + form + "\"}", Json.write(Map.of("a", form)), "x".repeat(100) + form)) {
                assertThat(mask.mayHide(text.getBytes(charset), charset))
                        .as("%s in %s", text, charset)
                        .isTrue();
            }
            String escaped = escaped(form, random);
            byte[] body = escaped.getBytes(charset);
            assertThat(mask.mayHide(body, charset) || !isIn(masking, body, charset))
                    .as("%s in %s", escaped, charset)
                    .isTrue();
        }
    }

    /** The more alike secrets and escapes are, the more of what is found lies in what is an escape too. */
    @Test
    void what_is_found_in_every_way_is_seen_quickly_too() {
        int found = 0;
        int rounds = Thorough.rounds(1_000, 4_000);
        for (int round = 0; round < rounds; round++) {
            Random random = new Random(Long.getLong("seed", 20_261_130L) + round);
            List<Secret> secrets = Stream.generate(() -> Secret.of(secret(random)))
                    .limit(random.nextInt(8) == 0 ? 2 : 1)
                    .toList();
            Masking masking = Masking.of(secrets);
            String text = text(masking, secrets, random);
            Charset charset =
                    random.nextInt(3) == 0 ? CHARSETS.get(random.nextInt(CHARSETS.size())) : StandardCharsets.UTF_8;
            byte[] body =
                    text.getBytes(random.nextInt(20) == 0 ? CHARSETS.get(random.nextInt(CHARSETS.size())) : charset);
            boolean seen = masking.forAnswer().mayHide(body, charset);
            boolean there = isIn(masking, body, charset);
            if (there) {
                found++;
                assertThat(seen)
                        .as(
                                "round %s: %s in %s in %s",
                                round, secrets.stream().map(Secret::reveal).toList(), text, charset)
                        .isTrue();
            }
        }
        assertThat(found).isGreaterThan(rounds / 5);
    }

    private static String secret(Random random) {
        String alphabet = ALPHABETS[random.nextInt(ALPHABETS.length)];
        int length = 4 + (random.nextBoolean() ? random.nextInt(5) : random.nextInt(60));
        StringBuilder secret = new StringBuilder();
        while (secret.length() < length) {
            int at = random.nextInt(alphabet.length());
            secret.append(
                    alphabet,
                    at,
                    alphabet.offsetByCodePoints(at, Character.isLowSurrogate(alphabet.charAt(at)) ? 0 : 1));
        }
        return secret.toString().strip().length() < 4 ? secret(random) : secret.toString();
    }

    private static String text(Masking masking, List<Secret> secrets, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            surround(text, random);
            List<String> forms = new ArrayList<>(
                    Forms.of(secrets.get(random.nextInt(secrets.size())).reveal()));
            String form = forms.get(random.nextBoolean() ? 0 : random.nextInt(forms.size()));
            String cut = random.nextInt(4) == 0 ? form.substring(random.nextInt(form.length())) : form;
            text.append(random.nextInt(3) == 0 ? cut : escaped(cut, random));
        }
        surround(text, random);
        return switch (random.nextInt(5)) {
            case 0 -> Json.write(Map.of("a", List.of(text.toString()), "b", 1));
            case 1 ->
                "{\"x\":\"y\",\n  \"a\":\""
                        + text.toString()
                                .replace("\"", "\\\"")
                                .replace("\n", "\\n")
                                .replace("\r", "\\r") + "\"}";
            case 2 ->
                Json.write(Map.of("a", text.toString())).replace("/", "\\/").replace("<", "\\u003c");
            case 3 -> random.nextBoolean() ? number(secrets.get(0).reveal(), random) : text.toString();
            default -> text.toString();
        };
    }

    private static String number(String secret, Random random) {
        String digits = secret.replaceAll("[^0-9]", "7");
        BigDecimal number = new BigDecimal(digits).scaleByPowerOfTen(random.nextInt(40) - 20);
        return "[" + (random.nextBoolean() ? number.toPlainString().replaceAll("\\.$", "") : number.toString()) + "]";
    }

    private static void surround(StringBuilder text, Random random) {
        for (int i = random.nextInt(7); i > 0; i--) {
            text.append(
                    random.nextInt(12) == 0
                            ? "some text without any secret in it"
                            : FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        }
    }

    private static String escaped(String form, Random random) {
        String text = form;
        for (int i = random.nextInt(8) == 0 ? 3 : random.nextInt(2); i >= 0; i--) {
            text = escapedOnce(text, random, 1 + random.nextInt(10));
        }
        return text;
    }

    private static String escapedOnce(String form, Random random, int often) {
        StringBuilder text = new StringBuilder();
        form.codePoints().forEach(c -> {
            if (random.nextInt(10) >= often) {
                text.appendCodePoint(c);
                return;
            }
            switch (random.nextInt(10)) {
                case 0 -> text.append(String.format(Locale.ROOT, "&#%0" + (1 + random.nextInt(6)) + "d;", c));
                case 1 -> text.append(String.format(Locale.ROOT, random.nextBoolean() ? "&#x%x;" : "&#x%04X;", c));
                case 2 -> {
                    for (byte octet : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                        text.append(String.format(Locale.ROOT, random.nextBoolean() ? "%%%02x" : "%%%02X", octet));
                    }
                }
                case 3, 4 -> {
                    for (char unit : Character.toChars(c)) {
                        text.append(
                                String.format(Locale.ROOT, random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) unit));
                    }
                }
                case 5 -> text.append("\\").appendCodePoint(c);
                case 6 -> text.appendCodePoint(c).append(random.nextBoolean() ? "\n" : "\\n");
                case 7 -> text.append("\\\\").appendCodePoint(c);
                case 8 -> text.append(Json.write(Character.toString(c)).replaceAll("^.|.$", ""));
                default ->
                    text.append(
                            c == '&'
                                    ? "&amp;"
                                    : c == '<'
                                            ? "&LT;"
                                            : c == ' ' ? "+" : c == '\'' ? "&apos;" : Character.toString(c));
            }
        });
        return text.toString();
    }

    /** All that a call looks at, looked at in every way: the bytes as whatever text they are, and each value of JSON. */
    private static boolean isIn(Masking masking, byte[] body, Charset charset) {
        Set<Charset> charsets = new LinkedHashSet<>(List.of(charset, StandardCharsets.UTF_8));
        CHARSETS.stream()
                .filter(wide -> wide.name().matches("UTF-(16|32)[BL]E"))
                .filter(wide -> isText(body, wide))
                .forEach(charsets::add);
        if (!isText(body, StandardCharsets.UTF_8)) {
            charsets.add(StandardCharsets.ISO_8859_1);
        }
        return charsets.stream().anyMatch(each -> isIn(masking, new String(body, each)));
    }

    private static boolean isText(byte[] body, Charset charset) {
        return Arrays.equals(new String(body, charset).getBytes(charset), body);
    }

    private static boolean isIn(Masking masking, String text) {
        if (finds(masking, text)) {
            return true;
        }
        try {
            return isInValue(masking, Json.read(text));
        } catch (JsonException e) {
            return false;
        }
    }

    private static boolean isInValue(Masking masking, @Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            return isInValue(masking, members.keySet()) || isInValue(masking, members.values());
        }
        if (value instanceof Collection<?> elements) {
            return elements.stream().anyMatch(element -> isInValue(masking, element));
        }
        if (value instanceof BigDecimal number && finds(masking, number.toPlainString())) {
            return true;
        }
        return value != null
                && (finds(masking, value.toString())
                        || (value instanceof String said && finds(masking, Json.write(said))));
    }

    private static boolean finds(Masking masking, String text) {
        return !masking.echoes().in(text, new Echoes.Effort()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": 123, \"text\": \"He said \\\"no\\\".\\nAnd went \\u00e0 la maison.\", \"url\": \"https:\\/\\/example.com\\/a?b=%20c&d=e\"}",
                "\\u043f\\u0440\\u0438\\u0432\\u0435\\u0442 \\u043c\\u0438\\u0440",
                "привет, мир; déjà vu; 日本語",
                "\\u003cp class=\\\"x\\\"\\u003eTom \\u0026amp; Jerry\\u003c/p\\u003e",
                "550e8400-e29b-41d4-a716-446655440000 da39a3ee5e6b4b0d3255bfef95601890afd80709",
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
            })
    void what_answers_are_made_of_is_seen_to_have_no_secret_without_being_read_in_every_way(String piece) {
        Masking masking = Masking.of(List.of(Secret.of("sk_live_51HbW9fJQ2eZvKYlo2CXaTGnRm")));
        List<String> read = new ArrayList<>();
        byte[] body = (piece + "\n").repeat(100).getBytes(StandardCharsets.UTF_8);

        assertThat(masking.breaks().mayHold(body, read::add)).isFalse();
        assertThat(read.stream().mapToInt(String::length).sum()).isLessThan(body.length / 4);
    }

    @Test
    void a_body_that_is_one_echo_cut_short_is_looked_at_no_longer_than_is_quick() {
        Masking masking = Masking.of(List.of(Secret.of("a".repeat(1000) + "b")));
        List<String> read = new ArrayList<>();

        assertThat(masking.breaks().mayHold("a".repeat(1 << 20).getBytes(StandardCharsets.UTF_8), read::add))
                .isTrue();
        assertThat(read).isEmpty();
    }
}
