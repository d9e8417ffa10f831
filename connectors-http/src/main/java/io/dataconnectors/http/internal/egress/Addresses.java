package io.dataconnectors.http.internal.egress;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Which addresses of a name are tried. Who owns a name can give it thousands, and each would cost a connection. */
final class Addresses {
    /** As many as the names of large services have. */
    static final int MOST = 8;

    private Addresses() {}

    /**
     * Returns the first addresses, those of the two families by turns (RFC 8305, section 4): where only one family is
     * connected, a name with many addresses of the other is reached all the same.
     */
    static List<InetSocketAddress> toTry(List<InetSocketAddress> all) {
        boolean sixFirst = isSix(all.get(0));
        Iterator<InetSocketAddress> family =
                all.stream().filter(address -> isSix(address) == sixFirst).iterator();
        Iterator<InetSocketAddress> other =
                all.stream().filter(address -> isSix(address) != sixFirst).iterator();
        List<InetSocketAddress> tried = new ArrayList<>();
        while (tried.size() < MOST && (family.hasNext() || other.hasNext())) {
            boolean turn = !other.hasNext() || (family.hasNext() && tried.size() % 2 == 0);
            tried.add(turn ? family.next() : other.next());
        }
        return tried;
    }

    private static boolean isSix(InetSocketAddress address) {
        return address.getAddress() instanceof Inet6Address;
    }
}
