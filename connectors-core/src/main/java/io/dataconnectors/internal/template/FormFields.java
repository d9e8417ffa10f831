package io.dataconnectors.internal.template;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import io.dataconnectors.internal.template.Template.TemplateLimits;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/** Plain values as the body of a form: {@code a=1&b[c]=2}, percent-encoded (RFC 3986), a blank as {@code %20}. */
public final class FormFields {
    private FormFields() {}

    /**
     * The fields, encoded and joined. Lists take the form of their style, a list with lists or objects in it that of
     * {@link ArrayStyle#INDICES}; objects are written {@code field[member]}; nulls and empty lists are left out.
     *
     * @param arrays the style of lists
     * @param styles the styles of fields that have one of their own, by name
     * @throws RenderException if a value is none that a form can carry, or the form would have more than 1 MiB
     */
    public static String encode(Map<String, ?> fields, ArrayStyle arrays, Map<String, ArrayStyle> styles) {
        Pairs pairs = new Pairs(new TextOutput("The form", TemplateLimits.SIZE, 2 * TextOutput.ROOM), "");
        fields.forEach((name, value) -> {
            try {
                new Pairs.Expansion(pairs, styles.getOrDefault(name, arrays)).write(Percent.encode(name), value);
            } catch (UnfitValueException e) {
                throw new RenderException("The form field '" + name + "': " + e.reason(), name);
            }
        });
        return pairs.out().text();
    }

    /**
     * One name or value, encoded.
     *
     * @throws RenderException if it has half of a surrogate pair
     */
    public static String encode(String text) {
        try {
            return Percent.encode(text);
        } catch (UnfitValueException e) {
            throw new RenderException("The form: " + e.reason());
        }
    }

    /** {@code name=value} pairs being written, with what goes between them. */
    static final class Pairs {
        private final TextOutput out;
        private String separator;
        private String before = "";
        private int start;

        /** Pairs that begin with this text. */
        Pairs(TextOutput out, String first) {
            this.out = out;
            this.separator = first;
        }

        TextOutput out() {
            return out;
        }

        /** Begins a pair; its name is encoded already. */
        TextOutput begin(String name) {
            return beginFlag(name).append('=');
        }

        /** Begins what is a name and nothing else. */
        TextOutput beginFlag(String name) {
            start = out.length();
            before = separator;
            out.append(separator).append(name);
            separator = "&";
            return out;
        }

        /** Takes back the pair begun last. */
        void drop() {
            out.cut(start);
            separator = before;
        }

        /** Writes one value as the pairs it takes: lists by a style, objects as {@code name[member]}. Null is left out. */
        static final class Expansion {
            private final Pairs pairs;
            private final ArrayStyle style;

            Expansion(Pairs pairs, ArrayStyle style) {
                this.pairs = pairs;
                this.style = style;
            }

            /** Writes a value under a name that is encoded already. */
            void write(String name, @Nullable Object value) {
                boolean container = value instanceof List || value instanceof Map;
                if (container && style == ArrayStyle.JSON) {
                    pair(name, PlainValue.json(value));
                } else {
                    write(name, value, 0);
                }
            }

            private void write(String name, @Nullable Object value, int depth) {
                pairs.out().charge(1 + name.length());
                if (depth > Json.MAX_DEPTH) {
                    throw new UnfitValueException("its value nests more than " + Json.MAX_DEPTH + " deep");
                }
                if (value instanceof Map<?, ?> members) {
                    members.forEach((key, member) -> write(key(name, String.valueOf(key)), member, depth + 1));
                } else if (value instanceof List<?> items) {
                    list(name, items.stream().filter(Objects::nonNull).toList(), depth + 1);
                } else if (value != null) {
                    pair(name, value);
                }
            }

            private void list(String name, List<?> items, int depth) {
                boolean nested = items.stream().anyMatch(item -> item instanceof List || item instanceof Map);
                switch (nested ? ArrayStyle.INDICES : style) {
                    case BRACKETS -> items.forEach(item -> pair(key(name, ""), item));
                    case REPEAT -> items.forEach(item -> pair(name, item));
                    case COMMA -> joined(name, items);
                    default -> indexed(name, items, depth);
                }
            }

            private void indexed(String name, List<?> items, int depth) {
                for (int i = 0; i < items.size(); i++) {
                    write(key(name, Integer.toString(i)), items.get(i), depth);
                }
            }

            private void joined(String name, List<?> items) {
                for (int i = 0; i < items.size(); i++) {
                    TextOutput out = i == 0 ? pairs.begin(name) : pairs.out().append(',');
                    Percent.VALUE.write(out, Values.text(items.get(i)));
                }
            }

            private void pair(String name, Object value) {
                Percent.VALUE.write(pairs.begin(name), Values.text(value));
            }

            private static String key(String name, String key) {
                return name + "%5B" + Percent.encode(key) + "%5D";
            }
        }
    }
}
