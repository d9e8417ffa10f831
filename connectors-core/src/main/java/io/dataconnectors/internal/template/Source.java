package io.dataconnectors.internal.template;

import io.dataconnectors.internal.template.Token.Lexer;
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
}
