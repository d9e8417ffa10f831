package io.dataconnectors.curl;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** Tells by a name or by a text itself that it is a secret. In doubt it is one: what is none can be written back. */
final class Secrecy {
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

    private static final Pattern KEY = Pattern.compile(String.join(
            "|",
            "(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{8,1000}",
            "whsec_[A-Za-z0-9+/=]{16,1000}",
            "gh[pousr]_[A-Za-z0-9]{20,1000}",
            "github_pat_\\w{20,1000}",
            "glpat-[\\w-]{16,1000}",
            "xox[abeprs]-[\\w-]{10,1000}",
            "xapp-[\\w-]{10,1000}",
            "shp(?:at|ca|pa|ss|tka)_[a-fA-F0-9]{16,1000}",
            "SG\\.[\\w-]{16,1000}+\\.[\\w-]{16,1000}",
            "AIza[\\w-]{30,1000}",
            "eyJ[\\w-]{8,1000}+\\.eyJ[\\w-]{8,4000}+\\.[\\w-]*+",
            "pat-(?:na|eu|ap)[0-9]-[\\w-]{20,1000}",
            "sk-[\\w-]{20,1000}",
            "sq0[a-z]{3}-[\\w-]{16,1000}",
            "EAAA[\\w-]{40,1000}",
            "dop_v1_[a-f0-9]{32,1000}",
            "(?:ntn|secret)_[A-Za-z0-9]{32,1000}",
            "key-[0-9a-f]{32}",
            "(?<=bot)[0-9]{6,1000}:[\\w-]{30,1000}"));

    private Secrecy() {}

    /** Whether what has this name is a secret, wherever it stands. */
    static boolean ofName(String name) {
        List<String> words = List.of(Names.words(name).split("_"));
        if (words.stream().anyMatch(HARMLESS::contains)) {
            return false;
        }
        boolean key = words.get(words.size() - 1).equals("key")
                && words.size() > 1
                && words.stream().anyMatch(KEYS::contains);
        return key || words.stream().anyMatch(WORDS::contains);
    }

    /** Whether a parameter of a URL is a secret. */
    static boolean ofParameter(String name) {
        return ofName(name) || IN_QUERIES.contains(Names.words(name));
    }

    /** Returns where a key of a form that is known stands in a text from an index on; null where none begins there. */
    @Nullable
    static String keyAt(String text, int at) {
        boolean begins = at == 0 || !isPart(text.charAt(at - 1)) || text.startsWith("bot", at - 3);
        if (!begins) {
            return null;
        }
        Matcher key = KEY.matcher(text).region(at, text.length()).useTransparentBounds(true);
        return key.lookingAt() ? key.group() : null;
    }

    /** Returns a text with every key of a form that is known masked. */
    static String masked(String text) {
        StringBuilder masked = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            String key = keyAt(text, at);
            masked.append(key == null ? String.valueOf(text.charAt(at)) : "***");
            at += key == null ? 1 : key.length();
        }
        return masked.toString();
    }

    private static boolean isPart(char c) {
        return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
