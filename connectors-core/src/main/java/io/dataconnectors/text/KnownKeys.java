package io.dataconnectors.text;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** The forms of keys that vendors give out: a text that holds one of them gives a secret away, whatever its name is. */
public final class KnownKeys {
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
            kind("a JSON Web Token", "[\\w-]{8,1000}+\\.[\\w-]{8,4000}+\\.[\\w-]*+", "eyJ"),
            kind("a private key", "(?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY", "-----BEGIN "),
            kind("a token of HubSpot", "[0-9]-[\\w-]{20,1000}", "pat-na", "pat-eu", "pat-ap"),
            kind("an API key of a language model", "(?=[A-Za-z_-]{0,200}[0-9])[\\w-]{20,1000}", "sk-"),
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

    private KnownKeys() {}

    /**
     * A kind of key.
     *
     * @param name what it is, for messages
     * @param prefixes what it begins with: one of these, which is what tells it cheaply
     * @param rest what follows
     */
    private record Kind(String name, List<String> prefixes, Pattern rest) {
        /** Returns where the key ends that begins at an index, or -1. */
        int end(String text, int at) {
            for (String prefix : prefixes) {
                if (text.startsWith(prefix, at)) {
                    int from = at + prefix.length();
                    Matcher found = rest.matcher(text).region(from, text.length());
                    return found.lookingAt() && !isStandIn(found.group()) ? found.end() : -1;
                }
            }
            return -1;
        }

        /** Whether it is one character again and again, as in {@code sk_live_xxxxxxxx}: that shows a form, and opens nothing. */
        private static boolean isStandIn(String rest) {
            return rest.chars().distinct().count() == 1;
        }
    }

    private static Kind kind(String name, String rest, String... prefixes) {
        return new Kind(name, List.of(prefixes), Pattern.compile(rest));
    }

    /** Returns what is wrong with a text of a document that holds a key, of several of the first; nothing if it holds none. */
    public static Optional<String> problem(String text) {
        for (int at = 0; at < text.length(); at++) {
            Kind kind = kindAt(text, at);
            if (kind != null) {
                return Optional.of("This has the form of " + kind.name()
                        + ", and everybody who sees the document sees it; name a secret in its place, such as"
                        + " {{secret.api_key}}");
            }
        }
        return Optional.empty();
    }

    /** Returns the key that begins in a text at an index; null where none does. */
    @Nullable
    public static String keyAt(String text, int at) {
        Kind kind = kindAt(text, at);
        return kind == null ? null : text.substring(at, kind.end(text, at));
    }

    /** Returns a text with every key masked. */
    public static String masked(String text) {
        StringBuilder masked = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            String key = keyAt(text, at);
            masked.append(key == null ? String.valueOf(text.charAt(at)) : "***");
            at += key == null ? 1 : key.length();
        }
        return masked.toString();
    }

    @Nullable
    private static Kind kindAt(String text, int at) {
        boolean begins = at == 0 || !isPart(text.charAt(at - 1)) || text.startsWith("bot", at - 3);
        if (!begins) {
            return null;
        }
        for (Kind kind : KINDS) {
            if (kind.end(text, at) >= 0) {
                return kind;
            }
        }
        return null;
    }

    private static boolean isPart(char c) {
        return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
