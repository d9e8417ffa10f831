package io.dataconnectors.internal.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.annotation.Nullable;

/**
 * A filter with the arguments of one use.
 *
 * @param perElement whether it takes a list, and makes one of what it makes of each element
 */
record BoundFilter(Filter filter, UnaryOperator<Object> function, boolean perElement) {
    /** The same filter, for each element of a list. */
    BoundFilter each() {
        return new BoundFilter(filter, function, true);
    }

    /** What the filter makes of a value; the work is counted. */
    @Nullable
    Object apply(@Nullable Object value, Rendering rendering) {
        if (!perElement || !(value instanceof List<?> elements)) {
            return applyToOne(value, rendering);
        }
        List<Object> made = new ArrayList<>();
        elements.forEach(element -> made.add(applyToOne(element, rendering)));
        return made;
    }

    @Nullable
    private Object applyToOne(@Nullable Object value, Rendering rendering) {
        if (filter.takes() == Filter.Takes.NOTHING_TOO) {
            return function.apply(value);
        }
        if (value == null || value == SpecialForm.ABSENT) {
            return value;
        }
        check(value);
        rendering.charge(work(value));
        Object result = function.apply(value);
        rendering.charge(work(result));
        if (result instanceof String text && text.length() > TemplateLimits.SIZE) {
            throw new UnfitValueException("the text that '" + filter.name() + "' makes would have more than "
                    + TemplateLimits.SIZE + " characters");
        }
        return result;
    }

    private void check(Object value) {
        boolean fits = switch (filter.takes()) {
            case TEXT -> !(value instanceof List) && !(value instanceof Map);
            case LIST, SINGLES -> value instanceof List;
            case ANY, NOTHING_TOO -> true;
        };
        if (!fits) {
            throw new UnfitValueException(
                    "'" + filter.name() + "' takes " + filter.takes().words + ", not " + PlainText.kind(value));
        }
    }

    private int work(@Nullable Object value) {
        if (value instanceof String text) {
            return text.length();
        }
        boolean each = filter.takes() == Filter.Takes.SINGLES || filter.makes() == Filter.Makes.SINGLES;
        return each && value instanceof List<?> items ? items.size() : 1;
    }
}
