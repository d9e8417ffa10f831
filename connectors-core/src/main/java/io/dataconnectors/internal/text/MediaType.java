package io.dataconnectors.internal.text;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A media type as a header says it (RFC 9110, section 8.3.1).
 *
 * @param name type and subtype in lower case, without parameters
 * @param utf8 whether it declares no other charset than UTF-8
 * @param bounded whether it declares a boundary (RFC 2046, section 5.1.1)
 */
public record MediaType(String name, boolean utf8, boolean bounded) {
    private static final int MAX_LENGTH = 256;
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String QUOTED = "\"(?:[\\t !#-\\[\\]-~]|\\\\[\\t -~])*\"";
    private static final Pattern NAME = Pattern.compile(TOKEN + "/" + TOKEN);
    private static final Pattern JSON_ROW = Pattern.compile("ndjson|jsonl|json-lines|json-seq");
    private static final Pattern PARAMETER =
            Pattern.compile("[ \\t]*;[ \\t]*(" + TOKEN + ")=(" + TOKEN + "|" + QUOTED + ")");

    /** Returns the media type that a text is, if it is one. */
    public static Optional<MediaType> of(String text) {
        Matcher reader = NAME.matcher(text);
        if (text.length() > MAX_LENGTH || !reader.lookingAt()) {
            return Optional.empty();
        }
        String name = reader.group().toLowerCase(Locale.ROOT);
        boolean utf8 = true;
        boolean bounded = false;
        reader.region(reader.end(), text.length()).usePattern(PARAMETER);
        while (reader.lookingAt()) {
            utf8 &= !reader.group(1).equalsIgnoreCase("charset") || isUtf8(reader.group(2));
            bounded |= reader.group(1).equalsIgnoreCase("boundary");
            reader.region(reader.end(), text.length());
        }
        return reader.regionStart() == text.length()
                ? Optional.of(new MediaType(name, utf8, bounded))
                : Optional.empty();
    }

    private static boolean isUtf8(String charset) {
        return charset.replace("\"", "").equalsIgnoreCase("UTF-8");
    }

    /**
     * Whether it is JSON of one kind or another. The name says so wherever it does: what a server reads as JSON has many
     * names beside {@code application/json} and those that end in {@code +json} (RFC 6839, section 3.1).
     */
    public boolean isJson() {
        return name.contains("json");
    }

    /** Whether it is a row of JSON values, as NDJSON and JSON text sequences (RFC 7464) are. */
    public boolean isJsonRow() {
        return JSON_ROW.matcher(name).find();
    }

    /** Whether it is XML (RFC 7303) or HTML of one kind or another. */
    public boolean isMarkup() {
        return !isJson() && (name.contains("xml") || name.contains("html"));
    }

    public boolean isForm() {
        return name.contains("urlencoded");
    }

    public boolean isMultipart() {
        return name.startsWith("multipart/");
    }

    public boolean isMultipartForm() {
        return name.equals("multipart/form-data");
    }
}
