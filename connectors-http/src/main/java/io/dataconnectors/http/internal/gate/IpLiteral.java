package io.dataconnectors.http.internal.gate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import javax.annotation.Nullable;

/** Reads addresses from text without ever asking a name server. */
public final class IpLiteral {
    private IpLiteral() {}

    /**
     * Returns the address of a canonical dotted quad or of an IPv6 text (RFC 4291, section 2.2) without a zone, or null.
     * Forms such as {@code 127.1}, {@code 0177.0.0.1} or {@code 2130706433}, which mean different things to different
     * parsers, are no addresses.
     */
    @Nullable
    public static InetAddress parse(String text) {
        try {
            if (text.indexOf(':') >= 0) {
                return text.chars().allMatch(IpLiteral::isIpv6Character) ? InetAddress.getByName(text) : null;
            }
            byte[] quad = quad(text);
            return quad == null ? null : InetAddress.getByAddress(quad);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static boolean isIpv6Character(int c) {
        return c == ':' || c == '.' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    @Nullable
    private static byte[] quad(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++) {
            int value = parts.length == 4 ? octet(parts[i]) : -1;
            if (value < 0) {
                return null;
            }
            bytes[i] = (byte) value;
        }
        return bytes;
    }

    private static int octet(String digits) {
        boolean canonical = digits.length() == 1 || (digits.length() <= 3 && !digits.startsWith("0"));
        if (!canonical || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int value = digits.isEmpty() ? -1 : Integer.parseInt(digits);
        return value <= 255 ? value : -1;
    }
}
