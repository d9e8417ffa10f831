package io.dataconnectors.imports.curl;

import io.dataconnectors.Header;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.Plain;
import io.dataconnectors.internal.request.RenderedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A request as a server understands it: encodings undone, the order of what has no order forgotten.
 *
 * @param method the method
 * @param path the segments of the path, decoded
 * @param query the parameters of the query, decoded, in the order of their names
 * @param headers the values of the header fields, by name
 * @param body a list of fields, a JSON value, or a text
 */
record Sent(String method, List<String> path, List<String> query, Map<String, List<String>> headers, Object body) {
    static Sent read(String text) {
        int headEnd = text.indexOf("\n\n") < 0 ? text.length() : text.indexOf("\n\n");
        List<String> head = text.substring(0, headEnd).lines().toList();
        String[] first = head.get(0).split(" ", 2);
        Map<String, List<String>> headers = new TreeMap<>();
        head.stream().skip(1).forEach(line -> {
            int colon = line.indexOf(": ");
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 2));
        });
        String body = text.substring(Math.min(headEnd + 2, text.length()));
        return of(first[0], first[1], headers, body.isEmpty() ? body : body.substring(0, body.length() - 1));
    }

    static Sent of(RenderedRequest request) {
        String body = new String(request.body(), StandardCharsets.UTF_8);
        return of(request.method().name(), request.url(), request.headers(), body);
    }

    static Sent of(RequestPreview preview) {
        String body = preview.body() == null ? "" : preview.body();
        return of(preview.method().name(), preview.url(), preview.headers(), body);
    }

    private static Sent of(String method, String url, List<Header> fields, String body) {
        int slash = url.indexOf('/', "https://".length());
        String target = slash < 0 ? "/" : url.substring(slash);
        Map<String, List<String>> headers = new TreeMap<>();
        fields.forEach(
                header -> headers.computeIfAbsent(header.name().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                        .add(header.value()));
        headers.values().remove(List.of("application/json, */*;q=0.8")); // what either sends unasked
        headers.values().remove(List.of("*/*"));
        headers.values().forEach(values -> values.sort(null));
        String type = headers.getOrDefault("content-type", List.of("")).get(0);
        if (!type.startsWith("multipart/")) {
            return of(method, target, headers, body);
        }
        String boundary = type.substring(type.indexOf("boundary=") + "boundary=".length());
        headers.put("content-type", List.of(type.replace(boundary, "BOUNDARY")));
        return of(method, target, headers, body.replace(boundary, "BOUNDARY").replace("\r\n", "\n"));
    }

    private static Sent of(String method, String target, Map<String, List<String>> headers, String body) {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        List<String> query = question < 0
                ? List.of()
                : pairs(target.substring(question + 1)).stream().sorted().toList();
        String type = headers.getOrDefault("content-type", List.of("")).get(0).toLowerCase(Locale.ROOT);
        Object content = type.contains("json") && !body.isEmpty()
                ? Plain.copy(Json.read(body))
                : type.startsWith("application/x-www-form-urlencoded") ? pairs(body) : body;
        headers.computeIfPresent(
                "content-type", (name, values) -> type.contains("form-url") ? List.of("form") : values);
        return new Sent(
                method,
                Stream.of(path.split("/", -1))
                        .map(segment -> decode(segment.replace("+", "%2B")))
                        .toList(),
                query,
                headers,
                content);
    }

    private static List<String> pairs(String text) {
        return Stream.of(text.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> decode(pair.replaceFirst("=$", "")))
                .toList();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
