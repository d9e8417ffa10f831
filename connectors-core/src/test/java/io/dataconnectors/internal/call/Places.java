package io.dataconnectors.internal.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dataconnectors.Auth;
import io.dataconnectors.Body;
import io.dataconnectors.Body.Part;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Header;
import io.dataconnectors.Idempotency;
import io.dataconnectors.Variable;
import io.dataconnectors.internal.request.RenderedRequest;
import java.io.StringReader;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Every place of a request that a value can stand in. */
final class Places {
    private static final ObjectMapper JACKSON = new ObjectMapper();
    private static final String URL = "https://shop.example.com/";

    private Places() {}

    static Stream<Place> all() {
        return Stream.of(urls(), headers(), json(), forms(), texts(), parts()).flatMap(Function.identity());
    }

    private static Stream<Place> urls() {
        return Stream.of(
                url(
                                "a segment of the path",
                                URL + "a/{{note}}/b?c=d",
                                uri -> uri.getPath().substring(3, uri.getPath().length() - 2))
                        .refusing(text -> List.of("", ".", "..").contains(text)),
                url(
                        "a part of a segment",
                        URL + "a/x{{note}}y/b?c=d",
                        uri -> uri.getPath().substring(4, uri.getPath().length() - 3)),
                url(
                        "a parameter in the URL",
                        URL + "a?b=c&d={{note}}&e=f",
                        uri -> inner(uri.getRawQuery(), "b=c&d=", "&e=f")),
                url(
                        "a part of a parameter",
                        URL + "a?b=c&d=x{{note}}y&e=f",
                        uri -> inner(uri.getRawQuery(), "b=c&d=x", "y&e=f")),
                added(
                        "a parameter",
                        builder -> builder.query("b", "c")
                                .query("d[e]", "{{note}}")
                                .query("f", "g"),
                        "b=c&d%5Be%5D=",
                        "&f=g"),
                added(
                                "an API key in the query",
                                builder -> builder.query("b", "c")
                                        .auth(Auth.apiKeyQuery("key", "{{note}}{{setting.none}}")),
                                "b=c&key=",
                                "")
                        .refusing(text -> text.isEmpty()));
    }

    private static Place url(String name, String url, Function<URI, String> carried) {
        return Place.of(
                name,
                "URL",
                builder -> builder.get(url),
                Places::shapeOfUrl,
                request -> carried.apply(URI.create(request.url())));
    }

    private static Place added(
            String name,
            Function<ConnectorDefinition.Builder, ConnectorDefinition.Builder> add,
            String before,
            String after) {
        return Place.of(
                name,
                name.startsWith("an API key") ? "credential" : "URL",
                builder -> add.apply(builder.get(URL + "a")),
                Places::shapeOfUrl,
                request -> inner(URI.create(request.url()).getRawQuery(), before, after));
    }

    private static Object shapeOfUrl(RenderedRequest request) {
        URI uri = URI.create(request.url());
        return List.of(
                request.method(),
                uri.getScheme(),
                uri.getAuthority(),
                uri.getRawPath().split("/", -1).length,
                uri.getRawQuery().split("&", -1).length,
                uri.getRawQuery().split("=", -1).length,
                String.valueOf(uri.getRawFragment()),
                names(request),
                request.body().length);
    }

    private static String inner(String raw, String before, String after) {
        require(raw.startsWith(before) && raw.endsWith(after), raw);
        String value = raw.substring(before.length(), raw.length() - after.length());
        require(value.chars().noneMatch(c -> c == '+' || c == '&' || c == '='), raw);
        return URLDecoder.decode(value, UTF_8);
    }

    private static Stream<Place> headers() {
        return Stream.of(
                header("a header", "header X-Note", builder -> builder.header("X-Note", "{{note}}"), "X-Note", "", ""),
                header(
                        "a part of a header",
                        "header X-Note",
                        builder -> builder.header("X-Note", "a {{note}}."),
                        "X-Note",
                        "a ",
                        "."),
                header(
                                "a bearer token",
                                "credential",
                                builder -> builder.auth(Auth.bearer("{{note}}{{setting.none}}")),
                                "Authorization",
                                "Bearer ",
                                "")
                        .refusing(text -> text.isBlank() || !isPrintable(text)),
                header(
                                "an API key in a header",
                                "credential",
                                builder -> builder.auth(Auth.apiKeyHeader("X-Key", "{{note}}{{setting.none}}")),
                                "X-Key",
                                "",
                                "")
                        .refusing(text -> text.isBlank() || !isPrintable(text)),
                header(
                                "an idempotency key",
                                "idempotency key",
                                builder -> builder.idempotency(new Idempotency("X-Id", "{{note}}")),
                                "X-Id",
                                "",
                                "")
                        .refusing(text -> text.isBlank() || !isPrintable(text)),
                credential("a user name", Auth.basic("{{note}}", "secret{{setting.none}}"), "", ":secret")
                        .refusing(text -> text.contains(":")),
                credential("a password", Auth.basic("user", "{{note}}{{setting.none}}"), "user:", ""),
                Place.of(
                        "a parameter of a signer",
                        "credential",
                        builder ->
                                builder.get(URL + "a?b").auth(Auth.signer("hmac", Map.of("a", "b", "c", "{{note}}"))),
                        request -> names(request)
                                + request.url()
                                + request.signerParameters().keySet(),
                        request -> request.signerParameters().get("c")),
                Place.of(
                        "a variable in a header",
                        "variable v",
                        builder -> builder.variable(new Variable("v", "{\"a\": \"{{note}}\"}", Variable.Type.JSON))
                                .header("X-Note", "{{v | json | base64url}}"),
                        Places::names,
                        request -> tree(Base64.getUrlDecoder().decode(value(request, "X-Note")))
                                .at("/a")
                                .textValue()));
    }

    private static Place header(
            String name,
            String where,
            Function<ConnectorDefinition.Builder, ConnectorDefinition.Builder> add,
            String field,
            String before,
            String after) {
        return Place.of(
                        name,
                        where,
                        builder -> add.apply(builder.get(URL + "a?b")),
                        request -> names(request) + request.url() + request.body().length,
                        request -> {
                            String value = value(request, field);
                            require(value.startsWith(before) && value.endsWith(after), value);
                            return value.substring(before.length(), value.length() - after.length());
                        })
                .telling(after.isEmpty() ? Places::trimmed : text -> text)
                .refusing(text -> !isPrintable(text));
    }

    private static Place credential(String name, Auth auth, String before, String after) {
        return header(name, "credential", builder -> builder.auth(auth), "Authorization", "Basic ", "")
                .refusing(text -> false)
                .telling(text -> Base64.getEncoder().encodeToString((before + text + after).getBytes(UTF_8)));
    }

    private static boolean isPrintable(String text) {
        return text.chars().allMatch(c -> c == '\t' || (c >= ' ' && c <= '~'));
    }

    /** Blanks at the ends are no part of a field's value (RFC 9110, section 5.5). */
    private static String trimmed(String text) {
        return text.replaceAll("^[ \t]+|[ \t]+$", "");
    }

    private static List<String> names(RenderedRequest request) {
        return request.headers().stream().map(Header::name).toList();
    }

    private static String value(RenderedRequest request, String name) {
        List<String> values = request.headers().stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .toList();
        require(values.size() == 1, values.toString());
        return values.get(0);
    }

    private static Stream<Place> json() {
        return Stream.of(
                body("JSON, by its type", Body.json("{\"a\": 1, \"b\": {{note}}, \"c\": [2]}"), "/b"),
                body("JSON, in quotes", Body.json("{\"a\": 1, \"b\": \"{{note}}\", \"c\": [2]}"), "/b"),
                body("JSON, a part of a string", Body.json("{\"a\": 1, \"b\": \"x {{note}} y\"}"), "/b")
                        .telling(text -> "x " + text + " y"),
                body("JSON, an element", Body.json("[0, \"{{note}}\", 2]"), "/1"),
                body(
                        "JSON, in a section",
                        Body.json("{\"a\": [{{#note}}{\"b\": \"{{.}}\"}{{/note}}], \"c\": 1}"),
                        "/a/0/b"),
                body("a row of JSON", Body.text("{\"a\": 1, \"b\": {{note | json}}}", "application/x-ndjson"), "/b"),
                body("JSON, through a variable", Body.json("{\"a\": {{v}}, \"c\": 1}"), "/a/k")
                        .refusing(Place::isBroken));
    }

    private static Place body(String name, Body body, String pointer) {
        boolean variable = name.endsWith("variable");
        return Place.of(
                name,
                variable ? "variable v" : "body",
                builder -> (variable
                                ? builder.variable(new Variable("v", "{\"k\": \"{{note}}\"}", Variable.Type.JSON))
                                : builder)
                        .body(body),
                request -> shape(tree(request.body())) + request.headers(),
                request -> tree(request.body()).at(pointer).textValue());
    }

    static JsonNode tree(byte[] json) {
        try {
            return JACKSON.readTree(json);
        } catch (java.io.IOException e) {
            throw new AssertionError("This is no JSON: " + new String(json, UTF_8), e);
        }
    }

    /** A tree with its names and without its texts. */
    private static String shape(JsonNode tree) {
        StringBuilder shape = new StringBuilder(tree.getNodeType().name());
        tree.properties()
                .forEach(member -> shape.append(member.getKey()).append(':').append(shape(member.getValue())));
        if (tree.isArray()) {
            tree.forEach(element -> shape.append('[').append(shape(element)));
        }
        return shape.append(tree.isNumber() ? tree.asText() : "").toString();
    }

    private static Stream<Place> forms() {
        return Stream.of(
                form("a field of a form", "{\"a\": 1, \"b\": \"{{note}}\", \"c\": 2}", "a=1&b=", "&c=2"),
                form(
                        "a nested field of a form",
                        "{\"a\": 1, \"b\": {\"d\": [\"{{note}}\"]}, \"c\": 2}",
                        "a=1&b%5Bd%5D%5B0%5D=",
                        "&c=2"));
    }

    private static Place form(String name, String template, String before, String after) {
        return Place.of(
                name,
                "body",
                builder -> builder.body(Body.form(template)),
                request -> request.headers() + "" + new String(request.body(), UTF_8).split("[&=]", -1).length,
                request -> inner(new String(request.body(), UTF_8), before, after));
    }

    private static Stream<Place> texts() {
        return Stream.of(
                xml("the text of XML", "<r><a b=\"c\">{{note}}</a><d/></r>", "text/xml", "text of a"),
                xml("an attribute of XML", "<r><a b=\"{{note}}\">c</a><d/></r>", "application/soap+xml", "b of a"),
                xml("an attribute of XML in single quotes", "<r><a b='{{note}}'>c</a></r>", "image/svg+xml", "b of a"),
                xml("the text of HTML", "<html><p>{{note}}</p></html>", "text/html", "text of p"),
                Place.of(
                        "a plain text",
                        "body",
                        builder -> builder.body(Body.text("a\n{{note}}\nb")),
                        request -> request.headers(),
                        request -> {
                            String text = new String(request.body(), UTF_8);
                            require(text.startsWith("a\n") && text.endsWith("\nb"), text);
                            return text.substring(2, text.length() - 2);
                        }));
    }

    private static Place xml(String name, String template, String mediaType, String member) {
        return Place.of(
                        name,
                        "body",
                        builder -> builder.body(Body.text(template, mediaType)),
                        request -> request.headers() + "" + xml(request).keySet(),
                        request -> xml(request).get(member))
                .refusing(text -> !text.chars().allMatch(Places::isXml));
    }

    /** XML 1.0, section 2.2, in UTF-16. */
    private static boolean isXml(int c) {
        return c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c < 0xFFFE);
    }

    private static Map<String, String> xml(RenderedRequest request) {
        return xml(new String(request.body(), UTF_8));
    }

    /** The texts and the attributes, by their elements, in the order of the document. */
    private static Map<String, String> xml(String text) {
        Map<String, String> found = new java.util.LinkedHashMap<>();
        List<String> open = new ArrayList<>();
        try {
            XMLInputFactory factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamReader.START_ELEMENT -> {
                        open.add(reader.getLocalName());
                        found.put("text of " + reader.getLocalName(), "");
                        for (int i = 0; i < reader.getAttributeCount(); i++) {
                            found.put(
                                    reader.getAttributeLocalName(i) + " of " + reader.getLocalName(),
                                    reader.getAttributeValue(i));
                        }
                    }
                    case XMLStreamReader.END_ELEMENT -> open.remove(open.size() - 1);
                    case XMLStreamReader.END_DOCUMENT -> {}
                    default -> {
                        require(reader.isCharacters(), "a comment or the like");
                        found.merge("text of " + open.get(open.size() - 1), reader.getText(), String::concat);
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new AssertionError("This is no XML: " + text, e);
        }
        return found;
    }

    private static Stream<Place> parts() {
        return Stream.of(
                part("the text of a part", Part.value("b", "{{note}}"), StrictMultipart.Part::text),
                part("a part of the text of a part", Part.value("b", "x{{note}}y"), part -> inner(part, "x", "y")),
                part(
                        "JSON in a part",
                        Part.value("b", "{\"a\": \"{{note}}\"}").contentType("application/json"),
                        part -> tree(part.bytes()).at("/a").textValue()),
                part(
                                "XML in a part",
                                Part.value("b", "<a>{{note}}</a>").contentType("text/xml"),
                                part -> xml(part.text()).get("text of a"))
                        .refusing(text -> !text.chars().allMatch(Places::isXml)),
                part("the name of a file", Part.value("b", "c").filename("{{note}}"), StrictMultipart.Part::filename)
                        .telling(Places::quoted)
                        .refusing(Places::isNoName),
                part(
                                "the name of a file and more",
                                Part.value("b", "c").filename("x{{note}}.pdf"),
                                StrictMultipart.Part::filename)
                        .telling(text -> "x" + quoted(text) + ".pdf")
                        .refusing(Places::isNoName));
    }

    private static String inner(StrictMultipart.Part part, String before, String after) {
        String text = part.text();
        require(text.startsWith(before) && text.endsWith(after), text);
        return text.substring(before.length(), text.length() - after.length());
    }

    private static boolean isNoName(String text) {
        return text.replaceAll("[\r\n]", "").matches("(?s).*[\\p{IsControl}\\u2028-\\u202E\\u2066-\\u2069\\\\].*");
    }

    /** HTML, multipart/form-data encoding algorithm. */
    private static String quoted(String text) {
        return text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static Place part(String name, Part part, Function<StrictMultipart.Part, String> carried) {
        return Place.of(
                name,
                "part b of the body",
                builder -> builder.body(Body.multipart(Part.value("a", "1"), part, Part.value("c", "2"))),
                request -> StrictMultipart.parts(request).stream()
                        .map(sent ->
                                sent.name() + sent.mediaType() + sent.fields().keySet())
                        .toList(),
                request -> carried.apply(StrictMultipart.parts(request).get(1)));
    }

    private static void require(boolean right, String text) {
        if (!right) {
            throw new AssertionError("The shape is another: " + text);
        }
    }
}
