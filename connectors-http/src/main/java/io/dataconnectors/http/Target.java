package io.dataconnectors.http;

import java.net.URI;

/**
 * A URL that passed the gate.
 *
 * @param uri the whole URL
 * @param host a name or an address without brackets
 * @param port the port, 443 if the URL has none
 */
record Target(URI uri, String host, int port) {
    /** Returns the scheme, the host and the port, as the URL writes them (RFC 6454, section 6.2). */
    String origin() {
        return "https://" + uri.getRawAuthority();
    }
}
