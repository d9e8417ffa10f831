package io.dataconnectors.http.internal.gate;

import io.dataconnectors.FailureKind;
import io.dataconnectors.http.internal.failure.Failures;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.template.UrlRules;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the URL of a call once more when it is rendered, and its host and port against the policy. No message quotes more of
 * the URL than its host and port: the rest may hold a secret.
 */
public final class UrlGate {
    static final int HTTPS = 443;

    private static final Logger LOG = LoggerFactory.getLogger(UrlGate.class);

    private final Predicate<String> hosts;
    private final IntPredicate ports;
    private final AddressGate addresses;

    /** Makes a gate that lets through the hosts, without brackets, the ports and the addresses that these permit. */
    public UrlGate(Predicate<String> hosts, IntPredicate ports, AddressGate addresses) {
        this.hosts = hosts;
        this.ports = ports;
        this.addresses = addresses;
    }

    /** Returns the target of a URL that may be called. */
    public Target check(String caller, String url) throws Stopped {
        return permitted(Target.of(caller, checked(url, null)));
    }

    private Target permitted(Target target) throws Stopped {
        if (!hosts.test(target.host())) {
            LOG.warn("A connector was kept from calling {}: the policy does not name its host", target.origin());
            throw Failures.blocked(target.origin());
        }
        if (!ports.test(target.port())) {
            throw blocked("Connectors may not call port " + target.port() + " here");
        }
        return target;
    }

    /** Returns the target of a URL that may be called; where it is at an origin that was let through, that is not judged again. */
    public Target check(String caller, String url, Target origin) throws Stopped {
        Target target = Target.of(caller, checked(url, origin.uri().toString()));
        boolean there = target.port() == origin.port() && target.host().equalsIgnoreCase(origin.host());
        return there
                ? new Target(caller, target.uri(), target.host(), target.port(), origin.judged())
                : permitted(target);
    }

    /** Returns a target with the note whether its address, if it has one, is permitted. */
    public Target judged(Target target) {
        InetAddress literal = IpLiteral.parse(target.host());
        boolean permitted = literal == null || addresses.permits(target.host(), literal);
        return new Target(target.caller(), target.uri(), target.host(), target.port(), permitted);
    }

    private static URI checked(String url, @Nullable String origin) throws Stopped {
        List<Problem> problems = UrlRules.problems(url, origin);
        if (!problems.isEmpty()) {
            throw blocked(problems.stream().map(Problem::message).collect(Collectors.joining("; ")));
        }
        return parse(url);
    }

    private static URI parse(String url) throws Stopped {
        try {
            URI uri = new URI(url);
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // its message quotes the URL
        }
        throw blocked("The URL is not one that can be called");
    }

    private static Stopped blocked(String problem) {
        return new Stopped(FailureKind.BLOCKED, problem);
    }

    /**
     * A URL that passed the gate.
     *
     * @param caller the workspace that calls it
     * @param uri the whole URL
     * @param host a name or an address without brackets
     * @param port the port, 443 if the URL has none
     * @param judged whether nothing is left to judge before there is a connection: the host is a name, or an address that is permitted
     */
    public record Target(String caller, URI uri, String host, int port, boolean judged) {
        /** Returns the target of a URL that {@link io.dataconnectors.internal.template.UrlRules} passed. */
        public static Target of(String caller, URI uri) {
            int port = uri.getPort() < 0 ? UrlGate.HTTPS : uri.getPort();
            return new Target(caller, uri, withoutBrackets(uri.getHost()), port, false);
        }

        /** Returns the same place with another path or query, of a URL that {@link io.dataconnectors.internal.template.UrlRules} passed. */
        public Target at(String url) {
            return url.equals(uri.toString()) ? this : new Target(caller, URI.create(url), host, port, judged);
        }

        static String withoutBrackets(String host) {
            return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        }

        /** Returns the scheme, the host and, unless it is 443, the port (RFC 6454, section 6.2). */
        public String origin() {
            return origin(host, port);
        }

        /** Returns the origin of a host, without brackets, and a port. */
        public static String origin(String host, int port) {
            String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
            return "https://" + name.toLowerCase(Locale.ROOT) + (port == UrlGate.HTTPS ? "" : ":" + port);
        }

        /** Returns the origin alone: the rest of the URL may hold a secret. */
        @Override
        public String toString() {
            return origin();
        }
    }
}
