package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.template.Expression.SpecialForm;
import io.dataconnectors.internal.template.Filter.BoundFilter;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import io.dataconnectors.internal.template.Template.Rendering;
import java.util.Collection;
import java.util.List;
import javax.annotation.Nullable;

/** The expression in a tag: where its value is found, and the filters it goes through. */
final class Expression {
    private final String text;
    private final String canonical;
    private final List<String> subjects;
    private final Ref ref;
    private final List<BoundFilter> filters;
    private final Shape shape;
    private final boolean json;

    /** An expression whose value the call decides. */
    Expression(String text, List<String> subjects, Ref ref, List<BoundFilter> filters, Shape shape) {
        this(text, text, subjects, ref, filters, shape, endsIn("json", filters));
    }

    private Expression(
            String text,
            String canonical,
            List<String> subjects,
            Ref ref,
            List<BoundFilter> filters,
            Shape shape,
            boolean json) {
        this.text = text;
        this.subjects = List.copyOf(subjects);
        this.canonical = canonical;
        this.ref = ref;
        this.filters = List.copyOf(filters);
        this.shape = shape;
        this.json = json;
    }

    /** Whether a filter of this name is the last that the value goes through. */
    boolean endsIn(String filter) {
        return endsIn(filter, filters);
    }

    private static boolean endsIn(String filter, List<BoundFilter> filters) {
        return !filters.isEmpty()
                && filters.get(filters.size() - 1).filter().name().equals(filter);
    }

    /** The same expression when its value is known already. */
    Expression known(@Nullable Object value) {
        String told = value == SpecialForm.ABSENT ? "=" : "=" + PlainValue.json(value);
        return new Expression(text, told, subjects, new Ref.Constant(value), List.of(), Shape.of(value), json);
    }

    /** The names that it is about, as violations tell them: that of its value first, then the settings among its arguments. */
    List<String> subjects() {
        return subjects;
    }

    /** The expression in its one way of being written. */
    String text() {
        return text;
    }

    /** What it stands for: its text, or the value where that is known, for a setting's name could stand for another. */
    String canonical() {
        return canonical;
    }

    Shape shape() {
        return shape;
    }

    boolean isConstant() {
        return ref instanceof Ref.Constant;
    }

    /** Whether its value is JSON text, which the filter of that name made. */
    boolean isJson() {
        return json;
    }

    boolean isSecret() {
        return ref instanceof Ref.Secret;
    }

    /** The value, null, or one of {@link SpecialForm}. */
    @Nullable
    Object value(Rendering rendering) {
        if (isSecret() && rendering.values().isMasked()) {
            return SpecialForm.MASKED;
        }
        try {
            Object value = ref.find(rendering);
            return filters.isEmpty() ? value : filtered(value, rendering);
        } catch (UnfitValueException e) {
            throw refused(e);
        }
    }

    @Nullable
    private Object filtered(@Nullable Object found, Rendering rendering) {
        Object value = found;
        for (BoundFilter filter : filters) {
            value = filter.apply(value, rendering);
        }
        return value;
    }

    /** The value of a constant. */
    @Nullable
    Object constantValue() {
        return ref instanceof Ref.Constant constant ? constant.value() : SpecialForm.ABSENT;
    }

    RenderException refused(UnfitValueException reason) {
        return new RenderException(
                new Problem(Code.UNFIT_VALUE, subjects, "{{" + text + "}}: " + reason.reason(), 0, 0));
    }

    /** The forms that the value of an expression has besides plain values. */
    enum SpecialForm {
        /** There is no value: not even null. */
        ABSENT,
        /** A secret that must not be shown. */
        MASKED;

        /** What stands for a secret that must not be shown, in every position. */
        static final String MASK = "***";

        /** The value as a list of one; an empty list where it is nothing. */
        static List<Object> orNone(@Nullable Object value) {
            return value == null || value == ABSENT ? List.of() : List.of(value);
        }

        static boolean isNothing(@Nullable Object value) {
            return value == null || value == ABSENT;
        }
    }

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
}
