package io.dataconnectors.http;

import io.dataconnectors.http.internal.gate.AddressGate;
import io.dataconnectors.http.internal.gate.AddressGate.OpenRange;
import io.dataconnectors.http.internal.gate.Cidr;
import io.dataconnectors.http.internal.gate.HostPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.Nullable;

/**
 * Policy of the targets that connectors may call. Immutable; each method returns another policy.
 *
 * <p>What is judged is what is connected to: the transport of the executor is given the addresses of a name after every one of
 * them was judged, and connects to one of those. The way out is the transport's matter ({@link JdkTransport}).
 *
 * <p>{@link #publicHttps()}, which is the default, permits port 443 of addresses of the public internet. A host whose
 * customers have systems on premises opens their ranges by name; one with services of its own on public addresses denies
 * those. One whose connectors call a few vendors alone names their hosts ({@link #onlyHosts}). A host of one part, such as
 * {@code erp}, is called only where it is named, by {@link #onlyHosts} or {@link #openRangeFor}.
 *
 * <pre>{@code
 * EgressPolicy.publicHttps()
 *         .allowPort(8443)
 *         .openRange("10.20.0.0/16")
 *         .denyRange("10.20.7.0/24")
 * }</pre>
 */
public final class EgressPolicy {
    private static final EgressPolicy PUBLIC_HTTPS = new EgressPolicy(Set.of(443), List.of(), List.of(), List.of(), 0);

    private static final int MOST_REDIRECTS = 3;

    private final Set<Integer> ports;
    private final List<HostPattern> hosts;
    private final List<OpenRange> opened;
    private final List<Cidr> denied;
    private final int redirects;
    private final AddressGate addresses;

    private EgressPolicy(
            Set<Integer> ports, List<HostPattern> hosts, List<OpenRange> opened, List<Cidr> denied, int redirects) {
        this.ports = Set.copyOf(ports);
        this.hosts = List.copyOf(hosts);
        this.opened = List.copyOf(opened);
        this.denied = List.copyOf(denied);
        this.redirects = redirects;
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
        return new EgressPolicy(more, hosts, opened, denied, redirects);
    }

    /**
     * Returns this policy for some hosts alone, in place of all or of those that were named before. Others are refused before
     * their names are resolved, token endpoints and targets of redirects among them. Their addresses are judged all the same.
     *
     * @param named names, {@code *.example.com} for all names below one, or addresses as they stand in a URL
     * @throws IllegalArgumentException if there is none, or a URL could have no such host
     */
    public EgressPolicy onlyHosts(String... named) {
        if (named.length == 0) {
            throw new IllegalArgumentException("A policy for some hosts alone names at least one");
        }
        List<HostPattern> only = Arrays.stream(named).map(HostPattern::parse).toList();
        return new EgressPolicy(ports, only, opened, denied, redirects);
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
        return new EgressPolicy(ports, hosts, plus(opened, new OpenRange(Cidr.parse(cidr), null)), denied, redirects);
    }

    /**
     * Returns this policy with a range as of {@link #openRange} that is open to some hosts alone: a name of somebody else's
     * that leads there is not let in, nor is the address itself.
     *
     * @param host a name, {@code *.example.com} for all names below one, or an address as it stands in a URL
     * @throws IllegalArgumentException if a URL could have no such host, or the text is not a range in CIDR notation (RFC 4632)
     */
    public EgressPolicy openRangeFor(String host, String cidr) {
        OpenRange range = new OpenRange(Cidr.parse(cidr), HostPattern.parse(host));
        return new EgressPolicy(ports, hosts, plus(opened, range), denied, redirects);
    }

    /**
     * Returns this policy without a range of addresses, be they public or opened.
     *
     * @throws IllegalArgumentException if the text is not a range in CIDR notation (RFC 4632)
     */
    public EgressPolicy denyRange(String cidr) {
        return new EgressPolicy(ports, hosts, opened, plus(denied, Cidr.parse(cidr)), redirects);
    }

    /**
     * Returns this policy with redirects, which are off otherwise: up to that many are followed for a GET without a body, from
     * https to https, and each target is judged as the first was. To another origin goes no header field of the author, no
     * credential and no signature, and a URL with a secret in it is not followed there. Each is an attempt of its own, within
     * the same deadline.
     *
     * @param most 0 to 3
     * @throws IllegalArgumentException if it is another number
     */
    public EgressPolicy redirects(int most) {
        if (most < 0 || most > MOST_REDIRECTS) {
            throw new IllegalArgumentException("0 to 3 redirects are followed, not " + most);
        }
        return new EgressPolicy(ports, hosts, opened, denied, most);
    }

    private static <T> List<T> plus(List<T> ranges, T range) {
        List<T> more = new ArrayList<>(ranges);
        more.add(range);
        return more;
    }

    int redirects() {
        return redirects;
    }

    /**
     * Whether a host, without brackets, may be called as far as its name goes. A name of one part means another machine in each
     * network, so that only those are called which the host has named.
     */
    boolean permitsHost(String host) {
        boolean named = hosts.stream().anyMatch(pattern -> pattern.matches(host));
        boolean onePart = host.indexOf('.') < 0 && host.indexOf(':') < 0;
        boolean meant = !onePart || named || opened.stream().anyMatch(range -> range.names(host));
        return meant && (hosts.isEmpty() || named);
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
                && hosts.equals(that.hosts)
                && opened.equals(that.opened)
                && denied.equals(that.denied)
                && redirects == that.redirects;
    }

    @Override
    public int hashCode() {
        return Objects.hash(ports, hosts, opened, denied, redirects);
    }

    /** Returns the ports, the hosts and the ranges. */
    @Override
    public String toString() {
        return "ports " + new TreeSet<>(ports) + (hosts.isEmpty() ? "" : ", hosts " + hosts) + ", opened " + opened
                + ", denied " + denied + (redirects == 0 ? "" : ", up to " + redirects + " redirects");
    }
}
