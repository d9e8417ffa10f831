package io.dataconnectors.imports.curl;

import io.dataconnectors.imports.ImportNote.Kind;
import io.dataconnectors.imports.internal.ImportReport;
import io.dataconnectors.imports.internal.PercentText;
import io.dataconnectors.internal.template.UrlRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** A pasted URL, in its parts. */
final class CommandUrl {
    private static final Pattern SCHEME = Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*)|\\{\\{[^{}/]{1,80}\\}\\})://");
    private static final Pattern SEVERAL =
            Pattern.compile("\\{[^{},]*+,[^{}]*+\\}|\\[(?:[0-9]+-[0-9]+|[a-z]-[a-z])(?::[0-9]+)?\\]");

    private final ImportReport report;
    private final String authority;
    private final List<String> segments = new ArrayList<>();
    private final List<Pair> query = new ArrayList<>();

    private CommandUrl(String url, ImportReport report) {
        this.report = report;
        String rest = withoutFragment(withoutScheme(url));
        int question = rest.indexOf('?');
        String hierarchy = question < 0 ? rest : rest.substring(0, question);
        int slash = hierarchy.indexOf('/');
        authority = slash < 0 ? hierarchy : hierarchy.substring(0, slash);
        if (slash >= 0) {
            addSegments(hierarchy.substring(slash + 1));
        }
        query.addAll(Pair.read(question < 0 ? "" : rest.substring(question + 1), report));
    }

    /** Reads the one URL of a command. */
    static CommandUrl of(List<String> urls, ImportReport report) {
        if (urls.isEmpty()) {
            report.refuse("The command names no URL");
        }
        if (urls.size() > 1) {
            report.refuse("The command names " + urls.size()
                    + " URLs, and a connector calls one; a text with blanks stands in quotes");
        }
        String url = urls.isEmpty() ? "" : urls.get(0).strip();
        if (url.length() > UrlRules.MAX_LENGTH) {
            report.refuse(
                    "The URL has more than " + UrlRules.MAX_LENGTH + " characters, and a connector calls none such");
            return new CommandUrl("", report);
        }
        if (SEVERAL.matcher(url).find()) {
            report.refuse("curl makes several URLs of {…,…} or […-…], and a connector calls one");
        }
        return new CommandUrl(url, report);
    }

    private String withoutScheme(String url) {
        Matcher scheme = SCHEME.matcher(url);
        if (!scheme.lookingAt()) {
            report.note(Kind.CHANGED, "The URL names no scheme; the connector calls https");
            return url.startsWith("//") ? url.substring(2) : url;
        }
        String name = scheme.group(1) == null ? "" : scheme.group(1).toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            report.note(Kind.CHANGED, "The scheme of the URL is a variable; the connector calls https");
        } else if (name.equals("http")) {
            report.note(Kind.CHANGED, "The command calls http; the connector calls https, as every connector does");
        } else if (!name.equals("https")) {
            report.refuse("The URL is one of another scheme than https");
        }
        return url.substring(scheme.end());
    }

    private String withoutFragment(String url) {
        int hash = url.indexOf('#');
        if (hash < 0) {
            return url;
        }
        report.note(Kind.LEFT_OUT, "What follows # in the URL is left out, as curl does not send it");
        return url.substring(0, hash);
    }

    /** Takes dots out of a path as curl does (RFC 3986, section 5.2.4). */
    private void addSegments(String path) {
        List<String> parts = List.of(path.split("/", -1));
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            boolean last = i == parts.size() - 1;
            if (part.equals("..") && !segments.isEmpty()) {
                segments.remove(segments.size() - 1);
            }
            boolean dots = part.equals(".") || part.equals("..");
            if (!dots) {
                segments.add(part);
            } else if (last) {
                segments.add("");
            }
        }
    }

    /** Returns host and port. */
    String host() {
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    /** Returns user and password, {@code user:password}; null if the URL has none. */
    @Nullable
    String user() {
        int at = authority.lastIndexOf('@');
        return at < 0 ? null : PercentText.decode(authority.substring(0, at), false, report);
    }

    List<String> segments() {
        return segments;
    }

    /** Returns the parameters that are read so far; they may be added to and taken away. */
    List<Pair> query() {
        return query;
    }
}
