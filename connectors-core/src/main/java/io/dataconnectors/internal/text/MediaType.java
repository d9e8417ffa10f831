package io.dataconnectors.internal.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * A media type (RFC 9110, section 8.3.1): what a body is.
 *
 * @param name type and subtype in lower case, without parameters; empty if nothing says what the body is
 * @param charset the charset that it declares, or null if it declares none
 * @param bounded whether it declares a boundary (RFC 2046, section 5.1.1)
 */
public record MediaType(String name, @Nullable String charset, boolean bounded) {
    private static final int MAX_LENGTH = 256;
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String QUOTED = "\"(?:[\\t !#-\\[\\]-~]|\\\\[\\t -~])*\"";
    private static final Pattern NAME = Pattern.compile(TOKEN + "/" + TOKEN);
    private static final List<String> JSON_ROWS = List.of("ndjson", "jsonl", "json-lines", "json-seq");
    private static final Pattern PARAMETER =
            Pattern.compile("[ \\t]*;[ \\t]*(" + TOKEN + ")=(" + TOKEN + "|" + QUOTED + ")");

    private static final Pattern CHARSET = Pattern.compile("charset=([^;]*)", Pattern.CASE_INSENSITIVE);

    /** Texts whose names do not begin with {@code text/}. */
    private static final Set<String> TEXTS = Set.of(
            "application/javascript",
            "application/x-www-form-urlencoded",
            "application/yaml",
            "application/x-yaml",
            "application/xhtml+xml");

    /** Returns the media type that an author wrote, if the text is one. */
    public static Optional<MediaType> of(String text) {
        Matcher reader = NAME.matcher(text);
        if (text.length() > MAX_LENGTH || !reader.lookingAt()) {
            return Optional.empty();
        }
        String name = reader.group().toLowerCase(Locale.ROOT);
        String charset = null;
        boolean bounded = false;
        reader.region(reader.end(), text.length()).usePattern(PARAMETER);
        while (reader.lookingAt()) {
            if (reader.group(1).equalsIgnoreCase("charset") && isUtf8(charset)) { // of several the doubtful one counts
                charset = reader.group(2).replace("\"", "");
            }
            bounded |= reader.group(1).equalsIgnoreCase("boundary");
            reader.region(reader.end(), text.length());
        }
        return reader.regionStart() == text.length()
                ? Optional.of(new MediaType(name, charset, bounded))
                : Optional.empty();
    }

    /**
     * Returns the media type that a header field of somebody else says. It is read leniently: a mistake of a server there is
     * no reason to fail.
     *
     * @param field the value of {@code Content-Type}, or null if there is none
     */
    public static MediaType ofField(@Nullable String field) {
        if (field == null) {
            return new MediaType("", null, false);
        }
        int end = field.indexOf(';');
        String name = (end < 0 ? field : field.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        Matcher charset = field.indexOf('=') < 0 ? null : CHARSET.matcher(field);
        return new MediaType(
                name,
                charset != null && charset.find()
                        ? charset.group(1).replaceAll("[\"']", "").strip()
                        : null,
                false);
    }

    /** Whether it declares no other charset than UTF-8. */
    public boolean isUtf8() {
        return isUtf8(charset);
    }

    private static boolean isUtf8(@Nullable String charset) {
        return charset == null || charset.equalsIgnoreCase("UTF-8");
    }

    /** Whether nothing says what the body is. */
    public boolean isNone() {
        return name.isEmpty();
    }

    /**
     * Whether it is one JSON value. The name says so wherever it does: what servers call JSON has many names beside {@code
     * application/json} and those that end in {@code +json} (RFC 6839, section 3.1).
     */
    public boolean isJson() {
        return name.contains("json") && !isJsonRow();
    }

    /** Whether it is a row of JSON values, as NDJSON and JSON text sequences (RFC 7464) are. */
    public boolean isJsonRow() {
        return JSON_ROWS.stream().anyMatch(name::contains);
    }

    /** Whether it is one XML document (RFC 7303), and no text for people such as XHTML. */
    public boolean isXml() {
        return !isText() && (name.endsWith("/xml") || name.endsWith("+xml"));
    }

    /** Whether it has the characters {@code <} and {@code &} of XML and HTML, whatever else it is. */
    public boolean isMarkup() {
        return !name.contains("json") && (name.contains("xml") || name.contains("html"));
    }

    /** Whether it is text that is neither one JSON value nor one XML document. */
    public boolean isText() {
        boolean tree = isJson() || name.equals("text/xml");
        return TEXTS.contains(name) || isJsonRow() || (name.startsWith("text/") && !tree);
    }

    /** Whether it is problem details (RFC 9457). */
    public boolean isProblem() {
        return name.equals("application/problem+json") || name.equals("application/problem+xml");
    }

    /** Whether it is the body of an HTML form. */
    public boolean isForm() {
        return name.contains("urlencoded");
    }

    /** Whether it is made of parts (RFC 2046, section 5.1). */
    public boolean isMultipart() {
        return name.startsWith("multipart/");
    }

    /** Whether it is a form in parts (RFC 7578). */
    public boolean isMultipartForm() {
        return name.equals("multipart/form-data");
    }
}
