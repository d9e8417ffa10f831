package io.dataconnectors.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Resolves host names; may block. */
@FunctionalInterface
interface Names {
    /** Returns all addresses of a name, at least one. */
    InetAddress[] resolve(String host) throws UnknownHostException;
}
