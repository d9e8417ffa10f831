package io.dataconnectors.http;

import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Method;
import io.dataconnectors.http.Preparation.Prepared;
import io.dataconnectors.http.internal.answer.Reply;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.gate.UrlGate;
import io.dataconnectors.http.internal.gate.UrlGate.Target;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * Follows the redirects of one call (RFC 9110, section 15.4), if the policy lets it: for GET without a body alone, and each
 * hop through all gates again. To another origin nothing of the author's goes along, and no secret in the URL either, for
 * many servers copy the query of a request into the redirect.
 */
final class Redirects {
    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    private final int most;
    private final UrlGate urls;
    private final Set<URI> seen = new HashSet<>();
    private int hops;

    Redirects(int most, UrlGate urls) {
        this.most = most;
        this.urls = urls;
    }

    /** Returns how many redirects were followed. */
    int hops() {
        return hops;
    }

    /**
     * Returns the request that follows an answer, or null if the answer is no redirect.
     *
     * @throws Stopped if it is one that is not followed
     */
    @Nullable
    Prepared next(Prepared from, Reply reply) throws Stopped {
        if (!STATUSES.contains(reply.status())) {
            return null;
        }
        List<String> locations = reply.values("Location");
        if (locations.isEmpty()) {
            return null;
        }
        requireFollowed(from, reply.status());
        seen.add(from.target().uri());
        Prepared next = to(from, resolve(from.target().uri(), locations));
        if (!seen.add(next.target().uri())) {
            throw failed("The API redirects in a circle");
        }
        hops++;
        return next;
    }

    private void requireFollowed(Prepared from, int status) throws Stopped {
        String answered = "The API answered with status " + status + ", a redirect, ";
        if (most == 0) {
            throw failed(answered + "and connectors follow none here");
        }
        if (from.request().method() != Method.GET || from.request().body().length > 0) {
            throw failed(answered + "which is followed for GET without a body alone");
        }
        if (hops == most) {
            throw failed("The API redirects more than " + (most == 1 ? "once" : most + " times"));
        }
    }

    private Prepared to(Prepared from, String url) throws Stopped {
        Target target;
        try {
            target = urls.check(from.target().caller(), url);
        } catch (Stopped refused) {
            Failure failure = refused.failure();
            String why = from.masking().forAnswer().text(failure.message());
            throw new Stopped(failure.kind(), "The API redirects to where no call may go: " + why);
        }
        if (target.origin().equals(from.target().origin())) {
            return from.to(target);
        }
        if (!from.masking().forAnswer().text(url).equals(url)) {
            throw new Stopped(FailureKind.BLOCKED, "The API redirects to another origin with a secret in the URL");
        }
        return from.strippedTo(target);
    }

    /** Resolves a reference (RFC 3986, section 5.2) without its fragment, which no server is sent. */
    private static String resolve(URI base, List<String> locations) throws Stopped {
        String location = locations.get(0).trim();
        int fragment = location.indexOf('#');
        String reference = fragment < 0 ? location : location.substring(0, fragment);
        if (locations.size() > 1 || reference.isEmpty()) {
            throw failed("The API redirects without saying where to");
        }
        try {
            // of "?page=2" the JDK's would drop the last segment of the path, as the RFC before this one did
            String relative = reference.startsWith("?") ? base.getRawPath() + reference : reference;
            return base.resolve(new URI(relative)).toString();
        } catch (URISyntaxException e) { // its message quotes the URL
            throw new Stopped(FailureKind.BLOCKED, "The API redirects to what is no URL");
        }
    }

    private static Stopped failed(String message) {
        return new Stopped(FailureKind.HTTP_STATUS, message);
    }
}
