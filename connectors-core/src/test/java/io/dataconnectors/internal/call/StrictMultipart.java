package io.dataconnectors.internal.call;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.dataconnectors.internal.request.RenderedRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a multipart body by the letter of RFC 2046, and fails at whatever it does not allow. */
final class StrictMultipart {
    private static final Pattern BOUNDARY =
            Pattern.compile("multipart/[a-z-]+(?:; type=\"[^\"]*\")?; boundary=([0-9A-Za-z'()+_,./:=?-]{1,70})");
    private static final Pattern FIELD = Pattern.compile("([A-Z][A-Za-z-]+): ([^\\x00-\\x1F\\x7F]+)");
    private static final Pattern FORM =
            Pattern.compile("form-data; name=\"([^\"\\\\]*)\"(?:; filename=\"([^\"\\\\]*)\")?");

    private StrictMultipart() {}

    /** One part: its header fields, and its content with a character for each byte. */
    record Part(Map<String, String> fields, String latin1) {
        byte[] bytes() {
            return latin1.getBytes(ISO_8859_1);
        }

        String text() {
            return new String(bytes(), UTF_8);
        }

        String name() {
            return disposition().group(1);
        }

        String filename() {
            return disposition().group(2);
        }

        String mediaType() {
            return fields.get("Content-Type");
        }

        private Matcher disposition() {
            return matched(FORM, fields.getOrDefault("Content-Disposition", ""));
        }
    }

    static List<Part> parts(RenderedRequest request) {
        return parts(request.headers().get(0).value(), request.body());
    }

    static List<Part> parts(String mediaType, byte[] body) {
        String boundary = matched(BOUNDARY, mediaType).group(1);
        String text = "\r\n" + new String(body, ISO_8859_1);
        String[] sections = text.split(Pattern.quote("\r\n--" + boundary), -1);
        require(sections[0].isEmpty(), "something stands before the first boundary");
        require(sections[sections.length - 1].equals("--\r\n"), "it does not end with the last boundary");
        List<Part> parts = new ArrayList<>();
        for (int i = 1; i < sections.length - 1; i++) {
            parts.add(part(sections[i]));
        }
        return parts;
    }

    private static Part part(String section) {
        require(section.startsWith("\r\n"), "something follows a boundary on its line");
        int end = section.indexOf("\r\n\r\n");
        require(end >= 0, "no blank line ends the header of a part");
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : end == 0 ? new String[0] : section.substring(2, end).split("\r\n")) {
            Matcher field = matched(FIELD, new String(line.getBytes(ISO_8859_1), UTF_8));
            require(fields.put(field.group(1), field.group(2)) == null, "a field stands there twice");
        }
        return new Part(fields, section.substring(end + 4));
    }

    private static Matcher matched(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        require(matcher.matches(), "this is not as it must be: " + text);
        return matcher;
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new AssertionError(otherwise);
        }
    }
}
