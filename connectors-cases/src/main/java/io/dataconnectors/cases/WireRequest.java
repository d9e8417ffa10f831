package io.dataconnectors.cases;

import io.dataconnectors.Header;
import io.dataconnectors.testkit.StubRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A request as a page shows it and as a stub received it: the method and the URL, header fields, an empty line, the body.
 * Header fields have neither order nor the case of letters (RFC 9110, section 5). Those that every call has are left out.
 * The lines of a multipart body end with CR LF on the wire and with LF here, and its boundary is written BOUNDARY.
 * Signatures over the host, which is another in each run, are written … or as the host of the case has it.
 */
public record WireRequest(String method, String url, Map<String, String> headers, String body) {
    private static final Set<String> OF_EVERY_CALL = Set.of(
            "host", "content-length", "user-agent", "accept-encoding", "connection", "upgrade", "http2-settings");
    private static final Pattern AWS_SIGNATURE =
            Pattern.compile("(?<=^AWS4-HMAC-SHA256 .{1,500}Signature=)[0-9a-f]{64}$");
    private static final String USUAL_ACCEPT = "application/json, */*;q=0.8";

    static WireRequest parse(String text) {
        String[] parts = text.split("\n\n", 2);
        String[] head = parts[0].split("\n", -1);
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < head.length; i++) {
            int colon = head[i].indexOf(": ");
            headers.put(head[i].substring(0, colon).toLowerCase(Locale.ROOT), head[i].substring(colon + 2));
        }
        int blank = head[0].indexOf(' ');
        String body = parts.length == 1 ? "" : parts[1];
        return new WireRequest(head[0].substring(0, blank), head[0].substring(blank + 1), headers, body);
    }

    /** A request that was sent to a stub in the place of an origin. */
    static WireRequest received(StubRequest request, String origin, String stub, CaseHost.Signatures signatures) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : request.headers()) {
            String name = header.name().toLowerCase(Locale.ROOT);
            boolean usual = name.equals("accept") && header.value().equals(USUAL_ACCEPT);
            if (!OF_EVERY_CALL.contains(name) && !usual) {
                headers.merge(name, header.value(), (one, other) -> one + " | " + other);
            }
        }
        // it covers the host, which is another in each run; AwsSignatureV4Test proves it
        headers.computeIfPresent(
                "authorization", (name, value) -> AWS_SIGNATURE.matcher(value).replaceAll("…"));
        signatures.replace(stub + request.target(), request.method(), headers);
        return new WireRequest(request.method(), origin + request.target(), headers, request.text()).shown();
    }

    private WireRequest shown() {
        String type = headers.getOrDefault("content-type", "");
        int at = type.indexOf("boundary=");
        if (!type.startsWith("multipart/") || at < 0) {
            return this;
        }
        String boundary = type.substring(at + "boundary=".length()).replace("\"", "");
        Map<String, String> shownHeaders = new TreeMap<>(headers);
        shownHeaders.put("content-type", type.replace(boundary, "BOUNDARY"));
        String shownBody =
                body.replace("\r\n", "\n").replace(boundary, "BOUNDARY").stripTrailing();
        return new WireRequest(method, url, shownHeaders, shownBody);
    }

    /** Returns scheme, host and port. */
    public String origin() {
        return url.substring(0, url.indexOf('/', "https://".length()));
    }

    /** The path as it is written, without the query. */
    String path() {
        return URI.create(url).getRawPath();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(method).append(' ').append(url);
        headers.forEach(
                (name, value) -> text.append('\n').append(name).append(": ").append(value));
        return body.isEmpty()
                ? text.toString()
                : text.append("\n\n").append(body).toString();
    }
}
