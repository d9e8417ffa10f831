package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.Nullable;

/**
 * Which header fields a request may carry. A definition's names are checked when it is built, and every field again when it
 * is sent: the JDK alone lets through what splits or smuggles a request.
 */
public final class HeaderRules {
    /** The longest name, in characters. */
    public static final int MAX_NAME_LENGTH = 256;

    /** The longest value, in bytes. */
    public static final int MAX_VALUE_LENGTH = 8 * 1024;

    private static final String PROXY = "proxy-";

    // fields that frame the message or belong to the connection (RFC 9110 section 7.6.1, RFC 9112), and the coding that
    // the transport asks for and undoes itself
    private static final Set<String> REFUSED = names(
            "host",
            "content-length",
            "transfer-encoding",
            "te",
            "trailer",
            "connection",
            "keep-alive",
            "upgrade",
            "expect",
            "http2-settings",
            "via",
            "accept-encoding");

    /**
     * Fields of one value (RFC 9110, section 5.3, and the field's own definition): of two, servers read the first, the last or
     * none. Those that hold a list, and those that begin with X-, may be repeated.
     */
    private static final Set<String> SINGLE = names(
            "authorization",
            "content-type",
            "content-location",
            "content-range",
            "content-disposition",
            "content-md5",
            "cookie",
            "date",
            "depth",
            "destination",
            "dnt",
            "etag",
            "from",
            "idempotency-key",
            "if-modified-since",
            "if-range",
            "if-unmodified-since",
            "last-modified",
            "max-forwards",
            "mime-version",
            "origin",
            "overwrite",
            "range",
            "referer",
            "soapaction",
            "user-agent");

    private HeaderRules() {}

    /** Names in any case. Found without another text for each name that is looked for. */
    private static Set<String> names(String... names) {
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(List.of(names));
        return Collections.unmodifiableSet(known);
    }

    /** Returns what is wrong with a second field of a name, or null if a request may have several. */
    @Nullable
    public static Problem repetitionProblem(String name) {
        return SINGLE.contains(name)
                ? Problem.of(
                        Code.REPEATED_HEADER,
                        "The header " + name
                                + " stands once in a request, and here it is there already; leave one of them out",
                        name)
                : null;
    }

    /** Returns what is wrong with a field's name, or null if nothing is. */
    @Nullable
    public static Problem nameProblem(String name) {
        if (name.length() > MAX_NAME_LENGTH || !isToken(name)) {
            return Problem.of(
                    Code.MALFORMED_HEADER_NAME,
                    "A header name has 1 to " + MAX_NAME_LENGTH
                            + " letters, digits or characters of !#$%&'*+-.^_`|~ and no placeholder");
        }
        if (REFUSED.contains(name) || name.regionMatches(true, 0, PROXY, 0, PROXY.length())) {
            return Problem.of(
                    Code.RESERVED_HEADER,
                    "The header " + name + " belongs to the connection, not to the author; leave it out",
                    name);
        }
        return null;
    }

    /** Returns what is wrong with a field's value, or null if nothing is. The value is not quoted. */
    @Nullable
    public static Problem valueProblem(String value) {
        if (value.length() > MAX_VALUE_LENGTH) {
            return Problem.of(Code.TOO_LONG, "A header value has at most " + MAX_VALUE_LENGTH + " characters");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!isFit(c)) {
                return Problem.of(
                        Code.MALFORMED_HEADER_VALUE, "A header value has printable ASCII characters and tabs only");
            }
        }
        return null;
    }

    /** Whether a value may have a character: printable ASCII, or a tab. */
    static boolean isFit(int c) {
        return (c >= ' ' && c <= '~') || c == '\t';
    }

    /** Whether a text is a token (RFC 9110, section 5.6.2), as every field name is. */
    public static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isTokenChar(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isTokenChar(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }
}
