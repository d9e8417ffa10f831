package io.dataconnectors.http.internal.jdk;

import io.dataconnectors.Header;
import io.dataconnectors.http.internal.failure.Failures;
import io.dataconnectors.http.internal.gate.UrlGate.Target;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes through a proxy of the host, which is given names and decides on addresses itself. */
final class ProxyExit implements Exit {
    private static final Logger LOG = LoggerFactory.getLogger(ProxyExit.class);

    private final ProxySelector route;
    private final Way way;

    /**
     * Makes the way through a proxy.
     *
     * @param credential a header field for the proxy, or null
     */
    ProxyExit(InetSocketAddress proxy, @Nullable Header credential) {
        route = ProxySelector.of(proxy);
        warnOfBasic(credential);
        List<Header> headers = credential == null ? List.of() : List.of(credential);
        way = new ProxyWay(headers);
    }

    private static void warnOfBasic(@Nullable Header credential) {
        String disabled = System.getProperty("jdk.http.auth.tunneling.disabledSchemes", "Basic");
        boolean basic = credential != null
                && credential.name().equalsIgnoreCase("Proxy-Authorization")
                && credential.value().regionMatches(true, 0, "Basic ", 0, 6);
        if (basic && disabled.toLowerCase(Locale.ROOT).contains("basic")) {
            LOG.warn("This JVM keeps Basic credentials from proxies; -Djdk.http.auth.tunneling.disabledSchemes= lets"
                    + " them");
        }
    }

    @Override
    public ProxySelector route() {
        return route;
    }

    /** Admits all but IPv6 addresses, which the JDK (17 to 25) cannot call through a proxy. */
    @Override
    public CompletableFuture<Void> admit(Target target) {
        if (target.host().indexOf(':') < 0) {
            return CompletableFuture.completedFuture(null);
        }
        LOG.warn("{} was not called: Java calls no IPv6 address through a proxy", target.origin());
        return CompletableFuture.failedFuture(Failures.blocked(target.origin()));
    }

    @Override
    public Way way(Target target) {
        return way;
    }

    @Override
    public boolean judgesNames() {
        return false;
    }

    @Override
    public void close() {
        // the proxy is the host's
    }

    private record ProxyWay(List<Header> headers) implements Way {
        private static final String REFUSED = "Tunnel failed, got: ";

        /** The client tells of some answers of proxies by its text alone. */
        @Nullable
        @Override
        public Throwable refusal(Target target, @Nullable HttpResponse<?> answer, @Nullable Throwable thrown) {
            if (answer != null) {
                return Failures.proxyRefused(target.origin(), String.valueOf(answer.statusCode()));
            }
            for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                String text = String.valueOf(cause.getMessage());
                if (text.startsWith(REFUSED)) {
                    return Failures.proxyRefused(target.origin(), text.substring(REFUSED.length()));
                }
            }
            return null;
        }
    }
}
