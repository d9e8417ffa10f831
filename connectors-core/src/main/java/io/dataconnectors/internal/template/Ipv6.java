package io.dataconnectors.internal.template;

/** IPv6 addresses as text (RFC 4291 section 2.2), without a zone. */
final class Ipv6 {
    private static final int GROUPS = 8;

    private Ipv6() {}

    static boolean isAddress(String text) {
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
