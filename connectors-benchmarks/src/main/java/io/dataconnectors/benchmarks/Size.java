package io.dataconnectors.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How long an answer is. */
public enum Size {
    SMALL("0.5 KB", 508, 250_000),
    MEDIUM("20 KB", 20_000, 20_000),
    LARGE("1 MB", 1_000_000, 1_500);

    private static final List<Size> ALL = List.of(values());

    private final String path;
    private final String label;
    private final int bytes;
    private final int warmUp;

    Size(String label, int bytes, int warmUp) {
        this.path = name().toLowerCase(Locale.ROOT);
        this.label = label;
        this.bytes = bytes;
        this.warmUp = warmUp;
    }

    /** Returns the size as it stands in tables. */
    public String label() {
        return label;
    }

    int bytes() {
        return bytes;
    }

    /** Returns how many calls make a JVM warm, and the API's with it: with fewer, each round is cheaper than the one before. */
    int warmUp() {
        return warmUp;
    }

    /** Returns the last segment of the URL that has such an answer. */
    String path() {
        return path;
    }

    static Size of(String path) {
        for (Size size : ALL) { // asked at each call: what is measured is the library
            if (size.path().equals(path)) {
                return size;
            }
        }
        throw new IllegalArgumentException(
                "A size is one of " + ALL.stream().map(Size::path).collect(Collectors.joining(", ")) + ", not " + path);
    }
}
