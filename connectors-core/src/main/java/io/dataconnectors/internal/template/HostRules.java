package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.template.Names.Name;
import javax.annotation.Nullable;

/**
 * The host and port of a URL, in the one form that every parser reads alike: a name, a dotted quad, or a
 * bracketed IPv6 address (RFC 3986 section 3.2.2, without the liberties taken with it).
 */
final class HostRules {
    private static final int MAX_NAME = 253;
    private static final int MAX_LABEL = 63;
    private static final int MAX_PORT = 65_535;

    private HostRules() {}

    /** What is wrong with what stands between {@code https://} and the path. */
    @Nullable
    static Problem problem(String authority) {
        if (authority.indexOf('@') >= 0) {
            return Problem.of(Code.USER_INFORMATION, "A URL has no user information ('@' before the host)");
        }
        int hostEnd = authority.startsWith("[") ? authority.indexOf(']') + 1 : authority.indexOf(':');
        String host = hostEnd > 0 ? authority.substring(0, hostEnd) : hostEnd < 0 ? authority : "";
        String port = authority.substring(host.length());
        if (host.indexOf('_') >= 0 && isHost(host.replace('_', 'x'))) {
            return Problem.of(
                    Code.MALFORMED_HOST, "'" + host + "' has a '_', and Java's HTTP client calls no such host");
        }
        if (!isHost(host)) {
            String found = printable(host.isEmpty() ? authority : host);
            return Problem.of(Code.MALFORMED_HOST, "'" + found + "' is no host: one is " + UrlRules.HOST);
        }
        return port.isEmpty() || isPort(port)
                ? null
                : Problem.of(Code.MALFORMED_PORT, "A port is a number from 1 to " + MAX_PORT);
    }

    private static String printable(String host) {
        StringBuilder text = new StringBuilder();
        host.chars().limit(MAX_NAME).forEach(c -> text.append(c > ' ' && c <= '~' ? (char) c : '?'));
        return text.toString();
    }

    private static boolean isPort(String port) {
        if (port.length() < 2 || port.length() > 6 || port.charAt(1) == '0') {
            return false;
        }
        return port.chars().skip(1).allMatch(Name::isDigit) && Integer.parseInt(port.substring(1)) <= MAX_PORT;
    }

    private static boolean isHost(String host) {
        if (host.startsWith("[")) {
            return isIpv6(host.substring(1, host.length() - 1));
        }
        if (host.length() > MAX_NAME) {
            return false;
        }
        return isName(host) || isQuad(host.split("\\.", -1));
    }

    /** What ends in a part that begins with a digit is no name for the JDK (RFC 2396, section 3.2.2), and a number for others. */
    private static boolean isName(String host) {
        int start = 0;
        for (int end = host.indexOf('.'); end >= 0; end = host.indexOf('.', start)) {
            if (!isLabel(host, start, end)) {
                return false;
            }
            start = end + 1;
        }
        return isLabel(host, start, host.length()) && Name.isLetter(host.charAt(start));
    }

    private static boolean isLabel(String host, int start, int end) {
        if (start == end || end - start > MAX_LABEL || host.charAt(start) == '-' || host.charAt(end - 1) == '-') {
            return false;
        }
        for (int i = start; i < end; i++) {
            char c = host.charAt(i);
            if (!Name.isLetter(c) && !Name.isDigit(c) && c != '-') {
                return false;
            }
        }
        return true;
    }

    static boolean isQuad(String[] numbers) {
        if (numbers.length != 4) {
            return false;
        }
        for (String number : numbers) {
            if (!isOctet(number)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOctet(String number) {
        boolean digits =
                !number.isEmpty() && number.length() <= 3 && number.chars().allMatch(Name::isDigit);
        return digits && (number.length() == 1 || number.charAt(0) != '0') && Integer.parseInt(number) <= 255;
    }

    private static final int GROUPS = 8;

    static boolean isIpv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true) == GROUPS;
        }
        int before = groups(text.substring(0, gap), false);
        int after = groups(text.substring(gap + 2), true);
        return before >= 0 && after >= 0 && before + after < GROUPS;
    }

    /** How many groups of 16 bits the text has; -1 where it is none, and no groups at all where it is empty. */
    private static int groups(String text, boolean mayEndInIpv4) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] groups = text.split(":", -1);
        int last = groups.length - 1;
        boolean ipv4 = mayEndInIpv4 && HostRules.isQuad(groups[last].split("\\.", -1));
        for (int i = 0; i <= last; i++) {
            if (!isGroup(groups[i]) && !(ipv4 && i == last)) {
                return -1;
            }
        }
        return groups.length + (ipv4 ? 1 : 0);
    }

    private static boolean isGroup(String text) {
        return !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> UrlRules.isHex((char) c));
    }
}
