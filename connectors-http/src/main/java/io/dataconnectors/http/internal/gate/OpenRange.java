package io.dataconnectors.http.internal.gate;

import javax.annotation.Nullable;

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
