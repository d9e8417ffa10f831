package io.dataconnectors.http.relay;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Resolves host names; may block. */
@FunctionalInterface
public interface Names {
    /** Returns all addresses of a name, at least one. */
    InetAddress[] resolve(String host) throws UnknownHostException;
}
