package io.dataconnectors.internal.template;

import io.dataconnectors.ArrayStyle;
import java.util.Map;

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
}
