package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.template.RenderException.TemplateException;
import io.dataconnectors.internal.template.Token.Lexer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A template's text, cut into tokens whose meaning is known. */
final class Source {
    private final String text;
    private final TextProblems problems;
    private final Usage usage = new Usage();
    private final List<Token> tokens;

    private Source(String text, Names names, boolean json) {
        this.text = text;
        this.problems = new TextProblems(text);
        this.tokens = Binder.bind(Lexer.tokens(text, json, problems), names, usage, problems);
    }

    /** Reads a template in which a backslash is a backslash, except before a tag. */
    static Source text(String text, Names names) {
        return new Source(text, names, false);
    }

    /** Reads a template in which a backslash is JSON's. */
    static Source json(String text, Names names) {
        return new Source(text, names, true);
    }

    String text() {
        return text;
    }

    TextProblems problems() {
        return problems;
    }

    Usage usage() {
        return usage;
    }

    /** Whether there is more to be said of the text: its size, its tags and its sections are in order. */
    boolean isReadable() {
        return problems.isEmpty() || !tokens.isEmpty();
    }

    List<Token> tokens() {
        return tokens;
    }

    /** The names that a template uses. */
    static final class Usage {
        private final Set<String> secrets = new LinkedHashSet<>();
        private final Set<String> settings = new LinkedHashSet<>();
        private final Set<String> names = new LinkedHashSet<>();
        private boolean callId;
        private boolean callTime;

        void add(Ref ref) {
            if (ref instanceof Ref.Secret secret) {
                secrets.add(secret.name());
            } else if (ref instanceof Ref.Root root) {
                names.add(root.name());
            } else if (ref instanceof Ref.CallId) {
                callId = true;
            } else if (ref instanceof Ref.CallTime) {
                callTime = true;
            }
        }

        void addSetting(String name) {
            settings.add(name);
        }

        Set<String> secrets() {
            return secrets;
        }

        Set<String> settings() {
            return settings;
        }

        Set<String> names() {
            return names;
        }

        boolean callId() {
            return callId;
        }

        boolean callTime() {
            return callTime;
        }
    }

    /** Collects what is wrong with one text, and what is allowed but doubtful, by offset; tells it by line and column. */
    static final class TextProblems {
        private static final int MAX = 100;

        private final String text;
        private final List<Found> found = new ArrayList<>();
        private final List<Found> doubtful = new ArrayList<>();

        TextProblems(String text) {
            this.text = text;
        }

        /** Records what is wrong at an offset; of several at one place the first is told. */
        void add(int offset, Problem problem) {
            if (found.stream().anyMatch(other -> other.offset == offset)) {
                return;
            }
            found.add(new Found(offset, problem));
            if (found.size() == MAX) {
                throwIfAny(); // looking for more would only cost time
            }
        }

        void add(int offset, Code code, String message, String... subjects) {
            add(offset, Problem.of(code, message, subjects));
        }

        /** Records what is wrong with a tag, or with a text between tags; it is about what the tag names. */
        void add(Token token, Code code, String message) {
            add(token.offset(), about(token, code, message));
        }

        /** Records what is allowed at an offset, and probably not what its author means. */
        void warn(int offset, Problem problem) {
            if (doubtful.size() < MAX) {
                doubtful.add(new Found(offset, problem));
            }
        }

        /** Records what is doubtful about a tag. */
        void warn(Token token, Code code, String message) {
            warn(token.offset(), about(token, code, message));
        }

        private static Problem about(Token token, Code code, String message) {
            return new Problem(code, token.subjects(), message, 0, 0);
        }

        boolean isEmpty() {
            return found.isEmpty();
        }

        void throwIfAny() {
            if (!found.isEmpty()) {
                throw new TemplateException(located());
            }
        }

        /** The problems in the order of the text. */
        List<Problem> located() {
            return located(found);
        }

        /** What is doubtful, in the order of the text. */
        List<Problem> warnings() {
            return located(doubtful);
        }

        private List<Problem> located(List<Found> all) {
            all.sort(Comparator.comparingInt(Found::offset));
            List<Problem> problems = new ArrayList<>();
            int line = 1;
            int lineStart = 0;
            int at = 0;
            for (Found found : all) {
                for (; at < found.offset && at < text.length(); at++) {
                    if (text.charAt(at) == '\n') {
                        line++;
                        lineStart = at + 1;
                    }
                }
                problems.add(found.problem.told(line, found.offset - lineStart + 1));
            }
            return problems;
        }

        private record Found(int offset, Problem problem) {}
    }
}
