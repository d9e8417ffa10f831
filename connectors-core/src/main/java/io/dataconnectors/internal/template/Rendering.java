package io.dataconnectors.internal.template;

import javax.annotation.Nullable;

/** One rendering of one template: the values, the items of the sections entered, and the text written so far. */
final class Rendering {
    private final Values values;
    private final TextOutput out;

    @Nullable
    private Object[] items;

    private int said;

    Rendering(Values values, String what, int maxBytes) {
        this.values = values;
        this.out = new TextOutput(what, maxBytes);
    }

    Values values() {
        return values;
    }

    TextOutput out() {
        return out;
    }

    void charge(int units) {
        out.charge(units);
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
