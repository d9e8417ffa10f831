package io.dataconnectors.template;

import java.util.List;
import javax.annotation.Nullable;

/** What a tag asks for: where its value is found, and the filters it goes through. */
final class Expression {
    private final String text;
    private final String canonical;
    private final Ref ref;
    private final List<BoundFilter> filters;
    private final Shape shape;

    /** An expression whose value the call decides. */
    Expression(String text, Ref ref, List<BoundFilter> filters, Shape shape) {
        this(text, text, ref, filters, shape);
    }

    private Expression(String text, String canonical, Ref ref, List<BoundFilter> filters, Shape shape) {
        this.text = text;
        this.canonical = canonical;
        this.ref = ref;
        this.filters = List.copyOf(filters);
        this.shape = shape;
    }

    /** The same expression when its value is known already. */
    Expression known(@Nullable Object value) {
        String told = value == Special.ABSENT ? "=" : "=" + JsonText.of(value);
        return new Expression(text, told, new Ref.Constant(value), List.of(), Shape.of(value));
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

    boolean isSecret() {
        return ref instanceof Ref.Secret;
    }

    /** The value, null, or one of {@link Special}. */
    @Nullable
    Object value(Rendering rendering) {
        if (isSecret() && rendering.values().isMasked()) {
            return Special.MASKED;
        }
        try {
            Object value = ref.find(rendering);
            for (BoundFilter filter : filters) {
                value = filter.apply(value, rendering);
            }
            return value;
        } catch (Unfit e) {
            throw refused(e);
        }
    }

    /** The value of a constant. */
    @Nullable
    Object constantValue() {
        return ref instanceof Ref.Constant constant ? constant.value() : Special.ABSENT;
    }

    RenderException refused(Unfit reason) {
        return new RenderException("{{" + text + "}}: " + reason.reason());
    }
}
