package io.dataconnectors.console.internal.guard;

import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.web.Refusal;
import io.dataconnectors.console.spi.ConsoleRequest;
import java.util.Locale;
import java.util.Set;
import javax.annotation.Nullable;

/** Whether a request comes from the console's own pages, and to a name by which the console is meant. */
final class Origins {
    /** The names by which the console may be called; null for any. */
    @Nullable
    private final Set<String> hosts;

    Origins(@Nullable Set<String> hosts) {
        this.hosts = hosts;
    }

    /** Refuses a name that somebody pointed at this address (DNS rebinding). */
    void checkHost(ConsoleRequest request) {
        if (hosts != null && !hosts.contains(host(request.authority()))) {
            throw Refusal.of(421, "wrong-host", Texts.text("refused.wrong-host"));
        }
    }

    /**
     * Refuses what a browser says comes from another site. Browsers send one of the two fields with each change; what sends
     * neither is no browser, and has to have the token all the same.
     */
    static void checkOrigin(ConsoleRequest request) {
        String site = request.header("Sec-Fetch-Site");
        String origin = request.header("Origin");
        boolean own = site != null
                ? site.equals("same-origin") || site.equals("none")
                : origin == null || isOwn(origin, request);
        if (!own) {
            throw Refusal.foreign(Texts.text("refused.foreign"));
        }
    }

    private static boolean isOwn(String origin, ConsoleRequest request) {
        return origin.equalsIgnoreCase((request.secure() ? "https://" : "http://") + request.authority())
                || (!request.secure()
                        && origin.equalsIgnoreCase("https://" + request.authority())); // TLS ends before us
    }

    private static String host(String authority) {
        int port = authority.lastIndexOf(':');
        String host = port > authority.lastIndexOf(']') ? authority.substring(0, port) : authority;
        return host.toLowerCase(Locale.ROOT);
    }
}
