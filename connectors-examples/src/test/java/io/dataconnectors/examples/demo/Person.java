package io.dataconnectors.examples.demo;

import io.dataconnectors.internal.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Somebody with a browser of their own, who opens the address that a console printed. */
final class Person {
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String address;

    Person(String address) {
        this.address = address;
    }

    /** Opens the address, and returns the status of the page that comes of it. */
    int open() {
        return send(HttpRequest.newBuilder(URI.create(address))).statusCode();
    }

    String origin() {
        return address.substring(0, address.indexOf("/login"));
    }

    HttpResponse<String> get(String path) {
        return send(to(path));
    }

    HttpResponse<String> post(String path, String form, String origin) {
        return send(to(path).header("Origin", origin)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** Does an act of the API; the headers are names and values, one after another. */
    HttpResponse<String> act(String method, String path, String json, String... headers) {
        HttpRequest.Builder request = to("/api" + path)
                .header("X-Console-Token", token())
                .header("Sec-Fetch-Site", "same-origin")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    private String token() {
        Map<?, ?> session = object(get("/api/session"));
        return String.valueOf(((Map<?, ?>) Objects.requireNonNull(session.get("token"))).get("value"));
    }

    /** Returns the connector of a name, as the API shows it. */
    Map<?, ?> connector(String name) {
        List<?> found = (List<?>) Objects.requireNonNull(
                object(get("/api/connectors?name=" + name)).get("connectors"));
        return (Map<?, ?>) found.get(0);
    }

    static Map<?, ?> object(HttpResponse<String> response) {
        return (Map<?, ?>) Objects.requireNonNull(Json.read(response.body()));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(origin() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
