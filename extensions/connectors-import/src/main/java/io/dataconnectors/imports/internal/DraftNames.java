package io.dataconnectors.imports.internal;

import io.dataconnectors.Method;
import io.dataconnectors.internal.text.SecretNames.SnakeCase;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of connectors, and of what they declare, made of what people write: {@code YOUR-ORDER ID} becomes {@code order_id}. */
public final class DraftNames {
    private static final int LONGEST = 64;
    private static final int LONGEST_DECLARED = 48;
    private static final Set<String> RESERVED = Set.of("secret", "setting", "call");

    private static final Pattern AROUND = Pattern.compile("^(?:your|my|insert|replace|enter|put|the)_|_here$");
    private static final Pattern ENDS = Pattern.compile("^[0-9_]+|_+$");

    private DraftNames() {}

    /** Returns a name for an input, a setting or a secret. */
    public static String of(String text, String otherwise) {
        String name = AROUND.matcher(SnakeCase.of(text)).replaceAll("");
        String cut = name.length() > LONGEST_DECLARED ? name.substring(0, LONGEST_DECLARED) : name;
        String proper = ENDS.matcher(cut).replaceAll("");
        String right = proper.isEmpty() ? otherwise : proper;
        return RESERVED.contains(right) ? right + "_value" : right;
    }

    /**
     * Returns a name for the connector: its method and the words of its path, {@code get_orders_id}.
     *
     * @param segments the path in templates, so that it holds no secret
     */
    public static String ofConnector(Method method, String host, List<String> segments) {
        List<String> words = segments.stream()
                .filter(segment -> !segment.contains("{{secret."))
                .map(segment -> segment.replaceFirst("\\.(json|xml|php)$", "").replaceAll("%[0-9A-Fa-f]{2}", " "))
                .filter(segment -> !segment.matches("(?i)v?[0-9][0-9.-]*|api|rest"))
                .map(SnakeCase::of)
                .filter(word -> !word.isEmpty() && word.length() <= 30)
                .toList();
        Stream<String> path = words.isEmpty() ? Stream.of(SnakeCase.of(host)) : words.stream();
        String name = Stream.concat(Stream.of(method.name().toLowerCase(Locale.ROOT)), path)
                .collect(Collectors.joining("_"));
        return name.substring(0, Math.min(LONGEST, name.length())).replaceFirst("_+$", "");
    }
}
