package io.dataconnectors;

import io.dataconnectors.RequestPreview.Part;
import java.util.Locale;
import javax.annotation.Nullable;

/** A request as a command for curl in a POSIX shell. */
final class CurlCommand {
    private final RequestPreview request;
    private final StringBuilder text = new StringBuilder();
    private final boolean form;

    CurlCommand(RequestPreview request) {
        this.request = request;
        this.form = isForm(request);
    }

    /** Whether curl can make the body of fields, whose names end at the first equals sign. */
    private static boolean isForm(RequestPreview request) {
        return !request.parts().isEmpty()
                && mediaType(request).startsWith("multipart/form-data")
                && request.parts().stream()
                        .noneMatch(part -> String.valueOf(part.name()).contains("="));
    }

    private static String mediaType(RequestPreview request) {
        return request.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase("Content-Type"))
                .map(header -> header.value().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }

    String text() {
        text.append("curl -X ").append(request.method()).append(' ').append(quoted(request.url()));
        for (Header header : request.headers()) {
            // of a form curl says the media type itself, for it chooses the boundary
            if (!form || !header.name().equalsIgnoreCase("Content-Type")) {
                // without a value curl would not send the field, unless a semicolon is in the place of the colon
                option("-H", header.value().isEmpty() ? header.name() + ";" : header.name() + ": " + header.value());
            }
        }
        body(request.body());
        return text.toString();
    }

    private void body(@Nullable String body) {
        if (form) {
            request.parts().forEach(this::field);
        } else if (!request.parts().isEmpty()) {
            boolean file = !mediaType(request).startsWith("multipart/");
            option("--data-binary", "@" + (file ? path(request.parts().get(0)) : "body"));
        } else if (body != null) {
            option("--data-raw", body);
        }
    }

    private void field(Part part) {
        String name = part.name() + "=";
        boolean file = part.value() == null;
        if (!file && part.filename() == null && part.mediaType() == null) {
            option("--form-string", name + part.value());
            return;
        }
        String content = file ? "@" + word(path(part)) : word(part.value());
        String type = part.mediaType() == null ? "" : ";type=" + part.mediaType();
        // of a path curl sends the last segment alone
        boolean named = part.filename() != null && (!file || part.filename().indexOf('/') >= 0);
        option("-F", name + content + type + (named ? ";filename=" + word(part.filename()) : ""));
    }

    /** Where curl reads a file; a dash alone would be its standard input. */
    private static String path(Part part) {
        return "-".equals(part.filename()) ? "./-" : String.valueOf(part.filename());
    }

    /** A word of a field as curl reads it: between quotes, so that no sign in it has a meaning. */
    private static String word(@Nullable String text) {
        return '"' + String.valueOf(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void option(String name, String value) {
        text.append(" \\\n  ").append(name).append(' ').append(quoted(value));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
