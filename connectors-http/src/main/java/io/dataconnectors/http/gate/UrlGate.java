package io.dataconnectors.http.gate;

import io.dataconnectors.FailureKind;
import io.dataconnectors.http.failure.Stopped;
import io.dataconnectors.template.UrlRules;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Checks the URL of a call once more when it is rendered, and its port against the policy. No message quotes more of the
 * URL than its host and port: the rest may hold a secret.
 */
public final class UrlGate {
    static final int HTTPS = 443;

    private final IntPredicate ports;

    /** Makes a gate that lets through the ports that a test permits. */
    public UrlGate(IntPredicate ports) {
        this.ports = ports;
    }

    public Target check(String caller, String url) throws Stopped {
        List<String> problems = UrlRules.problems(url);
        if (!problems.isEmpty()) {
            throw blocked(String.join("; ", problems));
        }
        URI uri = parse(url);
        String host = uri.getHost();
        int port = uri.getPort() < 0 ? HTTPS : uri.getPort();
        if (!ports.test(port)) {
            throw blocked("Connectors may not call port " + port + " here");
        }
        return new Target(caller, uri, host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port);
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
}
