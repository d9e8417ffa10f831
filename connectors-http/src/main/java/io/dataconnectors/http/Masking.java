package io.dataconnectors.http;

import io.dataconnectors.Secret;
import io.dataconnectors.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * Puts a mask in the place of secrets that an API echoes: as they are, percent-encoded, escaped as in JSON, and within
 * Base64 text, at whatever offset they begin there. A secret of fewer than {@value #SHORTEST} characters is not looked
 * for: it would be found in everything.
 */
final class Masking {
    static final int SHORTEST = 4;

    private final List<String> forms;

    private Masking(Collection<String> forms) {
        // the longest first, so that no shorter form leaves a part of a longer one behind
        this.forms = forms.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    static Masking of(Collection<Secret> secrets) {
        Set<String> forms = new LinkedHashSet<>();
        for (Secret secret : secrets) {
            if (secret.reveal().length() >= SHORTEST) {
                addForms(forms, secret.reveal());
            }
        }
        return new Masking(forms);
    }

    private static void addForms(Set<String> forms, String secret) {
        forms.add(secret);
        String percent = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        for (String form :
                List.of(percent, percent.replace("+", "%20").replace("%7E", "~").replace("*", "%2A"))) {
            forms.add(form);
            forms.add(lowerHex(form));
        }
        String json = Json.write(secret);
        String escaped = json.substring(1, json.length() - 1);
        forms.add(escaped);
        forms.add(escaped.replace("/", "\\/"));
        forms.add(ascii(escaped));
        forms.add(ascii(escaped).replace("/", "\\/"));
        addBase64(forms, secret.getBytes(StandardCharsets.UTF_8));
    }

    private static String lowerHex(String percentEncoded) {
        var text = new StringBuilder(percentEncoded);
        for (int i = text.indexOf("%"); i >= 0; i = text.indexOf("%", i + 1)) {
            text.replace(i, i + 3, text.substring(i, i + 3).toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }

    private static String ascii(String text) {
        var escaped = new StringBuilder();
        text.chars()
                .forEach(c ->
                        escaped.append(c < 127 ? String.valueOf((char) c) : String.format(Locale.ROOT, "\\u%04x", c)));
        return escaped.toString();
    }

    /** The characters that depend on the secret alone, for each of the three offsets at which it may begin. */
    private static void addBase64(Set<String> forms, byte[] secret) {
        for (int offset = 0; offset < 3; offset++) {
            byte[] shifted = new byte[offset + secret.length];
            System.arraycopy(secret, 0, shifted, offset, secret.length);
            int first = (offset * 8 + 5) / 6;
            int last = shifted.length * 8 / 6;
            String base64 = Base64.getEncoder().encodeToString(shifted).substring(first, last);
            if (base64.length() >= SHORTEST) {
                forms.add(base64);
                forms.add(base64.replace('+', '-').replace('/', '_'));
            }
        }
    }

    boolean isNone() {
        return forms.isEmpty();
    }

    /** Returns the text with a mask for each secret. */
    String mask(String text) {
        String masked = text;
        for (String form : forms) {
            masked = masked.replace(form, Secret.MASK);
        }
        return masked;
    }

    @Nullable
    String maskOrNull(@Nullable String text) {
        return text == null ? null : mask(text);
    }

    /**
     * Returns the bytes with a mask for each secret, in any charset that has ASCII within it. The bytes stay as they are
     * but for that: each is taken for one character.
     */
    byte[] mask(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String masked = text;
        for (String form : forms) {
            String asBytes = new String(form.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            masked = masked.replace(asBytes, Secret.MASK);
        }
        return masked.equals(text) ? bytes : masked.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Returns the members with a mask for each secret, in names and values however deep. */
    Map<String, Object> mask(Map<?, ?> members) {
        Map<String, Object> masked = new LinkedHashMap<>();
        members.forEach((name, value) -> masked.put(mask((String) name), maskValue(value)));
        return masked;
    }

    @Nullable
    private Object maskValue(@Nullable Object value) {
        if (value instanceof String text) {
            return mask(text);
        }
        if (value instanceof Map<?, ?> members) {
            return mask(members);
        }
        if (value instanceof List<?> elements) {
            List<Object> masked = new ArrayList<>();
            elements.forEach(element -> masked.add(maskValue(element)));
            return masked;
        }
        return value instanceof Number && forms.contains(value.toString()) ? Secret.MASK : value;
    }
}
