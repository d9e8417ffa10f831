package io.dataconnectors.internal.template;

import io.dataconnectors.internal.template.Names.Name;
import javax.annotation.Nullable;

/**
 * A tag that names a setting and nothing else, such as {@code {{setting.field}}}, in a text that is no template otherwise.
 *
 * @param name the name of the setting
 * @param end the index behind the tag
 */
public record SettingTag(String name, int end) {
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final String PREFIX = Names.SETTING + ".";

    /** Returns the tag that begins at an index, or null if there is none. */
    @Nullable
    public static SettingTag at(String text, int index) {
        if (!text.startsWith(OPEN, index)) {
            return null;
        }
        int prefix = afterBlanks(text, index + OPEN.length());
        int from = prefix + PREFIX.length();
        int to = from;
        while (to < text.length() && Name.isPart(text.charAt(to))) {
            to++;
        }
        int close = afterBlanks(text, to);
        boolean setting = text.startsWith(PREFIX, prefix) && text.startsWith(CLOSE, close);
        return setting && Name.isValid(text.substring(from, to))
                ? new SettingTag(text.substring(from, to), close + CLOSE.length())
                : null;
    }

    /** Returns the tag that a whole text is, or null if it is anything else. */
    @Nullable
    public static SettingTag whole(String text) {
        SettingTag tag = at(text, 0);
        return tag != null && tag.end == text.length() ? tag : null;
    }

    private static int afterBlanks(String text, int index) {
        int at = index;
        while (at < text.length() && TagReader.isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
