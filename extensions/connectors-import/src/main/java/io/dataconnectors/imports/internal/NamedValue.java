package io.dataconnectors.imports.internal;

import io.dataconnectors.internal.text.SecretNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value that stands in a text under the name of a secret: in XML, in a query language, in a URL within a field.
 *
 * @param name its name
 * @param start where it begins
 * @param end where it ends
 * @param text what it is
 */
record NamedValue(String name, int start, int end, String text) {
    /** An element with text alone in it, with or without a prefix and attributes: {@code <wsse:Password>text</}. */
    private static final Pattern ELEMENT =
            Pattern.compile("<(?:[\\w.-]{1,64}+:)?([\\w.-]{1,64}+)(?:\\s[^<>]{0,1024}+)?>([^<]++)</");

    private static final Pattern SECTION =
            Pattern.compile("<(?:[\\w.-]{1,64}+:)?([\\w.-]{1,64}+)(?:\\s[^<>]{0,1024}+)?>\\s{0,64}+<!\\[CDATA\\[");
    /** More of them are refused, so that no more are looked for. */
    private static final int MOST = Holes.MOST + 1;

    private static final String SECTION_START = "<![CDATA[";
    private static final String SECTION_END = "]]>";

    /** {@code name="…}, {@code name: "…} and {@code "name": "…}, up to the quote; or {@code name=…} without quotes. */
    private static final Pattern PAIR = Pattern.compile(
            "(?<![\\w.-])([\\w.-]{1,64}+)(?:[\"']?+\\s{0,8}+[:=]\\s{0,8}+([\"'])|=([^\\s&;,\"'<>(){}]++))");

    /** Returns the values of a text in order, none within another. */
    static List<NamedValue> in(String text, boolean markup) {
        boolean elements = text.indexOf('<') >= 0;
        boolean pairs = text.indexOf('=') >= 0 || text.indexOf(':') >= 0;
        if (!elements && !pairs) {
            return List.of();
        }
        List<NamedValue> found = new ArrayList<>();
        if (elements) {
            addElements(text, markup, found);
            addSections(text, markup, found);
        }
        if (pairs) {
            addPairs(text, markup, found);
        }
        found.sort(Comparator.comparingInt(NamedValue::start));
        List<NamedValue> apart = new ArrayList<>();
        for (NamedValue value : found) {
            if (apart.isEmpty() || apart.get(apart.size() - 1).end() <= value.start()) {
                apart.add(value);
            }
        }
        return apart;
    }

    private static void addElements(String text, boolean markup, List<NamedValue> to) {
        Matcher element = ELEMENT.matcher(text);
        while (to.size() < MOST && element.find()) {
            String value = element.group(2).strip();
            int start = element.start(2) + element.group(2).indexOf(value);
            add(element.group(1), start, start + value.length(), markup ? XmlReferences.meant(value) : value, to);
        }
    }

    /** In markup no tag may stand in a section, so that all of the section is the value. */
    private static void addSections(String text, boolean markup, List<NamedValue> to) {
        Matcher section = SECTION.matcher(text);
        int end = 0;
        while (end >= 0 && to.size() < 2 * MOST && section.find(end)) {
            end = text.indexOf(SECTION_END, section.end());
            if (end >= 0) {
                int start = markup ? section.end() - SECTION_START.length() : section.end();
                String value = text.substring(section.end(), end);
                add(section.group(1), start, markup ? end + SECTION_END.length() : end, value, to);
            }
        }
    }

    private static void addPairs(String text, boolean markup, List<NamedValue> to) {
        Matcher pair = PAIR.matcher(text);
        int from = 0;
        while (to.size() < 3 * MOST && pair.find(from)) {
            boolean quoted = pair.group(2) != null;
            int start = quoted ? pair.end() : pair.start(3);
            int end = quoted ? quotedEnd(text, pair.end() - 1, markup) : pair.end();
            from = pair.end();
            if (end >= 0) {
                String value = text.substring(start, end);
                add(pair.group(1), start, end, markup ? XmlReferences.meant(value) : value, to);
            }
        }
    }

    /** Returns where the quote is that ends a value; -1 if there is none. Outside of markup a backslash escapes. */
    private static int quotedEnd(String text, int quote, boolean markup) {
        int at = quote + 1;
        while (at < text.length() && text.charAt(at) != text.charAt(quote)) {
            at += !markup && text.charAt(at) == '\\' ? 2 : 1;
        }
        return at < text.length() ? at : -1;
    }

    private static void add(String name, int start, int end, String text, List<NamedValue> to) {
        if (!text.isBlank() && SecretNames.ofName(name) && !SecretNames.isWord(text)) {
            to.add(new NamedValue(name, start, end, text));
        }
    }
}
