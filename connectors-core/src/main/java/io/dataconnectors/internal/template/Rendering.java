package io.dataconnectors.internal.template;

import io.dataconnectors.internal.template.Expression.SpecialForm;
import io.dataconnectors.internal.template.Template.TemplateLimits;
import javax.annotation.Nullable;

/** One rendering of one template: the text written so far, the values, and the items of the sections entered. */
final class Rendering extends TextOutput {
    private final Values values;

    @Nullable
    private Object[] items;

    private int said;

    Rendering(Values values, String what, int maxBytes, int expected) {
        super(what, maxBytes, expected);
        this.values = values;
    }

    Values values() {
        return values;
    }

    /** Counts a value, or a text other than blanks. */
    void say() {
        said++;
    }

    /** How many values, and texts other than blanks, there have been so far. */
    int said() {
        return said;
    }

    void enter(int frame, @Nullable Object item) {
        if (items == null) {
            items = new Object[TemplateLimits.SECTIONS];
        }
        items[frame] = item;
    }

    @Nullable
    Object item(int frame) {
        return items == null ? SpecialForm.ABSENT : items[frame];
    }
}
