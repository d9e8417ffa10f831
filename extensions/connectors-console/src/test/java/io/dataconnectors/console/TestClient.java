package io.dataconnectors.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without a window: it has a login, and sends what a browser's own form would send. Redirects are not followed. */
public final class TestClient {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern TOKEN = Pattern.compile("\"value\":\"([^\"]+)\"");

    private final String base;
    private final String cookie;

    /** Makes a client of a console. */
    TestClient(String base, String cookie) {
        this.base = base;
        this.cookie = cookie;
    }

    /** Returns what the console answers to a path below its own. */
    public HttpResponse<String> get(String path) {
        return to(path).send("GET", "");
    }

    /** Sends a form as the console's own page does, token and all. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_token", token());
        return to(path).own().form(all);
    }

    /** Returns the token of this person's forms. */
    public String token() {
        Matcher found = TOKEN.matcher(get("/api/session").body());
        if (!found.find()) {
            throw new AssertionError("No session with a token is shown to " + cookie);
        }
        return found.group(1);
    }

    /** Begins a request of which the test says everything. */
    public Sending to(String path) {
        return new Sending(path);
    }

    /** A request to be sent. */
    public final class Sending {
        private final HttpRequest.Builder request;

        private Sending(String path) {
            request = HttpRequest.newBuilder(URI.create(base + path)).header("Cookie", cookie);
        }

        /** Adds a header field. */
        public Sending header(String name, String value) {
            request.setHeader(name, value);
            return this;
        }

        /** Adds what a browser adds to requests of the site's own pages. */
        public Sending own() {
            return header("Sec-Fetch-Site", "same-origin");
        }

        /** Adds the token of the person. */
        public Sending token() {
            return header("X-Console-Token", TestClient.this.token());
        }

        /** Sends a form. */
        public HttpResponse<String> form(Map<String, String> fields) {
            StringJoiner form = new StringJoiner("&");
            fields.forEach((name, value) -> form.add(encode(name) + "=" + encode(value)));
            return header("Content-Type", "application/x-www-form-urlencoded").send("POST", form.toString());
        }

        /** Sends JSON. */
        public HttpResponse<String> json(String method, String text) {
            return header("Content-Type", "application/json").send(method, text);
        }

        /** Sends the request. */
        public HttpResponse<String> send(String method, String body) {
            try {
                return HTTP.send(
                        request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
