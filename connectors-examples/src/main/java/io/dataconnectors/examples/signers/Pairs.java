package io.dataconnectors.examples.signers;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The pairs of a query or a form, {@code a=1&b=2}, decoded. */
final class Pairs {
    private Pairs() {}

    static List<Map.Entry<String, String>> parse(String text) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!pair.isEmpty()) {
                pairs.add(Map.entry(decode(name), decode(equals < 0 ? "" : pair.substring(equals + 1))));
            }
        }
        return pairs;
    }

    private static String decode(String text) {
        // what connectors send is percent-encoded (RFC 3986): a plus is a plus
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Returns the query of a URL, without its question mark. */
    static String query(String url) {
        int mark = url.indexOf('?');
        return mark < 0 ? "" : url.substring(mark + 1);
    }
}
