package io.dataconnectors.imports.curl;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Header;
import io.dataconnectors.Idempotency;
import io.dataconnectors.Method;
import io.dataconnectors.QueryParameter;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.internal.text.KnownKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.annotation.Nullable;

/** Turns the options of a command into a definition, part by part: credentials first, so that the rest can be searched for them. */
final class Draft {
    private static final int MOST_PARAMETERS = 100;
    private static final int LONGEST_DESCRIPTION = 1024;

    private final Options options;
    private final Report report;
    private final DraftDeclarations found;
    private final Texts texts;
    private final Target target;
    private final Headers headers;
    private final RequestIds requestIds;
    private final Data data;

    Draft(Options options, Variables variables, Report report, DraftDeclarations found) {
        this.options = options;
        this.report = report;
        this.found = found;
        texts = new Texts(variables, found, report);
        target = Target.of(options.urls(), report);
        headers = Headers.of(options, report);
        requestIds = new RequestIds(headers, report);
        data = Data.of(options, report);
    }

    ConnectorDefinition definition() {
        Method method = method();
        moveData();
        String host = texts.host(target.host());
        ConnectorDefinition.Builder builder = ConnectorDefinition.builder("draft");
        requestIds.declare(method, builder);
        builder.auth(new Credentials(headers, target, texts, report).take(options));
        body(builder);
        List<QueryParameter> query = query();
        fields().forEach(field -> builder.header(field.name(), field.value()));
        List<String> segments = segments();
        query.forEach(builder::query);
        builder.limits(new CallLimits(options, report).of(method));
        String url = "https://" + host + path(segments) + flags();
        builder.name(DraftName.of(method, target.host(), segments))
                .request(method, url)
                .description(described(method + " " + url));
        if (!headers.has("Accept")) {
            report.note(
                    "The connector asks for JSON first (Accept: application/json, */*;q=0.8); the command does not");
        }
        report.note("The description is the request's line; say what the connector does and when to use it");
        report.throwIfRefused();
        return build(builder);
    }

    private ConnectorDefinition build(ConnectorDefinition.Builder builder) {
        found.declare(builder);
        ConnectorDefinition definition = builder.build();
        ConnectorDocument.validate(definition).forEach(violation -> report.refuse(Reasons.of(violation)));
        report.throwIfRefused();
        if (anySecretIn(ConnectorDocument.toValue(definition))) {
            report.refuse(Reasons.SECRET);
        }
        report.throwIfRefused();
        return definition;
    }

    private boolean anySecretIn(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            return members.entrySet().stream()
                    .anyMatch(member -> anySecretIn(member.getKey()) || anySecretIn(member.getValue()));
        }
        return value instanceof List<?> elements
                ? elements.stream().anyMatch(this::anySecretIn)
                : value instanceof String text && (isSecretIn(text) || isSecretInEncoded(text));
    }

    private boolean isSecretInEncoded(String text) {
        return text.indexOf('%') >= 0 && isSecretIn(Percent.readable(text));
    }

    /** What has the form of a key may stand where no template is made, such as in a name. */
    private boolean isSecretIn(String text) {
        return found.anyIn(text) || !KnownKeys.in(text).isEmpty();
    }

    private Method method() {
        boolean sends = data.isGiven() || options.has("form") || options.has("form-string");
        String sent = options.has(Data.UPLOAD) ? "PUT" : "POST";
        String implied = options.has("get") || !sends ? "GET" : sent;
        String name = options.last("request").orElse(implied);
        for (Method method : Method.values()) {
            if (method.name().equals(name.toUpperCase(Locale.ROOT))) {
                return method;
            }
        }
        report.refuse("The method is none of GET, POST, PUT, DELETE, PATCH");
        return Method.GET;
    }

    /** {@code -G} makes parameters of what would have been the body. */
    private void moveData() {
        if (options.has("get") && data.isFile()) {
            report.refuse("--get makes parameters of data, and this is a file");
        }
        if (options.has("get")) {
            target.query().addAll(data.pairs());
        }
        for (String parameter : options.all("url-query")) {
            if (parameter.startsWith("+")) {
                target.query().addAll(Pair.read(parameter.substring(1), report));
            } else {
                data.addEncoded(parameter, target.query());
            }
        }
        if (target.query().size() > MOST_PARAMETERS) {
            report.refuse("The URL has more than " + MOST_PARAMETERS + " parameters, and a connector sends no more");
            target.query().clear();
        }
    }

    private void body(ConnectorDefinition.Builder builder) {
        boolean parts = options.has("form") || options.has("form-string");
        if (parts && data.isGiven()) {
            report.refuse("--form and --data make two bodies, and a request has one");
        }
        if (parts) {
            builder.body(new Parts(texts, found, report).body(options, headers.take("Content-Type")));
        } else if (data.isGiven() && !options.has("get")) {
            builder.body(new Content(texts, found, report).of(data, headers.take("Content-Type")));
        }
    }

    private List<Header> fields() {
        List<Header> fields = new ArrayList<>();
        for (Header field : headers.rest()) {
            String value = requestIds.isOne(field)
                    ? Idempotency.CALL_ID
                    : texts.of(field.value(), Position.HEADER, field.name());
            fields.add(new Header(field.name(), value));
        }
        return fields;
    }

    private List<QueryParameter> query() {
        List<QueryParameter> query = new ArrayList<>();
        for (Pair pair : target.query()) {
            if (pair.value() != null) {
                String value = texts.of(pair.value(), Position.PARAMETER, pair.name());
                query.add(QueryParameter.of(texts.of(pair.name(), Position.TEXT), value));
            }
        }
        return query;
    }

    /** Where the path of an upload names no file, curl adds the name of the one that it sends. */
    private List<String> segments() {
        List<String> segments = new Webhook(target.host(), texts).segments(target.segments());
        int last = segments.size() - 1;
        if (data.isFile()
                && options.has(Data.UPLOAD)
                && (last < 0 || segments.get(last).isEmpty())) {
            segments.subList(Math.max(last, 0), segments.size()).clear();
            segments.add("{{file.name}}");
            report.note("The name of the file becomes the end of the path, as curl adds it");
        }
        return segments;
    }

    private static String described(String request) {
        return request.substring(0, Math.min(LONGEST_DESCRIPTION, request.length()));
    }

    private String path(List<String> segments) {
        StringBuilder path = new StringBuilder();
        segments.forEach(segment -> path.append('/').append(segment));
        return path.toString();
    }

    /** Names without a value stand in the URL itself; a parameter would be sent with {@code =}. */
    private String flags() {
        StringBuilder flags = new StringBuilder();
        boolean valued = false;
        for (Pair pair : target.query()) {
            if (pair.value() == null) {
                if (valued) {
                    report.note("A parameter without a value is sent before those that have one");
                }
                flags.append(flags.isEmpty() ? '?' : '&').append(Percent.name(pair.name()));
            }
            valued |= pair.value() != null;
        }
        return flags.toString();
    }
}
