package io.dataconnectors.http.internal.gate;

import io.dataconnectors.http.internal.gate.UrlGate.Target;
import io.dataconnectors.internal.template.UrlRules;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import javax.annotation.Nullable;

/**
 * Hosts that a policy names: one name, all names below one ({@code *.example.com}, which is not {@code example.com} itself),
 * or one address.
 */
public final class HostPattern {
    private static final String BELOW = "*.";

    private final String name;
    private final boolean below;

    @Nullable
    private final InetAddress address;

    private HostPattern(String name, boolean below, @Nullable InetAddress address) {
        this.name = name;
        this.below = below;
        this.address = address;
    }

    /**
     * Returns what a text names.
     *
     * @throws IllegalArgumentException if a URL could have no such host
     */
    public static HostPattern parse(String text) {
        boolean below = text.startsWith(BELOW);
        String host = host(below ? text.substring(BELOW.length()) : text);
        InetAddress address = host == null ? null : IpLiteral.parse(host);
        if (host == null || (below && (address != null || host.indexOf('.') < 0))) {
            throw new IllegalArgumentException(
                    "A host is written as shop.example.com, *.example.com (all names below), "
                            + "93.184.216.34 or [2606:4700::1], names in their ASCII form; not \"" + text + "\"");
        }
        return new HostPattern(host.toLowerCase(Locale.ROOT), below, address);
    }

    @Nullable
    private static String host(String text) {
        String url = "https://" + text;
        if (!UrlRules.problems(url).isEmpty()) {
            return null;
        }
        URI uri = URI.create(url);
        return text.equals(uri.getHost()) ? Target.withoutBrackets(text) : null; // else there is a port too
    }

    /** Whether a host, without brackets, is one of these. */
    public boolean matches(String host) {
        if (address != null) {
            return address.equals(IpLiteral.parse(host));
        }
        String lower = host.toLowerCase(Locale.ROOT);
        return below ? lower.endsWith("." + name) : lower.equals(name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HostPattern that && below == that.below && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + Boolean.hashCode(below);
    }

    @Override
    public String toString() {
        return (below ? BELOW : "") + name;
    }
}
