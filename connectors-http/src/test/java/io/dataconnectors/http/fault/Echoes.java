package io.dataconnectors.http.fault;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.testkit.internal.fault.Script;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Servers that send back all of the request, each in another form. */
public enum Echoes {
    AS_IT_IS("200 OK", "text/plain", text -> text),
    JSON("200 OK", "application/json", text -> Json.write(java.util.Map.of(text, java.util.List.of(text)))),
    JSON_ESCAPED_ALL_OVER("200 OK", "application/json", text -> '"' + each(text, "\\u%04x") + '"'),
    ERROR_MESSAGE(
            "400 Bad Request", "application/json", text -> Json.write(java.util.Map.of("message", text, "code", text))),
    PROBLEM(
            "422 Unprocessable",
            "application/problem+json",
            text -> Json.write(java.util.Map.of("title", text, "detail", text))),
    ERROR_PAGE("500 Internal Server Error", "text/html", text -> "<pre>" + xml(text) + "</pre>"),
    XML("200 OK", "application/xml", text -> "<a b=\"" + xml(text) + "\">" + xml(text) + "</a>"),
    XML_ESCAPED_ALL_OVER("200 OK", "application/xml", text -> "<a>" + each(xmlCharacters(text), "&#x%X;") + "</a>"),
    HTML_ESCAPED_ALL_OVER("200 OK", "text/html", text -> each(text, "&#%d;")),
    PERCENT("200 OK", "text/plain", Echoes::percent),
    PERCENT_TWICE("200 OK", "text/plain", text -> percent(percent(text))),
    PERCENT_ALL_OVER("200 OK", "text/plain", text -> each(text, "%%%02x")),
    BASE64("200 OK", "text/plain", text -> Base64.getEncoder().encodeToString(bytes(text))),
    BASE64_OF_BASE64(
            "200 OK",
            "text/plain",
            text -> Base64.getEncoder().encodeToString(Base64.getEncoder().encode(bytes(text)))),
    BASE64_FOR_URLS("200 OK", "text/plain", text -> Base64.getUrlEncoder().encodeToString(bytes("?" + text))),
    HEXADECIMAL("200 OK", "text/plain", text -> HexFormat.of().formatHex(bytes(text))),
    HEXADECIMAL_IN_CAPITALS(
            "200 OK", "text/plain", text -> HexFormat.of().withUpperCase().formatHex(bytes(text)));

    private final String status;
    private final String type;
    private final UnaryOperator<String> form;

    Echoes(String status, String type, UnaryOperator<String> form) {
        this.status = status;
        this.type = type;
        this.form = form;
    }

    /** Returns what such a server does: the echo is in the body, and where it can be in a field of the head and a location. */
    public Script script() {
        return Script.answering(this::answer);
    }

    /** Returns an answer that says a request. */
    public String answer(String request) {
        String body = form.apply(request);
        String field = body.replaceAll("[^ -~]", " ");
        return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "; charset=ISO-8859-1\r\nX-Echo: " + field
                + "\r\nLocation: https://elsewhere.example/?" + URLEncoder.encode(request, StandardCharsets.ISO_8859_1)
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String each(String text, String format) {
        return text.chars().mapToObj(c -> String.format(Locale.ROOT, format, c)).collect(Collectors.joining());
    }

    private static String percent(String text) {
        return URLEncoder.encode(text, StandardCharsets.ISO_8859_1);
    }

    private static String xml(String text) {
        return xmlCharacters(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }

    private static String xmlCharacters(String text) {
        return text.replaceAll("[^ -~\r\n\\xa0-\\xff]", "?");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
