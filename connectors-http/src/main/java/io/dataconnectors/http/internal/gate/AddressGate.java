package io.dataconnectors.http.internal.gate;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/**
 * Judges addresses: those of the public internet may be called, and those of ranges that the host has opened. The
 * predicates of {@link InetAddress} miss a dozen of the ranges that must not be reached, so the tables are here.
 */
public final class AddressGate {
    /** The IANA IPv4 special-purpose registry, multicast, and the address of Azure's host agent. */
    private static final List<Cidr> SPECIAL_4 = ranges(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private use
            "100.64.0.0/10", // shared by carriers
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // Azure's host agent
            "169.254.0.0/16", // link local
            "172.16.0.0/12", // private use
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.31.196.0/24", // AS112
            "192.52.193.0/24", // AMT
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private use
            "192.175.48.0/24", // AS112
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast

    private static final Cidr GLOBAL_6 = Cidr.parse("2000::/3");

    /** The IANA IPv6 special-purpose registry, within what is global otherwise. */
    private static final List<Cidr> SPECIAL_6 = ranges(
            "2001::/23", // protocol assignments, Teredo among them
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "2620:4f:8000::/48", // AS112
            "3fff::/20"); // documentation

    /**
     * What a wide opened range does not open: an address in one of these is open only to a range that lies within it. On
     * many systems 0.0.0.0 reaches this machine as 127.0.0.1 does.
     */
    private static final List<Cidr> GUARDED = ranges(
            "0.0.0.0/8",
            "127.0.0.0/8",
            "::/128",
            "::1/128",
            "169.254.0.0/16",
            "fe80::/10",
            "169.254.169.254/32", // metadata: AWS, Azure, Google and others
            "169.254.170.2/32", // metadata: AWS ECS
            "169.254.170.23/32", // metadata: AWS EKS
            "169.254.42.42/32", // metadata: Scaleway
            "168.63.129.16/32", // metadata: Azure
            "100.100.100.200/32", // metadata: Alibaba
            "192.0.0.192/32", // metadata: Oracle
            "fd00:ec2::254/128", // metadata: AWS
            "fd00:ec2::23/128", // metadata: AWS EKS
            "fd20:ce::254/128", // metadata: Google
            "fd00:42::42/128"); // metadata: Scaleway

    private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");
    private static final Cidr LOCAL_NAT64 = Cidr.parse("64:ff9b:1::/48");
    private static final Cidr SIX_TO_FOUR = Cidr.parse("2002::/16");
    private static final Cidr COMPATIBLE = Cidr.parse("::/96");
    private static final Cidr UNSPECIFIED_AND_LOOPBACK_6 = Cidr.parse("::/127");

    private final List<OpenRange> opened;
    private final List<Cidr> denied;

    public AddressGate(List<OpenRange> opened, List<Cidr> denied) {
        this.opened = List.copyOf(opened);
        this.denied = List.copyOf(denied);
    }

    /** Returns whether a host may be called at an address: its own, or one that its name has. */
    public boolean permits(String host, InetAddress address) {
        if (address instanceof Inet6Address scoped
                && (scoped.getScopeId() != 0 || scoped.getScopedInterface() != null)) {
            return false;
        }
        byte[] given = address.getAddress();
        byte[] meant = unwrapped(given);
        boolean refused = Stream.of(given, meant, translated(given)).anyMatch(form -> isIn(denied, form));
        return !refused && (isPublic(meant) || isOpened(host, meant));
    }

    /** Returns whether a host may be called at an address because that is in a range which was opened for it. */
    public boolean opens(String host, InetAddress address) {
        return permits(host, address) && isOpened(host, unwrapped(address.getAddress()));
    }

    /** Returns the IPv4 address inside an IPv6 address that stands for one; the JDK itself unwraps ::ffff:0:0/96. */
    private static byte[] unwrapped(byte[] address) {
        boolean wrapped = NAT64.contains(address)
                || (COMPATIBLE.contains(address) && !UNSPECIFIED_AND_LOOPBACK_6.contains(address));
        return wrapped ? Arrays.copyOfRange(address, 12, 16) : address;
    }

    /**
     * Returns the IPv4 address that a translator within the host's network makes of an address: by 6to4 (RFC 3056, section
     * 2) or by a NAT64 of its own (RFC 8215, with a prefix of 96 bits). These are never public; a host may open them.
     */
    private static byte[] translated(byte[] address) {
        if (SIX_TO_FOUR.contains(address)) {
            return Arrays.copyOfRange(address, 2, 6);
        }
        return LOCAL_NAT64.contains(address) ? Arrays.copyOfRange(address, 12, 16) : address;
    }

    private static boolean isPublic(byte[] address) {
        boolean special = address.length == 4 ? isIn(SPECIAL_4, address) : isIn(SPECIAL_6, address);
        return !special && (address.length == 4 || GLOBAL_6.contains(address));
    }

    /** Whether the address is open, and so is the IPv4 address that a translator would reach with it, if guarded. */
    private boolean isOpened(String host, byte[] address) {
        byte[] reached = translated(address);
        boolean harmless = Arrays.equals(reached, address) || !isIn(GUARDED, reached);
        return isNamed(host, address) && (harmless || isNamed(host, reached));
    }

    private boolean isNamed(String host, byte[] address) {
        List<Cidr> guards =
                GUARDED.stream().filter(guard -> guard.contains(address)).toList();
        return opened.stream()
                .filter(open -> open.isFor(host))
                .map(OpenRange::range)
                .filter(range -> range.contains(address))
                .anyMatch(range -> guards.stream().allMatch(range::within));
    }

    private static boolean isIn(List<Cidr> ranges, byte[] address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static List<Cidr> ranges(String... ranges) {
        return Stream.of(ranges).map(Cidr::parse).toList();
    }

    /**
     * A range of addresses that a host has opened.
     *
     * @param range the addresses
     * @param hosts whose addresses may lie there; null for all
     */
    public record OpenRange(Cidr range, @Nullable HostPattern hosts) {
        boolean isFor(String host) {
            return hosts == null || hosts.matches(host);
        }

        /** Whether the range was opened for a host by its name. */
        public boolean names(String host) {
            return hosts != null && hosts.matches(host);
        }

        @Override
        public String toString() {
            return hosts == null ? range.toString() : range + " for " + hosts;
        }
    }
}
