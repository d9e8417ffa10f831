package io.dataconnectors.imports.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes templates of the segments of a path. In the address of a webhook the last one is a secret: who knows it may post. */
public final class Webhook {
    private static final Pattern KEY = Pattern.compile("(?=.*[0-9])(?=.*[A-Za-z])[A-Za-z0-9_-]{20,}");

    private final String host;
    private final Texts texts;

    public Webhook(String host, Texts texts) {
        this.host = host.toLowerCase(Locale.ROOT);
        this.texts = texts;
    }

    public List<String> segments(List<String> path) {
        List<String> segments = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            boolean key = i == path.size() - 1
                    && i > 0
                    && isHook(path)
                    && KEY.matcher(path.get(i)).matches();
            segments.add(
                    key ? texts.secret(path.get(i), "webhook_key") : texts.of(path.get(i), RequestPosition.SEGMENT));
        }
        return segments;
    }

    private boolean isHook(List<String> path) {
        return host.startsWith("hooks.")
                || path.stream().anyMatch(segment -> segment.matches("(?i)(web)?-?hooks?|services"));
    }
}
