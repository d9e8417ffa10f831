package io.dataconnectors.internal.template;

import io.dataconnectors.internal.template.Expression.SpecialForm;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import io.dataconnectors.internal.template.Template.Rendering;
import io.dataconnectors.internal.template.Template.TemplateLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.annotation.Nullable;

/**
 * A filter: what it is called, what it takes and makes, and the function its arguments give.
 *
 * @param binding makes the function; it refuses arguments that can never do by throwing {@link UnfitValueException}
 */
record Filter(String name, Takes takes, Makes makes, List<Parameter> parameters, Binding binding) {
    /** What goes in. Absent and null pass every filter untouched, except one that takes nothing too. */
    enum Takes {
        TEXT("a single value"),
        SINGLES("a list of single values"),
        LIST("a list"),
        ANY("any value"),
        NOTHING_TOO("any value");

        final String words;

        Takes(String words) {
            this.words = words;
        }

        boolean accepts(Shape shape) {
            return switch (this) {
                case TEXT -> !shape.isContainer();
                case LIST -> isList(shape);
                case SINGLES -> isList(shape) && !shape.item().isContainer();
                case ANY, NOTHING_TOO -> true;
            };
        }

        private static boolean isList(Shape shape) {
            return shape.kind() == Shape.Kind.LIST || shape.kind() == Shape.Kind.ANY;
        }
    }

    /** What comes out. */
    enum Makes {
        SINGLE,
        CLEAN,
        SINGLES,
        ELEMENT,
        SAME;

        Shape shape(Shape input) {
            return switch (this) {
                case SINGLE -> Shape.scalar();
                case CLEAN -> Shape.clean();
                case SINGLES -> Shape.list(Shape.scalar());
                case ELEMENT -> input.item();
                case SAME -> input;
            };
        }
    }

    /** An argument: what it is, whether it is quoted text, whether it must be there. */
    record Parameter(String words, boolean text, boolean required) {}

    /** Makes the function of a filter out of its arguments; those left out at the end are not in the list. */
    interface Binding {
        UnaryOperator<Object> bind(List<Object> arguments);
    }

    /** A filter of a single value, taken as text. */
    static Filter ofText(String name, Function<String, Object> function) {
        return ofText(name, List.of(), arguments -> function);
    }

    /** A filter of a single value, taken as text, with arguments. */
    static Filter ofText(
            String name, List<Parameter> parameters, Function<List<Object>, Function<String, Object>> binding) {
        return new Filter(name, Takes.TEXT, Makes.SINGLE, parameters, arguments -> {
            Function<String, Object> function = binding.apply(arguments);
            return value -> function.apply(Values.text(value));
        });
    }

    /** The same filter, which makes nothing but numbers, digits or a text of such: see {@link Shape#clean}. */
    Filter clean() {
        return new Filter(name, takes, Makes.CLEAN, parameters, binding);
    }

    /** A filter of anything but absent and null. */
    static Filter of(String name, Takes takes, Makes makes, UnaryOperator<Object> function) {
        return new Filter(name, takes, makes, List.of(), arguments -> function);
    }

    /** Whether it is applied to each element of a list of this shape: what makes one value of one does so of many. */
    boolean isForEach(Shape input) {
        return takes == Takes.TEXT
                && (makes == Makes.SINGLE || makes == Makes.CLEAN)
                && input.kind() == Shape.Kind.LIST
                && !input.item().isContainer();
    }

    /**
     * The filter with the arguments of one use.
     *
     * @throws UnfitValueException if the arguments are too many, too few, of the wrong kind, or can never do
     */
    BoundFilter bind(TagReader.Call call) {
        List<TagReader.Argument> given = call.arguments();
        long required = parameters.stream().filter(Parameter::required).count();
        if (given.size() < required || given.size() > parameters.size()) {
            throw new UnfitValueException("'" + name + "' takes " + wanted() + ", and has " + given.size());
        }
        for (int i = 0; i < given.size(); i++) {
            check(parameters.get(i), given.get(i).value());
        }
        return new BoundFilter(this, binding.bind(arguments(given)), false);
    }

    private static List<Object> arguments(List<TagReader.Argument> given) {
        List<Object> values = new java.util.ArrayList<>();
        given.forEach(argument -> values.add(argument.value()));
        return values;
    }

    private void check(Parameter parameter, @Nullable Object value) {
        if (parameter.text && !(value instanceof String)) {
            throw new UnfitValueException("'" + name + "' takes " + parameter.words + " in quotes");
        }
    }

    private String wanted() {
        if (parameters.isEmpty()) {
            return "no argument";
        }
        StringBuilder words = new StringBuilder();
        for (Parameter parameter : parameters) {
            words.append(words.isEmpty() ? "" : " and ");
            words.append(parameter.required ? "" : "optionally ").append(parameter.words);
        }
        return words.toString();
    }

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
                        "'" + filter.name() + "' takes " + filter.takes().words + ", not " + Values.kind(value));
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
}
