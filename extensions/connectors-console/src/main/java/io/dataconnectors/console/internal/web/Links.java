package io.dataconnectors.console.internal.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Makes every link of the console, from where it is mounted as the browser sees it. */
public final class Links {
    private final String base;

    /** Makes links below a path, which is empty or begins with a slash and does not end with one. */
    public Links(String base) {
        this.base = base;
    }

    /** Returns the path at which the console is mounted, for cookies. */
    public String base() {
        return base.isEmpty() ? "/" : base;
    }

    /** Returns the address of a page of the console: {@code to("connectors", id, "test")}. Each segment is encoded. */
    public String to(String... segments) {
        StringBuilder link = new StringBuilder(base);
        for (String segment : segments) {
            link.append('/').append(encode(segment));
        }
        return segments.length == 0 ? link.append('/').toString() : link.toString();
    }

    /** Returns the list of connectors. */
    public String list() {
        return to();
    }

    /** Returns the page of a connector. */
    public String connector(String id) {
        return to("connectors", id);
    }

    /** Returns a page below that of a connector: {@code connector(id, "test")}. */
    public String connector(String id, String below) {
        return to("connectors", id, below);
    }

    /** Returns a link with one more parameter in its query. */
    public static String with(String link, String name, String value) {
        return link + (link.indexOf('?') < 0 ? '?' : '&') + encode(name) + '=' + encode(value);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
