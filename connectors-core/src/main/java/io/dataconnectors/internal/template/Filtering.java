package io.dataconnectors.internal.template;

import io.dataconnectors.internal.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the expression of one tag: checks its filters, and works it out at once where it begins with a setting. */
final class Filtering {
    private static final Set<String> FOR_SECRETS = Set.of("base64", "md5", "sha256");

    private final Problems problems;
    private final Constants constants;
    private final int offset;

    Filtering(Problems problems, Constants constants, int offset) {
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
                BoundFilter bound = filter.bind(call);
                filters.add(each ? bound.each() : bound);
                shape = each
                        ? Shape.list(filter.makes().shape(shape.item()))
                        : filter.makes().shape(shape);
            } catch (UnfitValueException e) {
                problems.add(call.offset(), e.problem().of(subjects));
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
        Stream<String> settings = calls.stream()
                .flatMap(call -> call.arguments().stream())
                .map(TagReader.Argument::setting)
                .filter(Objects::nonNull)
                .map(setting -> Names.SETTING + "." + setting);
        return Stream.concat(named, settings).distinct().toList();
    }

    private static String subject(List<String> path) {
        boolean prefixed = Names.RESERVED.contains(path.get(0));
        return String.join(".", path.subList(0, prefixed ? Math.min(2, path.size()) : 1));
    }

    private static Filter filter(TagReader.Call call, Ref ref) {
        Filter filter = Filters.ALL.get(call.name());
        if (filter == null) {
            throw new UnfitValueException("There is no filter '" + call.name() + "'"
                    + Nearest.meant(call.name(), Filters.ALL.keySet()) + "; there are: "
                    + String.join(", ", Filters.ALL.keySet()));
        }
        if (ref instanceof Ref.Secret && !FOR_SECRETS.contains(call.name())) {
            throw new UnfitValueException("A secret goes through no filter but base64, md5 and sha256");
        }
        return filter;
    }

    private static void checkInput(Filter filter, Shape shape, CharSequence input) {
        if (!filter.takes().accepts(shape)) {
            throw new UnfitValueException("'" + filter.name() + "' takes " + filter.takes().words + "; '" + input
                    + "' is " + shape.kind().words);
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
            problems.add(offset, String.valueOf(e.getMessage()));
            constants.areTooMuch();
            return expression;
        }
    }
}
