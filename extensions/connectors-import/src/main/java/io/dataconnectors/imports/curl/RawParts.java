package io.dataconnectors.imports.curl;

import io.dataconnectors.imports.ImportNote.Kind;
import io.dataconnectors.imports.internal.ImportReport;
import io.dataconnectors.imports.internal.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** The parts of a multipart body that stands in a command as a text, as browsers copy it (RFC 2046, section 5.1). */
final class RawParts {
    private static final Pattern BOUNDARY =
            Pattern.compile("(?i);\\s{0,9}boundary=(?:\"([^\"]{1,200})\"|([^;\\s]{1,200}))");
    private static final Pattern LINE_END = Pattern.compile("\\r?\\n");
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s{0,9}(name|filename)=(\"(?:[^\"\\\\]|\\\\.){0,512}+\"|[^;\"\\s]{1,512})");

    /**
     * One part.
     *
     * @param name the name of the field, or the {@code Content-ID}; null if it has none
     * @param text its content
     * @param isFile whether a file name is said of it
     * @param type its media type; null if none is said
     */
    record Part(
            @Nullable String name,
            String text,
            boolean isFile,
            @Nullable String type) {}

    private final ImportReport report;
    private final List<Part> parts = new ArrayList<>();

    private RawParts(ImportReport report) {
        this.report = report;
    }

    /** Returns the parts of a body; none where it has no such parts. */
    static List<Part> of(String body, String contentType, ImportReport report) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        RawParts parts = new RawParts(report);
        if (boundary.find()) {
            parts.read(body, "--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1)));
        }
        return parts.parts;
    }

    /** Reads what stands between lines that begin with the delimiter; the last of these has two hyphens more. */
    private void read(String body, String delimiter) {
        int start = -1;
        int line = 0;
        while (line >= 0 && line < body.length()) {
            int newline = body.indexOf('\n', line);
            if (body.startsWith(delimiter, line)) {
                if (start >= 0) {
                    add(body.substring(start, Math.max(start, withoutLineEnd(body, line))));
                }
                start = newline < 0 || body.startsWith("--", line + delimiter.length()) ? -1 : newline + 1;
            }
            line = newline < 0 ? -1 : newline + 1;
        }
    }

    /** The line end before a delimiter belongs to the delimiter. */
    private static int withoutLineEnd(String body, int line) {
        int end = line - 1;
        return end > 0 && body.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private void add(String part) {
        String name = null;
        String type = null;
        boolean file = false;
        int at = 0;
        Matcher lineEnd = LINE_END.matcher(part);
        while (at < part.length() && lineEnd.find(at)) {
            String line = part.substring(at, lineEnd.start());
            at = lineEnd.end();
            if (line.isEmpty()) {
                break;
            }
            String value = line.substring(line.indexOf(':') + 1).strip();
            switch (line.substring(0, Math.max(0, line.indexOf(':'))).toLowerCase(Locale.ROOT)) {
                case "content-disposition" -> {
                    name = parameter(value, "name");
                    file = parameter(value, "filename") != null;
                }
                case "content-id" -> name = value.replaceAll("^<|>$", "");
                case "content-type" -> type = value;
                default -> report.note(Kind.LEFT_OUT, "A part has a header of its own, which is left out");
            }
        }
        parts.add(new Part(name, part.substring(at), file, type));
    }

    @Nullable
    private static String parameter(String disposition, String name) {
        Matcher parameter = PARAMETER.matcher(disposition);
        while (parameter.find()) {
            if (parameter.group(1).equals(name)) {
                String value = parameter.group(2);
                return value.startsWith("\"") ? Quoted.text(value).replace("%22", "\"") : value;
            }
        }
        return null;
    }
}
