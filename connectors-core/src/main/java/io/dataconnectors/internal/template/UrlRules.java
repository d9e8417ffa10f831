package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.template.Names.Name;
import io.dataconnectors.internal.template.Template.TemplateLimits;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
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

    private static final String STANDARD_PORT = ":443";

    private static final String NEVER_IN_URLS = "\"<>^`{|}[]";

    /** Which characters of ASCII stand anywhere behind the host. */
    private static final boolean[] COMMON = common();

    private UrlRules() {}

    /** Whether a text begins with the scheme, which may be written in capitals (RFC 3986, section 3.1). */
    static boolean hasScheme(String url) {
        return url.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /**
     * Returns an origin, which is a scheme, a host and, unless it is 443, a port, in its one form.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static String origin(String written) {
        String origin = hasScheme(written) ? SCHEME + written.substring(SCHEME.length()) : written;
        for (Problem problem : problems(origin)) {
            throw new IllegalArgumentException(problem.message());
        }
        if (origin.indexOf('/', SCHEME.length()) >= 0 || origin.indexOf('?') >= 0) {
            throw new IllegalArgumentException(
                    "An origin is a scheme and a host, with a port if need be, such as https://shop.example.com:"
                            + " without a path, a query and a slash at its end");
        }
        return normalOrigin(origin);
    }

    /** Returns the one form of a scheme and a host that break no rule. */
    static String normalOrigin(String origin) {
        String lower = origin.toLowerCase(Locale.ROOT);
        return lower.endsWith(STANDARD_PORT) ? lower.substring(0, lower.length() - STANDARD_PORT.length()) : lower;
    }

    /** Every rule that a URL breaks; none where it may be called. The messages quote no more than its host. */
    public static List<Problem> problems(String url) {
        return problems(url, null);
    }

    /**
     * Every rule that a URL breaks, as {@link #problems(String)} tells it.
     *
     * @param origin a scheme and a host, with a port if need be, that break none; null if none is known
     */
    public static List<Problem> problems(String url, @Nullable String origin) {
        if (url.length() > MAX_LENGTH) {
            return List.of(Problem.of(Code.TOO_LONG, "A URL has at most " + MAX_LENGTH + " characters"));
        }
        if (!url.startsWith(SCHEME)) {
            return List.of(Problem.of(Code.NOT_HTTPS, "A URL must begin with " + SCHEME));
        }
        int end = authorityEnd(url);
        int query = url.indexOf('?', end);
        boolean known = origin != null && end == origin.length() && url.startsWith(origin);
        Problem authority = known ? null : HostRules.problem(url.substring(SCHEME.length(), end));
        Problem character = characters(url, end);
        Problem segment = path(url, end, query < 0 ? url.length() : query);
        return authority == null && character == null && segment == null
                ? List.of()
                : Stream.of(
                                Optional.ofNullable(authority),
                                Optional.ofNullable(character),
                                Optional.ofNullable(segment))
                        .flatMap(Optional::stream)
                        .toList();
    }

    /** Where the host of a URL ends, with its port if it has one. */
    static int authorityEnd(String url) {
        int at = SCHEME.length();
        while (at < url.length() && "/?#\\".indexOf(url.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    @Nullable
    private static Problem characters(String url, int from) {
        for (int i = from; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c >= COMMON.length || !COMMON[c]) {
                Problem problem = NEVER_IN_URLS.indexOf(c) < 0
                        ? character(url, i)
                        : Problem.of(Code.MALFORMED_URL, "A URL has '" + c + "' percent-encoded");
                if (problem != null) {
                    return problem;
                }
            }
        }
        return null;
    }

    private static boolean[] common() {
        boolean[] common = new boolean[128];
        for (char c = '!'; c <= '~'; c++) {
            common[c] = NEVER_IN_URLS.indexOf(c) < 0 && "\\#%".indexOf(c) < 0;
        }
        return common;
    }

    /** What is wrong with one character of a URL as an author writes it. */
    @Nullable
    static Problem character(String text, int at) {
        char c = text.charAt(at);
        if (c <= ' ' || c > '~') {
            return malformed("A URL has printable ASCII only, and no blanks; other characters are percent-encoded");
        }
        return switch (c) {
            case '\\' -> malformed("A URL has no backslash");
            case '#' -> malformed("A URL that is called has no fragment ('#')");
            case '%' ->
                isOctet(text, at)
                        ? null
                        : malformed("In a URL two hexadecimal digits follow '%'; the sign itself is %25");
            default -> null;
        };
    }

    private static Problem malformed(String message) {
        return Problem.of(Code.MALFORMED_URL, message);
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
    private static Problem path(String url, int from, int to) {
        int start = from + 1;
        while (start <= to) {
            int slash = url.indexOf('/', start);
            boolean last = slash < 0 || slash >= to;
            Problem problem = segment(url, start, last ? to : slash);
            if (problem != null) {
                return problem;
            }
            start = last ? to + 1 : slash + 1;
        }
        return null;
    }

    /** What is wrong with a path segment. */
    @Nullable
    static Problem segment(String text) {
        return segment(text, 0, text.length());
    }

    @Nullable
    private static Problem segment(String url, int from, int to) {
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
        return dots == 0 || dots > 2
                ? null
                : Problem.of(Code.DOT_SEGMENT, "A path has no segment '.' or '..', percent-encoded or not");
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
