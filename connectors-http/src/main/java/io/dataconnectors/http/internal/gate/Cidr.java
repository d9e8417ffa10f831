package io.dataconnectors.http.internal.gate;

import java.net.InetAddress;
import java.util.Arrays;
import javax.annotation.Nullable;

/** A range of addresses such as {@code 10.0.0.0/8} or {@code fc00::/7} (RFC 4632, RFC 4291). */
public final class Cidr {
    private final byte[] network;
    private final int prefix;
    private final String text;

    private Cidr(byte[] network, int prefix, String text) {
        this.network = network;
        this.prefix = prefix;
        this.text = text;
    }

    /**
     * Returns the range that a text names.
     *
     * @throws IllegalArgumentException if the text is no range, or bits are set behind its prefix
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = slash < 0 ? null : IpLiteral.parse(text.substring(0, slash));
        int prefix = slash < 0 ? -1 : prefix(text.substring(slash + 1));
        if (address == null || prefix < 0 || prefix > address.getAddress().length * 8) {
            throw new IllegalArgumentException("A range is written as 10.0.0.0/8 or fc00::/7, not \"" + text + "\"");
        }
        Cidr range = new Cidr(address.getAddress(), prefix, text);
        if (!Arrays.equals(range.network, range.first())) {
            throw new IllegalArgumentException("The range " + text + " has bits set behind its prefix");
        }
        return range;
    }

    private static int prefix(String digits) {
        boolean number =
                !digits.isEmpty() && digits.length() <= 3 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(digits) : -1;
    }

    private byte[] first() {
        byte[] first = network.clone();
        for (int bit = prefix; bit < first.length * 8; bit++) {
            first[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        return first;
    }

    boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        int whole = prefix / 8;
        int rest = prefix % 8;
        boolean same = Arrays.equals(network, 0, whole, address, 0, whole);
        return same && (rest == 0 || (network[whole] ^ address[whole]) >> (8 - rest) == 0);
    }

    /** Whether every address of this range is in the other one. */
    boolean within(Cidr other) {
        return prefix >= other.prefix && other.contains(network);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cidr that && prefix == that.prefix && Arrays.equals(network, that.network);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(network) * 31 + prefix;
    }

    @Override
    public String toString() {
        return text;
    }
}
