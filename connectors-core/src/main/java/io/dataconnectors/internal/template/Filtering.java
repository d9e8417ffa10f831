package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.template.Filter.BoundFilter;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import io.dataconnectors.internal.template.Source.TextProblems;
import io.dataconnectors.internal.template.Template.Rendering;
import io.dataconnectors.internal.template.Template.TemplateLimits;
import io.dataconnectors.internal.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the expression of one tag: checks its filters, and works it out at once where it begins with a setting. */
final class Filtering {
    private static final Set<String> FOR_SECRETS = Set.of("base64", "md5", "sha256");

    private final TextProblems problems;
    private final Constants constants;
    private final int offset;

    Filtering(TextProblems problems, Constants constants, int offset) {
        this.problems = problems;
        this.constants = constants;
        this.offset = offset;
    }

    /** The expression; where a filter is wrong, the problem is recorded and the filter left out. */
    Expression expression(List<String> path, Scope.Meaning meaning, List<TagReader.Call> calls) {
        List<String> subjects = subjects(path, calls);
        StringBuilder text = new StringBuilder(written(path));
        List<BoundFilter> filters = new ArrayList<>();
        Shape shape = meaning.shape();
        for (TagReader.Call call : calls) {
            try {
                Filter filter = filter(call, meaning.ref());
                boolean each = filter.isForEach(shape);
                checkInput(filter, each ? shape.item() : shape, text);
                BoundFilter bound = bound(filter, call);
                filters.add(each ? bound.each() : bound);
                shape = each
                        ? Shape.list(filter.makes().shape(shape.item()))
                        : filter.makes().shape(shape);
            } catch (UnfitValueException e) {
                Problem problem = e.problem();
                problems.add(call.offset(), problem.code() == Code.WRONG_ARGUMENT ? problem : problem.of(subjects));
                shape = Shape.any();
            }
            append(text, call);
        }
        return folded(new Expression(text.toString(), subjects, meaning.ref(), filters, shape));
    }

    static String written(List<String> path) {
        return path.isEmpty() ? "." : String.join(".", path);
    }

    /** What a tag names: a value, a secret or a setting, and the settings among the arguments of its filters. */
    private static List<String> subjects(List<String> path, List<TagReader.Call> calls) {
        Stream<String> named = path.isEmpty() ? Stream.empty() : Stream.of(subject(path));
        Stream<String> settings = settings(calls.stream().flatMap(call -> call.arguments().stream()));
        return Stream.concat(named, settings).distinct().toList();
    }

    private static Stream<String> settings(Stream<TagReader.Argument> arguments) {
        return arguments
                .map(TagReader.Argument::setting)
                .filter(Objects::nonNull)
                .map(setting -> Names.SETTING + "." + setting);
    }

    static String subject(List<String> path) {
        boolean prefixed = Names.RESERVED.contains(path.get(0));
        return String.join(".", path.subList(0, prefixed ? Math.min(2, path.size()) : 1));
    }

    private static Filter filter(TagReader.Call call, Ref ref) {
        Filter filter = Filters.ALL.get(call.name());
        if (filter == null) {
            throw new UnfitValueException(
                    Code.UNKNOWN_FILTER,
                    "There is no filter '" + call.name() + "'" + Nearest.meant(call.name(), Filters.ALL.keySet())
                            + "; there are: " + String.join(", ", Filters.ALL.keySet()),
                    call.name());
        }
        if (ref instanceof Ref.Secret && !FOR_SECRETS.contains(call.name())) {
            throw new UnfitValueException(
                    Code.FILTERED_SECRET, "A secret goes through no filter but base64, md5 and sha256", call.name());
        }
        return filter;
    }

    private static BoundFilter bound(Filter filter, TagReader.Call call) {
        try {
            return filter.bind(call);
        } catch (UnfitValueException e) {
            Object at = e.argument();
            Stream<String> settings =
                    settings(call.arguments().stream().filter(argument -> at == null || at.equals(argument.value())));
            throw new UnfitValueException(
                    Code.WRONG_ARGUMENT,
                    e.reason(),
                    Stream.concat(Stream.of(filter.name()), settings).toArray(String[]::new));
        }
    }

    private static void checkInput(Filter filter, Shape shape, CharSequence input) {
        if (!filter.takes().accepts(shape)) {
            throw new UnfitValueException(
                    Code.WRONG_FILTER_INPUT,
                    "'" + filter.name() + "' takes " + filter.takes().words + "; '" + input + "' is "
                            + shape.kind().words,
                    filter.name());
        }
    }

    private static void append(StringBuilder text, TagReader.Call call) {
        text.append(" | ").append(call.name());
        String separator = ": ";
        for (TagReader.Argument argument : call.arguments()) {
            text.append(separator).append(argument.text());
            separator = ", ";
        }
    }

    private Expression folded(Expression expression) {
        if (!expression.isConstant()) {
            return expression;
        }
        try {
            return expression.known(expression.value(constants.folding()));
        } catch (RenderException e) {
            problems.add(offset, e.problem());
            constants.areTooMuch();
            return expression;
        }
    }

    /** Counts the text of the settings in one template, or in all of a definition together. */
    static final class Constants {
        private final Rendering folding = new Rendering(Values.builder().build(), "The text", TemplateLimits.SIZE, 0);
        private final int most;
        private int length;

        private Constants(int most) {
            this.most = most;
        }

        static Constants ofTemplate() {
            return new Constants(TemplateLimits.SIZE);
        }

        static Constants ofDefinition() {
            Constants constants = new Constants(TemplateLimits.SETTINGS);
            constants.folding.charge(TemplateLimits.WORK - TemplateLimits.FOLDING);
            return constants;
        }

        /** Where filters work on settings; their work counts together. */
        Rendering folding() {
            return folding;
        }

        /** Counts characters that stand in the place of a setting, or are an argument. */
        void add(int characters) {
            length = (int) Math.min(Integer.MAX_VALUE, (long) length + characters);
        }

        /** Notes that filters have more work with them than may be. */
        void areTooMuch() {
            length = Integer.MAX_VALUE;
        }

        boolean areTooLong() {
            return length > most;
        }

        /** What is wrong where they are too long. */
        String problem() {
            return most == TemplateLimits.SIZE
                    ? "With its settings in it a template has at most " + most + " characters"
                    : "In all templates together settings have at most " + most
                            + " characters, each as often as it stands" + " there, and filters work on as many";
        }
    }
}
