package io.dataconnectors.http.internal.gate;

import java.net.URI;
import java.util.Locale;

/**
 * A URL that passed the gate.
 *
 * @param caller the workspace that calls it
 * @param uri the whole URL
 * @param host a name or an address without brackets
 * @param port the port, 443 if the URL has none
 * @param judged whether nothing is left to judge before there is a connection: the host is a name, or an address that is permitted
 */
public record Target(String caller, URI uri, String host, int port, boolean judged) {
    /** Returns the target of a URL that {@link io.dataconnectors.internal.template.UrlRules} passed. */
    public static Target of(String caller, URI uri) {
        int port = uri.getPort() < 0 ? UrlGate.HTTPS : uri.getPort();
        return new Target(caller, uri, withoutBrackets(uri.getHost()), port, false);
    }

    /** Returns the same place with another path or query, of a URL that {@link io.dataconnectors.internal.template.UrlRules} passed. */
    public Target at(String url) {
        return url.equals(uri.toString()) ? this : new Target(caller, URI.create(url), host, port, judged);
    }

    static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Returns the scheme, the host and, unless it is 443, the port (RFC 6454, section 6.2). */
    public String origin() {
        return origin(host, port);
    }

    /** Returns the origin of a host, without brackets, and a port. */
    public static String origin(String host, int port) {
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return "https://" + name.toLowerCase(Locale.ROOT) + (port == UrlGate.HTTPS ? "" : ":" + port);
    }

    /** Returns the origin alone: the rest of the URL may hold a secret. */
    @Override
    public String toString() {
        return origin();
    }
}
