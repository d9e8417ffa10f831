package io.dataconnectors.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How long an answer is. */
public enum Size {
    SMALL("0.5 KB", 508, 30_000),
    MEDIUM("20 KB", 20_000, 4_000),
    LARGE("1 MB", 1_000_000, 300);

    private final String label;
    private final int bytes;
    private final int warmUp;

    Size(String label, int bytes, int warmUp) {
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

    /** Returns how many calls make a JVM warm. */
    int warmUp() {
        return warmUp;
    }

    /** Returns the last segment of the URL that has such an answer. */
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Size of(String path) {
        return Arrays.stream(values())
                .filter(size -> size.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A size is one of "
                        + Arrays.stream(values()).map(Size::path).collect(Collectors.joining(", ")) + ", not " + path));
    }
}
