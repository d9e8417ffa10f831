package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.template.Expression.SectionHead;
import io.dataconnectors.internal.template.Expression.SpecialForm;
import io.dataconnectors.internal.template.Filtering.Constants;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import io.dataconnectors.internal.template.Source.TextProblems;
import io.dataconnectors.internal.template.Source.Usage;
import io.dataconnectors.internal.template.Template.TemplateLimits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Finds out what every tag means: the value behind its path, its filters, the section it begins or ends. */
final class Binder {
    private record Section(int offset, String path, boolean entered) {}

    private final TextProblems problems;
    private final Constants constants;
    private final Scope scope;
    private final Usage usage;
    private final Deque<Section> open = new ArrayDeque<>();
    private final List<Token> bound = new ArrayList<>();

    private boolean balanced = true;

    private Binder(Names names, Usage usage, TextProblems problems) {
        this.scope = new Scope(names, usage);
        this.constants = names.constants();
        this.usage = usage;
        this.problems = problems;
    }

    /** The tokens with every tag bound; none where sections do not match, so that nothing can be said of what is inside. */
    static List<Token> bind(List<Token> tokens, Names names, Usage usage, TextProblems problems) {
        Binder binder = new Binder(names, usage, problems);
        tokens.forEach(binder::bind);
        binder.open.forEach(section -> binder.unbalanced(
                section.offset,
                section.path,
                Code.SECTION_NOT_CLOSED,
                "The section '" + section.path + "' is never closed: {{/" + section.path + "}} is missing"));
        return binder.balanced ? binder.bound : List.of();
    }

    private void bind(Token token) {
        if (!(token instanceof Token.Tag tag)) {
            bound.add(token);
            return;
        }
        TagReader reader = new TagReader(tag, scope, problems);
        switch (tag.sigil()) {
            case '#', '^' -> open(tag, reader);
            case '/' -> close(tag);
            default -> bound.add(new Token.Value(tag.offset(), value(tag, reader)));
        }
    }

    private Expression value(Token.Tag tag, TagReader reader) {
        try {
            List<String> path = reader.path();
            List<TagReader.Call> calls = reader.filters();
            Scope.Meaning meaning = scope.resolve(path);
            return expression(tag, path, meaning, calls);
        } catch (JsonCursor.Malformed e) {
            return unknown();
        } catch (UnfitValueException e) {
            problems.add(tag.offset(), e.problem());
            return unknown();
        }
    }

    private void open(Token.Tag tag, TagReader reader) {
        SectionHead head = new SectionHead(subject(tag, reader), tag.sigil() == '^', scope.items());
        if (open.size() == TemplateLimits.SECTIONS) {
            problems.add(tag.offset(), Code.TOO_DEEP, "Sections nest at most " + TemplateLimits.SECTIONS + " deep");
            problems.throwIfAny();
        }
        open.push(new Section(tag.offset(), TagReader.firstWord(tag), !head.inverted()));
        if (!head.inverted()) {
            scope.enter(head);
        }
        bound.add(new Token.Open(tag.offset(), head));
    }

    private Expression subject(Token.Tag tag, TagReader reader) {
        try {
            List<String> path = reader.path();
            List<TagReader.Call> calls = reader.filters();
            Scope.Meaning meaning = scope.resolve(path);
            if (meaning.ref() instanceof Ref.Secret || path.indexOf(Names.CALL) == 0) {
                throw new UnfitValueException(
                        Code.SECTION_ALWAYS_THERE,
                        "'" + Filtering.written(path) + "' cannot begin a section: it is always there",
                        Filtering.subject(path));
            }
            return expression(tag, path, meaning, calls);
        } catch (JsonCursor.Malformed e) {
            return unknown();
        } catch (UnfitValueException e) {
            problems.add(tag.offset(), e.problem());
            return unknown();
        }
    }

    private Expression expression(Token.Tag tag, List<String> path, Scope.Meaning meaning, List<TagReader.Call> calls) {
        usage.add(meaning.ref());
        checkConstants(tag);
        Expression expression = new Filtering(problems, constants, tag.offset()).expression(path, meaning, calls);
        constants.add(expression.isConstant() ? expression.canonical().length() : lengthOfArguments(calls));
        checkConstants(tag);
        return expression;
    }

    /** What is too much is not looked at further: not here, nor in the templates that follow. */
    private void checkConstants(Token.Tag tag) {
        if (constants.areTooLong()) {
            problems.add(tag.offset(), Code.SETTINGS_TOO_LONG, constants.problem());
            problems.throwIfAny();
        }
    }

    private static int lengthOfArguments(List<TagReader.Call> calls) {
        return calls.stream()
                .flatMap(call -> call.arguments().stream())
                .mapToInt(argument -> argument.text().length())
                .sum();
    }

    private void close(Token.Tag tag) {
        String path = TagReader.firstWord(tag);
        if (open.isEmpty()) {
            unbalanced(
                    tag.offset(),
                    path,
                    Code.SECTION_NOT_OPEN,
                    "{{/" + path + "}} closes nothing: no section is open here");
            return;
        }
        Section section = open.pop();
        if (!section.path.equals(path)) {
            unbalanced(
                    tag.offset(),
                    path,
                    Code.SECTION_NOT_OPEN,
                    "{{/" + path + "}} closes nothing: the open section is '" + section.path + "'");
        }
        if (section.entered) {
            scope.leave();
        }
        bound.add(new Token.Close(tag.offset()));
    }

    private void unbalanced(int offset, String path, Code code, String message) {
        problems.add(offset, code, message, path);
        balanced = false;
    }

    /** Stands where a tag has no meaning, so that the rest of the text can be looked at. */
    private static Expression unknown() {
        return new Expression("", List.of(), new Ref.Constant(SpecialForm.ABSENT), List.of(), Shape.any());
    }
}
