package io.dataconnectors.internal.call;

import io.dataconnectors.Answer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * What an answer says that its body is (RFC 9110, section 8.3). Read leniently: a server's mistake here is no reason to fail.
 *
 * @param name type and subtype in lower case, without parameters; empty if the answer says none
 * @param charset the name of the charset, or null if the answer says none
 */
record ContentType(String name, @Nullable String charset) {
    private static final Pattern CHARSET = Pattern.compile("charset=([^;]*)", Pattern.CASE_INSENSITIVE);

    /** Texts that are neither {@code text/…} nor JSON or XML. */
    private static final Set<String> TEXTS = Set.of(
            "application/javascript",
            "application/x-www-form-urlencoded",
            "application/x-ndjson",
            "application/yaml",
            "application/x-yaml",
            "application/xhtml+xml");

    static ContentType of(Answer answer) {
        String type = answer.header("Content-Type");
        return type == null ? new ContentType("", null) : new ContentType(name(type), charset(type));
    }

    private static String name(String type) {
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    @Nullable
    private static String charset(String type) {
        Matcher charset = CHARSET.matcher(type);
        return charset.find() ? charset.group(1).replaceAll("[\"']", "").strip() : null;
    }

    boolean isNone() {
        return name.isEmpty();
    }

    /** RFC 6839, section 3.1, has the suffix +json. */
    boolean isJson() {
        return name.endsWith("/json") || name.endsWith("+json") || name.equals("application/x-json");
    }

    /** RFC 7303 has the suffix +xml. */
    boolean isXml() {
        return !isText() && (name.endsWith("/xml") || name.endsWith("+xml"));
    }

    boolean isText() {
        boolean tree = name.equals("text/json") || name.equals("text/xml");
        return TEXTS.contains(name) || (name.startsWith("text/") && !tree);
    }

    /** Problem details (RFC 9457). */
    boolean isProblem() {
        return name.equals("application/problem+json") || name.equals("application/problem+xml");
    }
}
