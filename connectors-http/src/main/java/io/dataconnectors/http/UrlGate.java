package io.dataconnectors.http;

import io.dataconnectors.FailureKind;
import io.dataconnectors.template.UrlRules;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * Checks the URL of a call once more when it is rendered, and its port against the policy. No message quotes more of the
 * URL than its host and port: the rest may hold a secret.
 */
final class UrlGate {
    static final int HTTPS = 443;

    private final EgressPolicy policy;

    UrlGate(EgressPolicy policy) {
        this.policy = policy;
    }

    Target check(String url) throws Stopped {
        List<String> problems = UrlRules.problems(url);
        if (!problems.isEmpty()) {
            throw blocked(String.join("; ", problems));
        }
        URI uri = parse(url);
        String host = uri.getHost();
        int port = uri.getPort() < 0 ? HTTPS : uri.getPort();
        if (!policy.permitsPort(port)) {
            throw blocked("Connectors may not call port " + port + " here");
        }
        return new Target(uri, host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port);
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
