package io.dataconnectors.http.secret;

import io.dataconnectors.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds a text however a server has escaped it: any of its characters as it is, percent-encoded (RFC 3986, section 2.1),
 * escaped as in JSON (RFC 8259, section 7) or as in XML and HTML (XML 1.0, sections 4.1 and 4.6). Servers differ in which
 * characters they escape and in the case of the digits, so each character is compared in all its forms.
 */
public final class Echo {
    private static final Map<String, String> ENTITIES =
            Map.of("&", "&amp;", "<", "&lt;", ">", "&gt;", "\"", "&quot;", "'", "&apos;");

    /** The forms of ASCII characters, which most secrets are made of: an access token may have thousands of them. */
    private static final List<List<String>> ASCII = IntStream.range(0, 128)
            .mapToObj(Character::toString)
            .map(Echo::forms)
            .toList();

    private static final int ALIKE = 16;
    private static final int FREE = 2;

    private final String text;

    /** For each code point of the text its forms, escaped ones first, in lower case but for the last, which is itself. */
    private final List<List<String>> forms = new ArrayList<>();

    Echo(String text) {
        this.text = text;
        text.codePoints()
                .forEach(point -> forms.add(point < 128 ? ASCII.get(point) : forms(Character.toString(point))));
    }

    private static List<String> forms(String point) {
        List<String> forms = new ArrayList<>();
        StringBuilder unicode = new StringBuilder();
        point.chars().forEach(c -> unicode.append(String.format(Locale.ROOT, "\\u%04x", c)));
        forms.add(unicode.toString());
        StringBuilder percent = new StringBuilder();
        for (byte octet : point.getBytes(StandardCharsets.UTF_8)) {
            percent.append(String.format(Locale.ROOT, "%%%02x", octet));
        }
        forms.add(percent.toString());
        String json = Json.write(point);
        String quoted = point.equals("/") ? "\\/" : json.substring(1, json.length() - 1);
        if (quoted.length() == 2 && quoted.charAt(0) == '\\') {
            forms.add(quoted);
        }
        if (URLEncoder.encode(point, StandardCharsets.UTF_8).equals("+")) {
            forms.add("+");
        }
        forms.add(String.format(Locale.ROOT, "&#x%x;", point.codePointAt(0)));
        forms.add(String.format(Locale.ROOT, "&#%d;", point.codePointAt(0)));
        if (ENTITIES.containsKey(point)) {
            forms.add(ENTITIES.get(point));
        }
        forms.add(point);
        return forms;
    }

    /** Whether an echo may begin with a character. */
    boolean mayBegin(char first) {
        return first == text.charAt(0) || first == '\\' || first == '%' || first == '+' || first == '&';
    }

    /** Returns where an echo that begins at an index ends, or -1 if none begins there, or that cannot be afforded. */
    int end(String within, int start, Effort effort) {
        if (!mayBegin(within.charAt(start))) {
            return -1;
        }
        // most echoes are the text as it is
        boolean alike = within.regionMatches(start, text, 0, Math.min(ALIKE, text.length()));
        if (alike && !effort.spend(text.length() / ALIKE)) {
            return -1;
        }
        return alike && within.startsWith(text, start) ? start + text.length() : escapedEnd(within, start, effort);
    }

    /** Follows every way in which the characters can be read: a backslash may stand for itself, or for one with the next. */
    private int escapedEnd(String within, int start, Effort effort) {
        if (forms.get(0).stream().noneMatch(form -> within.regionMatches(true, start, form, 0, form.length()))) {
            return -1; // what it mostly comes to
        }
        BitSet ends = new BitSet();
        ends.set(0);
        for (int i = 0; i < forms.size(); i++) {
            ends = ends(forms.get(i), within, start, ends);
            // the first few characters are free: to fail there is what it mostly comes to
            if (ends.isEmpty() || (i >= FREE && !effort.spend(ends.cardinality()))) {
                return -1;
            }
        }
        return start + ends.length() - 1;
    }

    /** Returns where a character can end, counted from the start, if it begins at one of these places. */
    private static BitSet ends(List<String> point, String within, int start, BitSet begins) {
        BitSet ends = new BitSet();
        int last = point.size() - 1;
        for (int at = begins.nextSetBit(0); at >= 0; at = begins.nextSetBit(at + 1)) {
            for (int i = 0; i <= last; i++) {
                String form = point.get(i);
                if (within.regionMatches(i < last, start + at, form, 0, form.length())) {
                    ends.set(at + form.length());
                }
            }
        }
        return ends;
    }
}
