package io.dataconnectors.imports.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * Placeholder of a documentation, where a value is to be put in: {@code {id}}, {@code :id}, {@code <ID>}, {@code YOUR_ID}; or of
 * Postman, Bruno and Insomnia: {@code {{id}}}, {@code {{ _.id }}}.
 *
 * @param name what it calls the value
 * @param end where it ends
 */
public record WrittenPlaceholder(String name, int end) {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 80;

    private static final Pattern ANGLES = Pattern.compile("<([A-Za-z][A-Za-z0-9 _.'-]{0,60})>");
    private static final Pattern BRACES = Pattern.compile("(?<!\\{)\\{([A-Za-z][A-Za-z0-9_.-]{0,60})\\}(?!\\})");
    /** Not of three braces, which a text for Mustache has; what stands before a name says where the tool keeps the value. */
    private static final Pattern DOUBLE = Pattern.compile(
            "(?<!\\{)\\{\\{ ?(?:_\\.|process\\.env\\.|vault:|\\$)?([A-Za-z_][A-Za-z0-9_.-]{0,60}) ?\\}\\}");

    private static final Pattern COLON = Pattern.compile(":([A-Za-z][A-Za-z0-9_]{0,60})");
    private static final Pattern BRACKETS = Pattern.compile("\\[([A-Z][A-Z0-9 _-]{1,60})\\]");

    private static final Pattern WORDS = Pattern.compile("((?i:your)[-_ ][A-Za-z0-9_ -]{1,60}"
            + "|(?:MY|INSERT|REPLACE|ENTER|PUT)[-_ ][A-Z0-9_ -]{1,60}"
            + "|[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)*[_-](?:ID|KEY|TOKEN|SECRET|NAME|NUMBER|EMAIL|SID|DOMAIN|PASSWORD|USERNAME)"
            + "|[xX]{4,60})");

    /** Returns the placeholder at an index of a text that may hold others and words beside it; null where none begins. */
    @Nullable
    static WrittenPlaceholder in(String text, int at) {
        return switch (text.charAt(at)) {
            case '<' -> of(ANGLES, text, at);
            case '{' -> of(text.startsWith("{{", at) ? DOUBLE : BRACES, text, at);
            default -> null;
        };
    }

    /** Returns the placeholder that a whole text is; null if it is none. */
    @Nullable
    public static WrittenPlaceholder whole(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            return null;
        }
        WrittenPlaceholder found = text.isEmpty() ? null : beginning(text);
        return found != null && found.end == text.length() ? found : null;
    }

    @Nullable
    private static WrittenPlaceholder beginning(String text) {
        char c = text.charAt(0);
        Pattern words = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ? WORDS : null;
        Pattern pattern = c == '[' ? BRACKETS : words;
        return pattern == null ? in(text, 0) : of(pattern, text, 0);
    }

    /** Returns the placeholder that a whole segment of a path is; null if it is none. */
    @Nullable
    static WrittenPlaceholder segment(String text) {
        WrittenPlaceholder colon = text.startsWith(":") ? of(COLON, text, 0) : null;
        return colon != null && colon.end == text.length() ? colon : whole(text);
    }

    @Nullable
    private static WrittenPlaceholder of(Pattern pattern, String text, int at) {
        Matcher matcher = pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
        return matcher.lookingAt() ? new WrittenPlaceholder(matcher.group(1), matcher.end()) : null;
    }
}
