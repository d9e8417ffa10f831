package io.dataconnectors.imports.curl;

import io.dataconnectors.Header;
import io.dataconnectors.imports.ImportNote.Kind;
import io.dataconnectors.imports.internal.ImportReport;
import io.dataconnectors.imports.internal.Variables;
import io.dataconnectors.internal.template.HeaderRules;
import io.dataconnectors.internal.text.KnownKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.annotation.Nullable;

/** The header fields of a command, in order. Those that something else becomes of are taken away one by one. */
final class Headers {
    /** What HTTP/2 says in fields of its own; browsers list them as if they were headers. */
    private static final Set<String> PSEUDO = Set.of("authority", "method", "path", "scheme");

    private static final Set<String> OF_BROWSERS = Set.of("dnt", "priority", "upgrade-insecure-requests");

    private static final int MOST = 100;

    private final ImportReport report;
    private final List<Header> fields = new ArrayList<>();
    private final Set<String> removed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    private Headers(ImportReport report) {
        this.report = report;
    }

    static Headers of(Options options, ImportReport report) {
        Headers headers = new Headers(report);
        List<String> given = options.all("header");
        if (given.size() > MOST) {
            report.refuse("The command has more than " + MOST + " headers (-H), and a connector sends no more");
            return headers;
        }
        given.forEach(headers::add);
        headers.addUnlessThere("User-Agent", options.last("user-agent"));
        headers.addUnlessThere("Referer", options.last("referer").map(text -> text.replaceFirst(";auto$", "")));
        headers.addUnlessThere(
                "Range", options.last("range").map(range -> "bytes=" + range + (range.indexOf('-') < 0 ? "-" : "")));
        headers.addUnlessThere("Cookie", headers.cookies(options.all("cookie")));
        headers.addUnlessThere("Accept", Optional.of("application/json").filter(type -> options.has("json")));
        headers.leaveOut();
        return headers;
    }

    /** A semicolon behind the name makes an empty field, a colon takes one away that curl would add. */
    private void add(String text) {
        if (text.startsWith("@")) {
            report.refuse("--header @… reads a file of this machine; put its lines into the command");
            return;
        }
        if (text.length() > HeaderRules.MAX_NAME_LENGTH + HeaderRules.MAX_VALUE_LENGTH) {
            report.refuse("A header (-H) has at most " + HeaderRules.MAX_VALUE_LENGTH + " characters");
            return;
        }
        int colon = text.indexOf(':', 1);
        if (colon < 0 && text.endsWith(";")) {
            fields.add(new Header(text.substring(0, text.length() - 1), ""));
        } else if (colon < 0) {
            report.note(Kind.LEFT_OUT, "A header without a colon is left out, as curl does not send it");
        } else if (text.substring(colon + 1).isBlank()) {
            removed.add(text.substring(0, colon));
        } else {
            fields.add(new Header(
                    text.substring(0, colon), text.substring(colon + 1).strip()));
        }
    }

    private void addUnlessThere(String name, Optional<String> value) {
        value.filter(text -> !text.isEmpty() && !has(name) && !removed.contains(name))
                .ifPresent(text -> fields.add(new Header(name, text)));
    }

    private Optional<String> cookies(List<String> values) {
        boolean files = values.stream().anyMatch(value -> value.indexOf('=') < 0 && !Variables.anyIn(value));
        if (files) {
            report.refuse("--cookie with a name alone reads a file of this machine; write the cookies as name=value");
        }
        return Optional.of(String.join("; ", values));
    }

    private void leaveOut() {
        Set<String> browsers = new TreeSet<>();
        fields.removeIf(field -> {
            String name = KnownKeys.masked(field.name()).toLowerCase(Locale.ROOT);
            boolean browser = name.startsWith("sec-") || OF_BROWSERS.contains(name);
            boolean connection = HeaderRules.isToken(name) && HeaderRules.nameProblem(name) != null;
            if (browser) {
                browsers.add(name);
            } else if (connection || PSEUDO.contains(name) || name.startsWith(":")) {
                report.note(Kind.LEFT_OUT, "The header " + field.name() + " is left out: it belongs to the connection");
            }
            return browser || connection || PSEUDO.contains(name) || name.startsWith(":");
        });
        if (!browsers.isEmpty()) {
            report.note(Kind.LEFT_OUT, "What a browser says of itself is left out: " + String.join(", ", browsers));
        }
    }

    @Nullable
    private Header find(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    /** Takes a field away, and returns its value; null where there is none. */
    @Nullable
    String take(String name) {
        Header field = take(header -> header.name().equalsIgnoreCase(name));
        return field == null ? null : field.value();
    }

    /** Takes away the first field of a kind; null where there is none. */
    @Nullable
    Header take(Predicate<Header> kind) {
        Header field = fields.stream().filter(kind).findFirst().orElse(null);
        fields.remove(field);
        return field;
    }

    boolean has(String name) {
        return find(name) != null;
    }

    List<Header> rest() {
        return fields;
    }
}
