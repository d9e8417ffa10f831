package io.dataconnectors.http.internal.jdk.relay;

import io.dataconnectors.spi.ConnectionProblem.Kind;
import java.net.InetSocketAddress;
import java.util.List;

/** The addresses of a name, of which one after another is tried, and what is wrong with the last of them. */
final class TriedAddresses {
    private static final String CONNECTION_REFUSED = "Connection refused";

    private final List<InetSocketAddress> addresses;
    private int tried;
    private Kind problem = Kind.RESOLVER_FAILED;

    TriedAddresses(List<InetSocketAddress> addresses) {
        this.addresses = addresses;
    }

    boolean hasNext() {
        return tried < addresses.size();
    }

    InetSocketAddress next() {
        return addresses.get(tried++);
    }

    /** Returns the address that was tried last. */
    InetSocketAddress last() {
        return addresses.get(tried - 1);
    }

    /** Notes what is wrong with the address that was tried last. */
    void failed(Kind why) {
        problem = why;
    }

    Kind problem() {
        return problem;
    }

    /** Returns what is known of the failure beside its kind. */
    String facts() {
        if (tried == 0) {
            return "no answer in time";
        }
        String address = last().getAddress().getHostAddress() + " port " + last().getPort();
        return tried == 1 ? address : address + ", the last of " + tried + " addresses that were tried";
    }

    /** Returns what is wrong with an address. The JDK has one class for some that differ. */
    static Kind kind(Exception thrown) {
        return String.valueOf(thrown.getMessage()).startsWith(CONNECTION_REFUSED)
                ? Kind.CONNECTION_REFUSED
                : Kind.UNREACHABLE;
    }
}
