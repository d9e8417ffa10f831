package io.dataconnectors.http.secret;

import io.dataconnectors.Output;
import io.dataconnectors.Secret;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/**
 * Puts a mask in the place of secrets that an API echoes, in any of their {@link Forms} and escaped in any way that
 * {@link Echo} knows. A secret of fewer than {@value #SHORTEST}
 * characters is not looked for: it would be found in everything.
 */
public final class Masking {
    static final int SHORTEST = 4;

    private static final int ASCII = 128;

    /** The output of a definition that declares none. */
    private static final String WHOLE = "body";

    /** The charsets whose text has zeros in it, so that no other would find ASCII there. */
    private static final List<Charset> WIDE = List.of(
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE,
            Charset.forName("UTF-32BE"),
            Charset.forName("UTF-32LE"));

    private final Set<String> texts;
    private final List<Echo> echoes;

    /** By the character that they begin with, those beyond ASCII as one: few for most, and an answer has many characters. */
    private final Echo[][] byFirst = new Echo[ASCII + 1][];

    private final Set<String> declared;

    private Masking(Set<String> texts, List<Echo> echoes, Set<String> declared) {
        this.texts = texts;
        this.echoes = echoes;
        this.declared = declared;
        for (Echo echo : echoes) {
            int first = index(echo.first());
            Echo[] alike =
                    byFirst[first] == null ? new Echo[1] : Arrays.copyOf(byFirst[first], byFirst[first].length + 1);
            alike[alike.length - 1] = echo;
            byFirst[first] = alike;
        }
    }

    private static int index(int first) {
        return first >= 0 && first < ASCII ? first : ASCII;
    }

    /** Returns what masks these secrets, and leaves the names alone that a definition gives to outputs. */
    public static Masking of(Collection<Secret> secrets, List<Output> outputs) {
        Set<String> texts = new LinkedHashSet<>();
        for (Secret secret : secrets) {
            texts.addAll(Forms.of(secret.reveal()));
        }
        Set<String> declared = new HashSet<>(Set.of(WHOLE));
        addNames(declared, outputs);
        return new Masking(texts, texts.stream().map(Echo::new).toList(), declared);
    }

    /** Returns what masks the secrets of both, and leaves alone the names that this one does. */
    public Masking and(Masking other) {
        if (texts.containsAll(other.texts)) {
            return this;
        }
        Set<String> all = new LinkedHashSet<>(texts);
        all.addAll(other.texts);
        return new Masking(
                all, Stream.concat(echoes.stream(), other.echoes.stream()).toList(), declared);
    }

    private static void addNames(Set<String> names, List<Output> outputs) {
        for (Output output : outputs) {
            names.add(output.name());
            addNames(names, output.fields());
        }
    }

    public boolean isNone() {
        return echoes.isEmpty();
    }

    /**
     * Returns the text with a mask for each secret, and one for several that overlap. From where looking for them would cost
     * too much on, the text is masked as a whole.
     */
    public String mask(String text) {
        if (isNone()) {
            return text;
        }
        StringBuilder masked = new StringBuilder();
        Effort effort = Effort.forText(text);
        int copied = 0;
        for (int i = 0; i < text.length(); i++) {
            int end = end(text, i, effort);
            if (effort.isSpent()) {
                return masked.append(text, copied, Math.max(copied, i))
                        .append(Secret.MASK)
                        .toString();
            }
            if (end > 0 && i >= copied) {
                masked.append(text, copied, i).append(Secret.MASK);
            }
            copied = end > 0 ? Math.max(copied, end) : copied;
        }
        return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
    }

    private int end(String text, int start, Effort effort) {
        char first = text.charAt(start);
        int end = end(first, text, start, effort);
        for (Escape escape : Escape.at(text, start)) {
            end = escape.point() == first ? end : Math.max(end, end(escape.point(), text, start, effort));
        }
        return end;
    }

    private int end(int first, String text, int start, Effort effort) {
        Echo[] alike = byFirst[index(first)];
        int end = -1;
        for (int i = 0; alike != null && i < alike.length; i++) {
            end = Math.max(end, alike[i].end(text, start, effort));
        }
        return end;
    }

    /**
     * Returns the bytes with a mask for each secret. The charset is judged by the bytes themselves, for what an API says of
     * it may be wrong; they stay as they are but for the masks.
     */
    public byte[] mask(byte[] bytes) {
        byte[] masked = bytes;
        if (hasZero(bytes)) {
            for (Charset wide : WIDE) {
                masked = isText(masked, wide) ? mask(masked, wide) : masked;
            }
        }
        boolean utf8 = isText(masked, StandardCharsets.UTF_8);
        return mask(masked, utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    private byte[] mask(byte[] bytes, Charset charset) {
        String text = new String(bytes, charset);
        String masked = mask(text);
        return masked.equals(text) ? bytes : masked.getBytes(charset);
    }

    private static boolean hasZero(byte[] bytes) {
        for (byte octet : bytes) {
            if (octet == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isText(byte[] bytes, Charset charset) {
        return Arrays.equals(new String(bytes, charset).getBytes(charset), bytes);
    }

    /** Returns the members with a mask for each secret, in values and in names that the API chose, however deep. */
    public Map<String, Object> mask(Map<?, ?> members) {
        Map<String, Object> masked = new LinkedHashMap<>();
        members.forEach((name, value) -> masked.put(maskName((String) name), maskValue(value)));
        return masked;
    }

    private String maskName(String name) {
        return declared.contains(name) ? name : mask(name);
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
        return value instanceof Number && texts.contains(value.toString()) ? Secret.MASK : value;
    }
}
