package io.dataconnectors.imports.curl;

import java.util.Locale;
import java.util.stream.Stream;

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

    /** Whether it is JSON of one kind or another, but no row of JSON values. */
    static boolean isJson(String header) {
        return name(header).contains("json") && !isJsonRow(header);
    }

    static boolean isJsonRow(String header) {
        return Stream.of("ndjson", "jsonl", "json-lines", "json-seq").anyMatch(name(header)::contains);
    }

    /** Whether it is XML or HTML of one kind or another. */
    static boolean isMarkup(String header) {
        String name = name(header);
        return !name.contains("json") && (name.contains("xml") || name.contains("html"));
    }

    static boolean isForm(String header) {
        return name(header).equals(FORM);
    }

    static boolean isMultipart(String header) {
        return name(header).startsWith("multipart/");
    }
}
