package io.dataconnectors.internal.template;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.template.Position.Encoding;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * Plain values as compact JSON. Beside {@link Json#write} because a call fills many small holes: this one writes straight
 * into the text, refuses half surrogate pairs, and keeps to the depth that JSON is read with.
 */
final class PlainValue {
    /** Text as it stands between the quotes of a JSON string (RFC 8259 section 7). */
    static final Encoding IN_QUOTES = new Encoding(c -> c >= ' ' && c != '"' && c != '\\', PlainValue::character);

    private PlainValue() {}

    /** The function of the filter {@code json}. */
    static String json(@Nullable Object value) {
        TextOutput out = TextOutput.ofText();
        writeJson(out, value, 0);
        return out.text();
    }

    /** Writes a value that stands {@code depth} arrays and objects deep. */
    static void writeJson(TextOutput out, @Nullable Object value, int depth) {
        if (value instanceof String text) {
            string(out, text);
        } else if (value instanceof Integer number) {
            out.append((int) number);
        } else if (value instanceof Map<?, ?> members) {
            object(out, members, deeper(depth));
        } else if (value instanceof List<?> elements) {
            array(out, elements, deeper(depth));
        } else {
            out.append(value == null ? "null" : value instanceof BigDecimal ? value.toString() : Values.text(value));
        }
    }

    private static int deeper(int depth) {
        if (depth >= Json.MAX_DEPTH) {
            throw new UnfitValueException("with it the JSON nests more than " + Json.MAX_DEPTH + " deep");
        }
        return depth + 1;
    }

    private static void object(TextOutput out, Map<?, ?> members, int depth) {
        char separator = '{';
        for (Map.Entry<?, ?> member : members.entrySet()) {
            if (!(member.getKey() instanceof String name)) {
                throw new UnfitValueException("its value has a member whose name is no text");
            }
            out.append(separator);
            string(out, name);
            writeJson(out.append(':'), member.getValue(), depth);
            separator = ',';
        }
        out.append(members.isEmpty() ? "{}" : "}");
    }

    private static void array(TextOutput out, List<?> elements, int depth) {
        char separator = '[';
        for (Object element : elements) {
            writeJson(out.append(separator), element, depth);
            separator = ',';
        }
        out.append(elements.isEmpty() ? "[]" : "]");
    }

    private static void string(TextOutput out, String text) {
        IN_QUOTES.write(out.append('"'), text);
        out.append('"');
    }

    private static int character(TextOutput out, String text, int at) {
        char c = text.charAt(at);
        if (c >= 0x7F) {
            return out.appendCharacter(text, at);
        }
        out.append(escape(c));
        return 1;
    }

    private static String escape(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> (c < 0x10 ? "\\u000" : "\\u00") + Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT);
        };
    }

    /**
     * A text in quotes, as an argument of a filter is written: a line feed, a tab, a quote and a backslash have escapes. That is
     * all there are: a backslash before anything else is refused, for whoever writes one means something by it.
     */
    static final class QuotedText {
        private static final String ESCAPES = "nt\"\\";
        private static final String MEANINGS = "\n\t\"\\";

        private QuotedText() {}

        /** Where the quote ends that begins at an index; -1 if it does not. */
        static int end(String text, int start) {
            for (int i = start + 1; i < text.length(); i++) {
                if (text.charAt(i) == text.charAt(start)) {
                    return i;
                }
                i += text.charAt(i) == '\\' ? 1 : 0;
            }
            return -1;
        }

        /** Where a backslash stands that is no escape, in what stands between quotes; -1 if none does. */
        static int unknownEscape(String written) {
            for (int i = 0; i < written.length(); i++) {
                if (written.charAt(i) == '\\') {
                    if (ESCAPES.indexOf(written.charAt(i + 1)) < 0) {
                        return i;
                    }
                    i++;
                }
            }
            return -1;
        }

        /** What a text between quotes means. */
        static String read(String written) {
            StringBuilder read = new StringBuilder();
            for (int i = 0; i < written.length(); i++) {
                char c = written.charAt(i);
                read.append(c == '\\' ? MEANINGS.charAt(ESCAPES.indexOf(written.charAt(++i))) : c);
            }
            return read.toString();
        }

        /** A text with its quotes, in its one way of being written. */
        static String written(String text) {
            StringBuilder written = new StringBuilder("\"");
            for (int i = 0; i < text.length(); i++) {
                int escaped = MEANINGS.indexOf(text.charAt(i));
                if (escaped >= 0) {
                    written.append('\\').append(ESCAPES.charAt(escaped));
                } else {
                    written.append(text.charAt(i));
                }
            }
            return written.append('"').toString();
        }
    }
}
