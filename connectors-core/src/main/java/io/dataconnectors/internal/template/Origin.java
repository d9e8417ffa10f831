package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Problem;
import java.util.Locale;

/** Where a request goes: scheme, host and, unless it is 443, port. */
public final class Origin {
    private static final String STANDARD_PORT = ":443";

    private Origin() {}

    /**
     * Returns an origin in its one form.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static String of(String written) {
        String origin =
                UrlRules.hasScheme(written) ? UrlRules.SCHEME + written.substring(UrlRules.SCHEME.length()) : written;
        for (Problem problem : UrlRules.problems(origin)) {
            throw new IllegalArgumentException(problem.message());
        }
        if (origin.indexOf('/', UrlRules.SCHEME.length()) >= 0 || origin.indexOf('?') >= 0) {
            throw new IllegalArgumentException(
                    "An origin is a scheme and a host, with a port if need be, such as https://shop.example.com:"
                            + " without a path, a query and a slash at its end");
        }
        return normal(origin);
    }

    /** Returns the one form of a scheme and a host that break no rule. */
    static String normal(String origin) {
        String lower = origin.toLowerCase(Locale.ROOT);
        return lower.endsWith(STANDARD_PORT) ? lower.substring(0, lower.length() - STANDARD_PORT.length()) : lower;
    }
}
