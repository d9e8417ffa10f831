package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.template.Names.Name;
import io.dataconnectors.internal.template.Template.TemplateLimits;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/**
 * The rules of a URL before anything is sent to it: {@code https}, printable ASCII of at most 8 KiB, no user
 * information, no fragment, no backslash, a host that every parser reads alike, and a path without {@code .} or {@code ..}
 * segments, percent-encoded or not. An empty segment is one that an author has written: values make none.
 */
public final class UrlRules {
    /** What a host is, in words. */
    public static final String HOST =
            "a name such as api.example.com, of letters, digits and hyphens, the last part of which"
                    + " begins with a letter, an IPv4 address of four decimal numbers, or an IPv6 address in brackets";

    /** How many characters a URL may have. */
    public static final int MAX_LENGTH = TemplateLimits.LINE;

    static final String SCHEME = "https://";

    private static final String NEVER_IN_URLS = "\"<>^`{|}[]";

    private UrlRules() {}

    /** Whether a text begins with the scheme, which may be written in capitals (RFC 3986, section 3.1). */
    static boolean hasScheme(String url) {
        return url.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** Every rule that a URL breaks, in words; none where it may be called. The words quote no more than its host. */
    public static List<String> problems(String url) {
        return problems(url, null);
    }

    /**
     * Every rule that a URL breaks, as {@link #problems(String)} tells it.
     *
     * @param origin a scheme and a host, with a port if need be, that break none; null if none is known
     */
    public static List<String> problems(String url, @Nullable String origin) {
        if (url.length() > MAX_LENGTH) {
            return List.of("A URL has at most " + MAX_LENGTH + " characters");
        }
        if (!url.startsWith(SCHEME)) {
            return List.of("A URL must begin with " + SCHEME);
        }
        List<String> problems = new ArrayList<>();
        int path = authorityEnd(url);
        int query = url.indexOf('?') < 0 ? url.length() : url.indexOf('?');
        boolean known = origin != null && path == origin.length() && url.startsWith(origin);
        Problem authority = known ? null : HostRules.problem(url.substring(SCHEME.length(), path));
        addTo(problems, authority == null ? null : authority.message());
        addTo(problems, characters(url, path));
        addTo(problems, path(url, path, Math.max(path, query)));
        return List.copyOf(problems);
    }

    private static void addTo(List<String> problems, @Nullable String problem) {
        if (problem != null) {
            problems.add(problem);
        }
    }

    private static int authorityEnd(String url) {
        int at = SCHEME.length();
        while (at < url.length() && "/?#\\".indexOf(url.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    @Nullable
    private static String characters(String url, int from) {
        for (int i = from; i < url.length(); i++) {
            char c = url.charAt(i);
            String problem = NEVER_IN_URLS.indexOf(c) < 0 ? character(url, i) : "A URL has '" + c + "' percent-encoded";
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    /** What is wrong with one character of a URL as an author writes it. */
    @Nullable
    static String character(String text, int at) {
        char c = text.charAt(at);
        if (c <= ' ' || c > '~') {
            return "A URL has printable ASCII only, and no blanks; other characters are percent-encoded";
        }
        return switch (c) {
            case '\\' -> "A URL has no backslash";
            case '#' -> "A URL that is called has no fragment ('#')";
            case '%' -> isOctet(text, at) ? null : "In a URL two hexadecimal digits follow '%'; the sign itself is %25";
            default -> null;
        };
    }

    /** Whether a percent sign and two digits stand there. */
    public static boolean isOctet(String text, int at) {
        return text.charAt(at) == '%'
                && at + 2 < text.length()
                && isHex(text.charAt(at + 1))
                && isHex(text.charAt(at + 2));
    }

    static boolean isHex(char c) {
        return Name.isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    @Nullable
    private static String path(String url, int from, int to) {
        int start = from + 1;
        while (start <= to) {
            int slash = url.indexOf('/', start);
            boolean last = slash < 0 || slash >= to;
            String problem = segment(url, start, last ? to : slash);
            if (problem != null) {
                return problem;
            }
            start = last ? to + 1 : slash + 1;
        }
        return null;
    }

    /** What is wrong with a path segment. */
    @Nullable
    static String segment(String text) {
        return segment(text, 0, text.length());
    }

    @Nullable
    private static String segment(String url, int from, int to) {
        int dots = 0;
        int at = from;
        // servers that know path parameters take '..;x' for '..'
        while (at < to && url.charAt(at) != ';') {
            int dot = dot(url, at, to);
            if (dot == 0) {
                return null;
            }
            at += dot;
            dots++;
        }
        return dots == 0 || dots > 2 ? null : "A path has no segment '.' or '..', percent-encoded or not";
    }

    /** How many characters write a dot there; 0 where none is. */
    private static int dot(String url, int at, int to) {
        if (url.charAt(at) == '.') {
            return 1;
        }
        boolean encoded =
                at + 2 < to && url.charAt(at) == '%' && url.charAt(at + 1) == '2' && (url.charAt(at + 2) | ' ') == 'e';
        return encoded ? 3 : 0;
    }
}
