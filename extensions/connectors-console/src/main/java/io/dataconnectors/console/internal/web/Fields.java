package io.dataconnectors.console.internal.web;

import io.dataconnectors.console.internal.text.Texts;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names and values of a query or a form, as {@code application/x-www-form-urlencoded} writes them. Immutable. */
public final class Fields {
    private static final int MOST = 10_000;

    private final Map<String, List<String>> values;

    private Fields(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads a query or the body of a form.
     *
     * @throws Refusal if a percent sign has no two digits after it, if what they say is not UTF-8, or if there are too many fields
     */
    public static Fields read(String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        String[] pairs = text.isEmpty() ? new String[0] : text.split("&", MOST + 1);
        if (pairs.length > MOST) {
            throw Refusal.malformed(Texts.text("refused.too-many-fields", MOST));
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = decode((equals < 0 ? pair : pair.substring(0, equals)).replace('+', ' '));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1).replace('+', ' '));
            values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        }
        return new Fields(values);
    }

    /**
     * Returns what a text with percent signs stands for.
     *
     * @throws Refusal as for {@link #read}
     */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] given = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(given.length);
        for (int at = 0; at < given.length; at++) {
            if (given[at] == '%') {
                bytes.put((byte) (digit(given, at + 1) << 4 | digit(given, at + 2)));
                at += 2;
            } else {
                bytes.put(given[at]);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw Refusal.malformed(Texts.text("refused.not-utf-8"));
        }
    }

    private static int digit(byte[] text, int at) {
        int value = at < text.length ? Character.digit(text[at], 16) : -1;
        if (value < 0) {
            throw Refusal.malformed(Texts.text("refused.percent"));
        }
        return value;
    }

    /** Returns the value of a field, the first if there are several; empty if it is not there. */
    public String text(String name) {
        return given(name).orElse("");
    }

    /** Returns the value of a field if it is there and not blank. */
    public Optional<String> given(String name) {
        return all(name).stream().findFirst().filter(value -> !value.isBlank());
    }

    /** Returns all values of a field, in order. */
    public List<String> all(String name) {
        return Collections.unmodifiableList(values.getOrDefault(name, List.of()));
    }

    /**
     * Returns the value of a field that is a whole number.
     *
     * @throws Refusal if it is not there or no such number
     */
    public long number(String name) {
        try {
            return Long.parseLong(text(name));
        } catch (NumberFormatException e) {
            throw Refusal.malformed(Texts.text("refused.no-number", name));
        }
    }

    /** Returns the names, in order. */
    public Iterable<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }
}
