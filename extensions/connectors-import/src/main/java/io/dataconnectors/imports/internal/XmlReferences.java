package io.dataconnectors.imports.internal;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What texts in XML and HTML mean. */
final class XmlReferences {
    private static final Pattern REFERENCE = Pattern.compile("&(?:#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})|([a-z]{2,4}));");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

    private XmlReferences() {}

    /** Returns a text with its references read (XML, section 4.1); one that is not known stays. */
    static String meant(String text) {
        return text.indexOf('&') < 0
                ? text
                : REFERENCE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(character(found)));
    }

    private static String character(MatchResult reference) {
        if (reference.group(3) != null) {
            return NAMED.getOrDefault(reference.group(3), reference.group());
        }
        int codePoint = reference.group(1) == null
                ? Integer.parseInt(reference.group(2), 16)
                : Integer.parseInt(reference.group(1));
        return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : reference.group();
    }
}
