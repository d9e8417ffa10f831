package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
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
        String told = value == SpecialForm.ABSENT ? "=" : "=" + JsonText.of(value);
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
            for (BoundFilter filter : filters) {
                value = filter.apply(value, rendering);
            }
            return value;
        } catch (UnfitValueException e) {
            throw refused(e);
        }
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
}
