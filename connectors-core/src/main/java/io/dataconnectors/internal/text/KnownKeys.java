package io.dataconnectors.internal.text;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** The forms of keys that vendors give out: a text that holds one of them gives a secret away, whatever its name is. */
public final class KnownKeys {
    /** How a JSON Web Token begins, which may be as long as it likes. */
    private static final String TOKEN = "eyJ";

    private static final String HEX = "0123456789abcdef";

    /** All of it, where it ends. */
    private static final String PRIVATE_KEY =
            "(?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?:-----[A-Za-z0-9+/=\\s\\\\]*+-----END [A-Z0-9 ]{0,80}-----)?";

    private static final List<Kind> KINDS = List.of(
            kind("a secret key of Stripe", "[A-Za-z0-9]{4,1000}", "sk_live_", "sk_test_", "rk_live_", "rk_test_"),
            kind("a secret of a Stripe webhook", "[A-Za-z0-9+/=]{16,1000}", "whsec_"),
            kind("an access key of AWS", "[A-Z0-9]{16}(?![A-Za-z0-9_])", "AKIA", "ASIA"),
            kind("a token of GitHub", "[A-Za-z0-9]{16,1000}", "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
            kind("a token of GitHub", "\\w{16,1000}", "github_pat_"),
            kind("a token of GitLab", "[\\w-]{16,1000}", "glpat-", "gldt-", "glptt-"),
            kind("a token of Slack", "[\\w-]{10,1000}", "xoxa-", "xoxb-", "xoxe-", "xoxo-", "xoxp-", "xoxr-", "xoxs-"),
            kind("a token of Slack", "[\\w-]{10,1000}", "xapp-"),
            kind("a token of Shopify", "[a-fA-F0-9]{16,1000}", "shpat_", "shpca_", "shppa_", "shpss_", "shptka_"),
            kind("an API key of SendGrid", "[\\w-]{16,1000}+\\.[\\w-]{16,1000}", "SG."),
            kind("an API key of Google", "[\\w-]{30,1000}", "AIza"),
            kind("a client secret of Google", "[\\w-]{20,1000}", "GOCSPX-"),
            kind("an access token of Google", "[\\w-]{20,2000}", "ya29."),
            kind("an API key of Twilio", "[0-9a-f]{32}(?![A-Za-z0-9_])", "SK"),
            kind("a JSON Web Token", "[\\w-]{8,}+\\.[\\w-]{8,}+\\.[\\w-]*+", TOKEN),
            kind("a private key", PRIVATE_KEY, "-----BEGIN "),
            kind("a token of HubSpot", "[0-9]-[\\w-]{20,1000}", "pat-na", "pat-eu", "pat-ap"),
            kind("an API key of a language model", "(?=[A-Za-z_-]{0,64}[0-9])[\\w-]{20,1000}", "sk-"),
            kind("a token of Square", "[a-z]{3}-[\\w-]{16,1000}", "sq0"),
            kind("a token of Square", "[\\w-]{40,1000}", "EAAA"),
            kind("a token of DigitalOcean", "[a-f0-9]{32,1000}", "dop_v1_", "doo_v1_"),
            kind("a token of Notion", "[A-Za-z0-9]{32,1000}", "ntn_", "secret_"),
            kind("an API token of Atlassian", "[\\w=-]{40,1000}", "ATATT3"),
            kind("a token of Airtable", "[A-Za-z0-9]{14}\\.[a-f0-9]{32,100}", "pat"),
            kind("an API key of Linear", "[A-Za-z0-9]{20,1000}", "lin_api_"),
            kind("a token of npm", "[A-Za-z0-9]{30,1000}", "npm_"),
            kind("an API key of Mailgun", "[0-9a-f]{32}(?![A-Za-z0-9_])", "key-"),
            kind("an API key of Mailchimp", "[0-9a-f]{32}-us[0-9]{1,2}", ""),
            kind("a token of a Telegram bot", "[0-9]{6,20}:[\\w-]{30,1000}", ""));

    /** The kinds by the characters that they begin with, so that most of a text is passed by quickly. */
    private static final Map<Character, List<Kind>> BY_FIRST = new HashMap<>();

    static {
        for (Kind kind : KINDS) {
            kind.prefixes().stream()
                    .flatMap(prefix -> (prefix.isEmpty() ? HEX : prefix.substring(0, 1))
                            .chars()
                            .boxed())
                    .distinct()
                    .forEach(first -> BY_FIRST.computeIfAbsent((char) (int) first, absent -> new ArrayList<>())
                            .add(kind));
        }
    }

    private KnownKeys() {}

    /**
     * A key in a text.
     *
     * @param kind what it is, such as {@code a token of GitHub}
     * @param start where it begins
     * @param end where it ends
     */
    public record Key(String kind, int start, int end) {
        /** Returns the key itself, of the text in which it was found. */
        public String in(String text) {
            return text.substring(start, end);
        }
    }

    /**
     * A kind of key.
     *
     * @param name what it is, for messages
     * @param prefixes what it begins with: one of these, which is what tells it cheaply; empty where any digit may begin it
     * @param rest what follows
     */
    private record Kind(String name, List<String> prefixes, Pattern rest) {
        /** Returns the length of the prefix that stands at an index, or -1. */
        int prefix(String text, int at) {
            for (int i = 0; i < prefixes.size(); i++) {
                String prefix = prefixes.get(i);
                if (text.startsWith(prefix, at)) {
                    return prefix.length();
                }
            }
            return -1;
        }
    }

    private static Kind kind(String name, String rest, String... prefixes) {
        return new Kind(name, List.of(prefixes), Pattern.compile(rest));
    }

    /** Returns the keys that a text holds, in order. */
    public static List<Key> in(String text) {
        List<Key> keys = new ArrayList<>();
        Search search = new Search(text);
        for (Key key = search.next(); key != null; key = search.next()) {
            keys.add(key);
        }
        return keys;
    }

    /** Returns what is wrong with a text of a document that holds a key, of several of the first; nothing if it holds none. */
    public static Optional<Problem> problem(String text) {
        return Optional.ofNullable(new Search(text).next())
                .map(key -> Problem.of(
                        Code.PLAIN_CREDENTIAL,
                        "This has the form of " + key.kind()
                                + ", and everybody who sees the document sees it; name a secret in its place, such as"
                                + " {{secret.api_key}}"));
    }

    /** Returns a text with every key masked. */
    public static String masked(String text) {
        StringBuilder masked = new StringBuilder();
        int at = 0;
        for (Key key : in(text)) {
            masked.append(text, at, key.start()).append("***");
            at = key.end();
        }
        return masked.append(text, at, text.length()).toString();
    }

    /** Goes through a text once, in time that grows with its length. */
    private static final class Search {
        private final String text;
        private final IdentityHashMap<Kind, Matcher> matchers = new IdentityHashMap<>(1);
        private int at;

        /** Up to where no kind without an end of its own is looked for again: from here the same run would fail the same way. */
        private int failedUntil;

        Search(String text) {
            this.text = text;
        }

        @Nullable
        Key next() {
            while (at < text.length()) {
                Key key = begins() ? key() : null;
                at = key == null ? at + 1 : key.end();
                if (key != null) {
                    return key;
                }
            }
            return null;
        }

        private boolean begins() {
            boolean bound = at == 0 || !isPart(text.charAt(at - 1)) || text.startsWith("bot", at - 3);
            return bound && BY_FIRST.containsKey(text.charAt(at));
        }

        private static boolean isPart(char c) {
            return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }

        @Nullable
        private Key key() {
            for (Kind kind : BY_FIRST.getOrDefault(text.charAt(at), List.of())) {
                int prefix = kind.prefix(text, at);
                int end = prefix < 0 ? -1 : end(kind, at + prefix);
                if (end >= 0) {
                    return new Key(kind.name(), at, end);
                }
            }
            return null;
        }

        private int end(Kind kind, int from) {
            boolean endless = kind.prefixes().contains(TOKEN);
            if (endless && from < failedUntil) {
                return -1;
            }
            Matcher rest = matchers.computeIfAbsent(kind, absent -> kind.rest().matcher(text))
                    .region(from, text.length());
            if (rest.lookingAt()) {
                return isStandIn(from, rest.end()) ? -1 : rest.end();
            }
            failedUntil = endless ? runEnd(from) : failedUntil;
            return -1;
        }

        private int runEnd(int from) {
            int end = from;
            while (end < text.length() && (isPart(text.charAt(end)) || text.charAt(end) == '-')) {
                end++;
            }
            return end;
        }

        /** Whether it is one character again and again, as in {@code sk_live_xxxxxxxx}: that shows a form, and opens nothing. */
        private boolean isStandIn(int from, int end) {
            int same = from + 1;
            while (same < end && text.charAt(same) == text.charAt(from)) {
                same++;
            }
            return same >= end;
        }
    }
}
