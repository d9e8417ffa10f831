package io.dataconnectors.curl;

import java.util.Locale;

/** What a header {@code Content-Type} says of a body. */
final class ContentType {
    static final String JSON = "application/json";
    static final String FORM = "application/x-www-form-urlencoded";

    private ContentType() {}

    /** Returns type and subtype in lower case, without parameters. */
    static String name(String header) {
        int end = header.indexOf(';');
        return (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    static boolean isJson(String header) {
        return name(header).endsWith("/json") || name(header).endsWith("+json");
    }

    static boolean isForm(String header) {
        return name(header).equals(FORM);
    }

    static boolean isMultipart(String header) {
        return name(header).startsWith("multipart/");
    }
}
