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
import javax.annotation.Nullable;

/**
 * Puts a mask in the place of secrets that an API echoes, in any of their {@link Forms} and escaped in any way that
 * {@link Echo} knows. A secret of fewer than {@value #SHORTEST} characters is not looked for: it would be found in
 * everything.
 */
public final class Masking {
    static final int SHORTEST = 4;

    /** The output of a definition that declares none. */
    private static final String WHOLE = "body";

    /** The charsets whose text has zeros in it, so that no other would find ASCII there. */
    private static final List<Charset> WIDE = List.of(
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE,
            Charset.forName("UTF-32BE"),
            Charset.forName("UTF-32LE"));

    private final Set<Hidden> hidden;
    private final Set<String> declared;

    @Nullable
    private volatile Echoes echoes;

    private Masking(Set<Hidden> hidden, Set<String> declared) {
        this.hidden = hidden;
        this.declared = declared;
    }

    /** Returns what masks these secrets, and leaves the names alone that a definition gives to outputs. */
    public static Masking of(Collection<Secret> secrets, List<Output> outputs) {
        Set<Hidden> hidden = new LinkedHashSet<>();
        for (Secret secret : secrets) {
            if (secret.reveal().strip().length() >= SHORTEST) {
                hidden.add(new Hidden(secret.reveal()));
            }
        }
        Set<String> declared = new HashSet<>(Set.of(WHOLE));
        addNames(declared, outputs);
        return new Masking(hidden, declared);
    }

    /** Returns what masks the secrets of both, and leaves alone the names that this one does. */
    public Masking and(Masking other) {
        if (hidden.containsAll(other.hidden)) {
            return this;
        }
        Set<Hidden> all = new LinkedHashSet<>(hidden);
        all.addAll(other.hidden);
        return new Masking(all, declared);
    }

    /** Works out what to look for, for which the first text would wait otherwise. */
    public void prepare() {
        if (!isNone()) {
            echoes();
        }
    }

    private Echoes echoes() {
        Echoes known = echoes;
        if (known == null) {
            known = new Echoes(hidden);
            echoes = known;
        }
        return known;
    }

    private static void addNames(Set<String> names, List<Output> outputs) {
        for (Output output : outputs) {
            names.add(output.name());
            addNames(names, output.fields());
        }
    }

    public boolean isNone() {
        return hidden.isEmpty();
    }

    /**
     * Returns the text with a mask for each secret, and one for several that overlap. From where looking for them would cost
     * too much on, the text is masked as a whole.
     */
    public String mask(String text) {
        if (isNone()) {
            return text;
        }
        Echoes secrets = echoes();
        StringBuilder masked = new StringBuilder();
        Effort effort = Effort.forText(text);
        int copied = 0;
        for (int i = 0; i < text.length(); i++) {
            int end = secrets.end(text, i, effort);
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
        return value instanceof Number && echoes().hold(value.toString()) ? Secret.MASK : value;
    }
}
