package io.dataconnectors.internal.template;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.template.Names.Name;
import io.dataconnectors.internal.template.PlainValue.QuotedText;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import io.dataconnectors.internal.template.Source.TextProblems;
import io.dataconnectors.internal.template.Template.TemplateLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** Reads what stands between the braces of one tag: a path, and for a value its filters. */
final class TagReader {
    /** A filter with its arguments, as written. */
    record Call(int offset, String name, List<Argument> arguments) {}

    /** An argument, a literal or a setting: its value, its one way of being written, and the name of the setting. */
    record Argument(
            @Nullable Object value, String text, @Nullable String setting) {}

    private final String content;
    private final int offset;
    private final Scope scope;
    private final TextProblems problems;
    private int at;

    TagReader(Token.Tag tag, Scope scope, TextProblems problems) {
        this.content = tag.content();
        this.offset = tag.contentOffset();
        this.scope = scope;
        this.problems = problems;
        skipBlanks();
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /** What a tag names, as it is written; right or wrong. */
    static String firstWord(Token.Tag tag) {
        String content = tag.content().strip();
        int end = 0;
        while (end < content.length() && !isBlank(content.charAt(end)) && content.charAt(end) != '|') {
            end++;
        }
        return content.substring(0, end);
    }

    /** Reads {@code .} as an empty path, or names joined by dots. */
    List<String> path() throws JsonCursor.Malformed {
        if (accept('.')) {
            skipBlanks();
            return List.of();
        }
        List<String> path = new ArrayList<>();
        do {
            path.add(word());
        } while (accept('.'));
        if (path.size() > TemplateLimits.STEPS) {
            throw malformed(0, "A path has at most " + TemplateLimits.STEPS + " names");
        }
        skipBlanks();
        return path;
    }

    private String word() throws JsonCursor.Malformed {
        int start = at;
        while (at < content.length() && isWordPart(content.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw malformed(at, "A name was expected here" + found());
        }
        return content.substring(start, at);
    }

    private static boolean isWordPart(char c) {
        return Name.isPart(c) || c == '-';
    }

    /** Reads filters up to the end of the tag. */
    List<Call> filters() throws JsonCursor.Malformed {
        List<Call> filters = new ArrayList<>();
        while (accept('|')) {
            filters.add(filter());
            if (filters.size() > TemplateLimits.STEPS) {
                throw malformed(0, "An expression has at most " + TemplateLimits.STEPS + " filters");
            }
        }
        end("'|' or '}}'");
        return filters;
    }

    /** Requires the end of the tag. */
    void end(String expected) throws JsonCursor.Malformed {
        if (at < content.length()) {
            throw malformed(at, expected + " was expected here" + found());
        }
    }

    private Call filter() throws JsonCursor.Malformed {
        skipBlanks();
        int start = offset + at;
        String name = word();
        List<Argument> arguments = new ArrayList<>();
        skipBlanks();
        if (accept(':')) {
            do {
                skipBlanks();
                arguments.add(argument());
                skipBlanks();
            } while (accept(','));
        }
        return new Call(start, name, arguments);
    }

    private Argument argument() throws JsonCursor.Malformed {
        if (at < content.length() && (content.charAt(at) == '"' || content.charAt(at) == '\'')) {
            return quoted();
        }
        int start = at;
        while (at < content.length() && isLiteralPart(content.charAt(at))) {
            at++;
        }
        String literal = content.substring(start, at);
        if (literal.startsWith(Names.SETTING + ".")) {
            return setting(start, List.of(literal.split("\\.", -1)));
        }
        try {
            return new Argument(Json.read(literal), literal, null);
        } catch (JsonException e) {
            throw malformed(start, "An argument is a quoted text, a number, true, false, null or a setting");
        }
    }

    private Argument setting(int start, List<String> path) throws JsonCursor.Malformed {
        try {
            Object value = scope.setting(path);
            if (value instanceof List || value instanceof Map) {
                throw new UnfitValueException(
                        Code.WRONG_ARGUMENT, "An argument is a single value", "setting." + path.get(1));
            }
            String text = value instanceof String said ? QuotedText.written(said) : PlainValue.json(value);
            return new Argument(value, text, path.get(1));
        } catch (UnfitValueException e) {
            throw malformed(start, e.problem());
        }
    }

    private static boolean isLiteralPart(char c) {
        return isWordPart(c) || c == '.' || c == '+';
    }

    private Argument quoted() throws JsonCursor.Malformed {
        int start = at;
        int end = QuotedText.end(content, start);
        if (end < 0) {
            throw malformed(start, "The end of this quote is missing");
        }
        at = end + 1;
        String written = content.substring(start + 1, end);
        int unknown = QuotedText.unknownEscape(written);
        if (unknown >= 0) {
            throw malformed(
                    start + 1 + unknown, "In an argument there are the escapes \\n, \\t, \\\" and \\\\ and no other");
        }
        String value = QuotedText.read(written);
        return new Argument(value, QuotedText.written(value), null);
    }

    private boolean accept(char wanted) {
        boolean accepted = at < content.length() && content.charAt(at) == wanted;
        at += accepted ? 1 : 0;
        return accepted;
    }

    private void skipBlanks() {
        while (at < content.length() && isBlank(content.charAt(at))) {
            at++;
        }
    }

    private String found() {
        return at < content.length() ? ", not '" + content.charAt(at) + "'" : "";
    }

    private JsonCursor.Malformed malformed(int where, String message) {
        return malformed(where, Problem.of(Code.MALFORMED_TAG, message));
    }

    private JsonCursor.Malformed malformed(int where, Problem problem) {
        problems.add(offset + where, problem);
        return new JsonCursor.Malformed();
    }
}
