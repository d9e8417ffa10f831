package io.dataconnectors.internal.text;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells by the name of a header, a parameter, a member or a setting that its value is a secret. In doubt it is one. */
public final class SecretNames {
    private static final Set<String> WORDS = Set.of(
            "token",
            "secret",
            "password",
            "passwd",
            "pwd",
            "passphrase",
            "apikey",
            "credential",
            "credentials",
            "bearer",
            "jwt",
            "authorization",
            "signature",
            "accesskey",
            "secretkey",
            "privatekey",
            "accesstoken",
            "authtoken",
            "cookie");

    /** What a key opens, where the key is a secret. */
    private static final Set<String> KEYS = Set.of(
            "api",
            "app",
            "application",
            "access",
            "private",
            "auth",
            "secret",
            "subscription",
            "service",
            "account",
            "integration",
            "user",
            "license",
            "server",
            "security",
            "client",
            "admin",
            "write",
            "read",
            "rapidapi",
            "master");

    /** With one of these it is a place in a list, a kind or a number. */
    private static final Set<String> HARMLESS = Set.of(
            "page",
            "next",
            "previous",
            "prev",
            "sync",
            "continuation",
            "cursor",
            "count",
            "type",
            "limit",
            "max",
            "hint",
            "url",
            "expires",
            "expiry",
            "id",
            "name",
            "method",
            "version",
            "date",
            "timestamp",
            "algorithm");

    /** What a parameter of a URL may be called that is a secret there, and would be none elsewhere. */
    private static final Set<String> IN_QUERIES = Set.of("key", "appid", "sig", "auth", "hapikey", "pass", "code_key");

    /** Values that stand under the name of a secret and are none. */
    private static final Set<String> HARMLESS_TEXTS =
            Set.of("no-check", "nocheck", "fetch", "required", "true", "false", "null", "none", "yes", "no");

    private static final int LONGEST_NAME = 64;

    private SecretNames() {}

    /**
     * Returns what to say of a text that stands in a document under a name; nothing unless the name is that of a secret, and
     * the text may be one. The text is not quoted.
     */
    public static Optional<Problem> doubt(String name, String text) {
        boolean harmless = text.isBlank()
                || text.strip().split("\\s+", 3).length > 2 // a sentence
                || isWord(text);
        if (harmless || name.length() > LONGEST_NAME || !ofName(name)) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(
                Code.PROBABLE_SECRET,
                "'" + name + "' is the name of a secret, and its value stands here for everybody who sees the document;"
                        + " if it is one, name it where it is sent: {{secret." + SnakeCase.of(name) + "}}",
                name));
    }

    /** Whether a text is a word of a protocol, which is no secret under any name: {@code X-Atlassian-Token: no-check}. */
    public static boolean isWord(String text) {
        return HARMLESS_TEXTS.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether what has this name is a secret, wherever it stands. */
    public static boolean ofName(String name) {
        List<String> words = List.of(SnakeCase.of(name).split("_"));
        if (!Collections.disjoint(words, HARMLESS)) {
            return false;
        }
        boolean key =
                words.get(words.size() - 1).equals("key") && words.size() > 1 && !Collections.disjoint(words, KEYS);
        return key || !Collections.disjoint(words, WORDS);
    }

    /** Whether a parameter of a URL is a secret. */
    public static boolean ofParameter(String name) {
        return ofName(name) || IN_QUERIES.contains(SnakeCase.of(name));
    }

    /** Splits a name into its words, however it is written: {@code X-Api-Key}, {@code xApiKey} and {@code x_api_key} have the same. */
    public static final class SnakeCase {
        private SnakeCase() {}

        /** Returns the words of a name in lower case, joined by underscores. */
        public static String of(String name) {
            StringBuilder words = new StringBuilder(name.length() + 8);
            char before = ' ';
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                boolean upper = c >= 'A' && c <= 'Z';
                boolean gap = upper ? isLower(before) : !isLower(c);
                if (gap && !words.isEmpty() && words.charAt(words.length() - 1) != '_') {
                    words.append('_');
                }
                if (upper || isLower(c)) {
                    words.append(upper ? (char) (c + ('a' - 'A')) : c);
                }
                before = c;
            }
            int last = words.length() - 1;
            return words.substring(0, last >= 0 && words.charAt(last) == '_' ? last : last + 1);
        }

        private static boolean isLower(char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        }
    }
}
