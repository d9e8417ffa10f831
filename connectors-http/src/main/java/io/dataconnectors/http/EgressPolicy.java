package io.dataconnectors.http;

import io.dataconnectors.http.gate.AddressGate;
import io.dataconnectors.http.gate.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.Nullable;

/**
 * Where connectors may call. Immutable; each method returns another policy.
 *
 * <p>The addresses of a name are judged just before the connection, for which the JDK resolves the name once more: a name
 * server that changes its answer in between is not caught.
 *
 * <p>{@link #publicHttps()}, which is the default, permits port 443 of addresses of the public internet. A host whose
 * customers have systems on premises opens their ranges by name; one with services of its own on public addresses denies
 * those.
 *
 * <pre>{@code
 * EgressPolicy.publicHttps()
 *         .allowPort(8443)
 *         .openRange("10.20.0.0/16")
 *         .denyRange("10.20.7.0/24")
 * }</pre>
 */
public final class EgressPolicy {
    private static final EgressPolicy PUBLIC_HTTPS = new EgressPolicy(Set.of(443), List.of(), List.of());

    private final Set<Integer> ports;
    private final List<Cidr> opened;
    private final List<Cidr> denied;
    private final AddressGate addresses;

    private EgressPolicy(Set<Integer> ports, List<Cidr> opened, List<Cidr> denied) {
        this.ports = Set.copyOf(ports);
        this.opened = List.copyOf(opened);
        this.denied = List.copyOf(denied);
        addresses = new AddressGate(opened, denied);
    }

    /** Returns the policy that permits port 443 of public addresses, and nothing else. */
    public static EgressPolicy publicHttps() {
        return PUBLIC_HTTPS;
    }

    /**
     * Returns this policy with another port.
     *
     * @throws IllegalArgumentException if the port is not 1 to 65535
     */
    public EgressPolicy allowPort(int port) {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("A port is 1 to 65535, not " + port);
        }
        Set<Integer> more = new TreeSet<>(ports);
        more.add(port);
        return new EgressPolicy(more, opened, denied);
    }

    /**
     * Returns this policy with a range of addresses that are not public, such as {@code 10.20.0.0/16}.
     *
     * <p>Loopback (127.0.0.0/8, ::1), link-local (169.254.0.0/16, fe80::/10) and 0.0.0.0/8 addresses are opened only by
     * ranges that lie within these, and the metadata services of clouds only each by its own address: opening {@code
     * 0.0.0.0/0} opens none of them, {@code 127.0.0.1/32} opens that one.
     *
     * @throws IllegalArgumentException if the text is not a range in CIDR notation (RFC 4632)
     */
    public EgressPolicy openRange(String cidr) {
        return new EgressPolicy(ports, plus(opened, cidr), denied);
    }

    /**
     * Returns this policy without a range of addresses, be they public or opened.
     *
     * @throws IllegalArgumentException if the text is not a range in CIDR notation (RFC 4632)
     */
    public EgressPolicy denyRange(String cidr) {
        return new EgressPolicy(ports, opened, plus(denied, cidr));
    }

    private static List<Cidr> plus(List<Cidr> ranges, String cidr) {
        List<Cidr> more = new ArrayList<>(ranges);
        more.add(Cidr.parse(cidr));
        return more;
    }

    boolean permitsPort(int port) {
        return ports.contains(port);
    }

    AddressGate addresses() {
        return addresses;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EgressPolicy that
                && ports.equals(that.ports)
                && opened.equals(that.opened)
                && denied.equals(that.denied);
    }

    @Override
    public int hashCode() {
        return Objects.hash(ports, opened, denied);
    }

    /** Returns the ports and the ranges. */
    @Override
    public String toString() {
        return "ports " + new TreeSet<>(ports) + ", opened " + opened + ", denied " + denied;
    }
}
