package io.dataconnectors.http;

import io.dataconnectors.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/**
 * Plants secrets, and looks for them in all that a host gets to see: whole or half, as they are or in any form that a
 * server may send them back.
 */
final class Hunt {
    /** Between the halves of each secret: what every encoding changes. */
    private static final String ODD = "&\"<'/\\+%>";

    private final Random random = new Random(42);
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final Map<String, String> signs = new LinkedHashMap<>();
    private final Set<String> findings = new TreeSet<>();
    private final Set<Object> walked = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Returns the secret of a name, always the same. */
    synchronized Secret secret(String name) {
        String blanks = name.endsWith("_with_blanks") ? " \t" : "";
        return Secret.of(blanks + secrets.computeIfAbsent(name, this::plant) + blanks);
    }

    /** Returns what a signer or a token endpoint makes, of the characters that have no need of an escape. */
    synchronized String sum(String name) {
        return secrets.computeIfAbsent(name, first -> plant(first).replace(ODD, ""));
    }

    private String plant(String name) {
        String first = half();
        String second = half();
        addSigns(name, first);
        addSigns(name, second);
        return first + ODD + second;
    }

    private String half() {
        return random.ints(12, 0, 26)
                .mapToObj(i -> Character.toString('A' + i + (i % 2) * 32))
                .collect(Collectors.joining());
    }

    private void addSigns(String name, String half) {
        signs.put(half.toLowerCase(Locale.ROOT), name + " as it is");
        addSign(name, "JSON-escaped", half, c -> String.format(Locale.ROOT, "\\u%04x", c));
        addSign(name, "percent-encoded", half, c -> String.format(Locale.ROOT, "%%%02x", c));
        addSign(name, "as XML", half, c -> String.format(Locale.ROOT, "&#x%x;", c));
        addSign(name, "as HTML", half, c -> String.format(Locale.ROOT, "&#%d;", c));
        signs.put(HexFormat.of().formatHex(half.getBytes(StandardCharsets.US_ASCII)), name + " in hexadecimal");
        for (int offset = 0; offset < 3; offset++) {
            String base64 = base64("???".substring(0, offset) + half);
            signs.put(base64.substring(4, 12).toLowerCase(Locale.ROOT), name + " in Base64");
            for (int outer = 0; outer < 3; outer++) {
                // so long that no boundary of a multipart body, which is by chance, holds it
                String twice = base64("???".substring(0, outer) + base64.substring(4, 16));
                signs.put(twice.substring(4, 14).toLowerCase(Locale.ROOT), name + " in Base64 in Base64");
            }
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void addSign(String name, String form, String half, IntFunction<String> escaped) {
        signs.put(
                half.chars().mapToObj(escaped).collect(Collectors.joining()).toLowerCase(Locale.ROOT),
                name + " " + form);
    }

    /** Looks at a text. */
    synchronized void search(String where, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        signs.forEach((sign, what) -> {
            int at = lower.indexOf(sign);
            if (at >= 0) {
                findings.add(where + ": " + what + ", in: "
                        + text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 60)));
            }
        });
    }

    /** Looks at an exception as it is logged, with its causes. */
    void search(String where, Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        search(where, trace.toString());
        walk(where, thrown);
    }

    /** Looks at the text of a value, and of all that its public accessors lead to. */
    synchronized void walk(String where, @Nullable Object value) {
        if (value == null || value instanceof Class || value instanceof Thread || !walked.add(value)) {
            return;
        }
        if (value instanceof byte[] bytes) {
            search(where, new String(bytes, StandardCharsets.ISO_8859_1));
            return;
        }
        search(where + " toString", String.valueOf(value));
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> {
                walk(where, key);
                walk(where, element);
            });
        } else if (value instanceof Iterable<?> elements) {
            elements.forEach(element -> walk(where, element));
        } else if (value.getClass().getName().startsWith("io.dataconnectors.")) {
            Arrays.stream(value.getClass().getMethods())
                    .filter(Hunt::isAccessor)
                    .forEach(method -> {
                        walk(where + "." + method.getName(), call(value, method));
                    });
        }
    }

    private static boolean isAccessor(Method method) {
        return method.getParameterCount() == 0
                && method.getReturnType() != void.class
                && !Modifier.isStatic(method.getModifiers())
                && method.getDeclaringClass() != Object.class
                && !Set.of("reveal", "orThrow", "close", "toBuilder", "withoutBodies")
                        .contains(method.getName());
    }

    @Nullable
    private static Object call(Object value, Method method) {
        try {
            return method.invoke(value);
        } catch (ReflectiveOperationException e) {
            return null; // of a class that is not public
        }
    }

    /** Returns all that was found; nothing, if secrets are kept. */
    synchronized Set<String> findings() {
        return Set.copyOf(findings);
    }
}
