package io.dataconnectors.imports.curl;

import io.dataconnectors.Method;
import io.dataconnectors.internal.text.SnakeCase;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A name for a draft: its method and the words of its path, {@code get_orders_id}. */
final class DraftName {
    private static final int MAX_LENGTH = 64;

    private DraftName() {}

    /** @param segments the path in templates, so that it holds no secret */
    static String of(Method method, String host, List<String> segments) {
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
        return name.substring(0, Math.min(MAX_LENGTH, name.length())).replaceFirst("_+$", "");
    }
}
