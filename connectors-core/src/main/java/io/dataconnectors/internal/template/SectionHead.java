package io.dataconnectors.internal.template;

import java.util.Collection;
import java.util.List;
import javax.annotation.Nullable;

/**
 * The tag that begins a section.
 *
 * @param frame where its items are found by those inside
 */
record SectionHead(Expression subject, boolean inverted, int frame) {
    /** What stands in a section. */
    interface Body {
        /** Renders once; false when the whole text is to be dropped. */
        boolean render(Rendering rendering);
    }

    /** Renders the body as often as the subject asks for; false as soon as the body says so. */
    boolean render(Rendering rendering, Body body) {
        Object value = subject.value(rendering);
        if (holds(value) == inverted) {
            return true;
        }
        if (inverted || !(value instanceof List<?> items)) {
            return once(rendering, value, body);
        }
        for (Object item : items) {
            if (!once(rendering, item, body)) {
                return false;
            }
        }
        return true;
    }

    private boolean once(Rendering rendering, @Nullable Object item, Body body) {
        rendering.charge(1);
        if (!inverted) {
            rendering.enter(frame, item);
        }
        return body.render(rendering);
    }

    /** Whether a value makes a section appear: anything but absent, null, false and an empty list. */
    private static boolean holds(@Nullable Object value) {
        return !SpecialForm.isNothing(value)
                && !Boolean.FALSE.equals(value)
                && !(value instanceof Collection<?> items && items.isEmpty());
    }

    /** Whether the body stands there for each element of a list. */
    boolean repeats() {
        return !inverted && subject.shape().kind() == Shape.Kind.LIST;
    }

    /** Whether the body stands there once for certain, or never for certain; null when values decide. */
    @Nullable
    Boolean known() {
        if (!subject.isConstant()) {
            return null;
        }
        boolean holds = holds(subject.constantValue());
        boolean repeated = holds && !inverted && subject.constantValue() instanceof List;
        return repeated ? null : (Boolean) (holds != inverted);
    }

    void canonical(StringBuilder out, Runnable body) {
        out.append(inverted ? "{{^" : "{{#").append(subject.canonical()).append("}}");
        body.run();
        out.append("{{/").append(subject.canonical()).append("}}");
    }
}
