package io.dataconnectors.imports.curl;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Header;
import io.dataconnectors.Idempotency;
import io.dataconnectors.Method;
import io.dataconnectors.QueryParameter;
import io.dataconnectors.imports.ImportNote.Kind;
import io.dataconnectors.imports.ImportedDraft;
import io.dataconnectors.imports.internal.CheckedDraft;
import io.dataconnectors.imports.internal.DraftDeclarations;
import io.dataconnectors.imports.internal.DraftNames;
import io.dataconnectors.imports.internal.ImportReport;
import io.dataconnectors.imports.internal.PercentText;
import io.dataconnectors.imports.internal.RequestIds;
import io.dataconnectors.imports.internal.RequestPosition;
import io.dataconnectors.imports.internal.Texts;
import io.dataconnectors.imports.internal.Variables;
import io.dataconnectors.imports.internal.Webhook;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Turns the options of a command into a definition, part by part: credentials first, so that the rest can be searched for them. */
final class CurlDraft {
    private static final int MOST_PARAMETERS = 100;
    private static final int LONGEST_DESCRIPTION = 1024;

    private final Options options;
    private final ImportReport report;
    private final DraftDeclarations found;
    private final Texts texts;
    private final CommandUrl target;
    private final Headers headers;
    private final RequestIds requestIds;
    private final Data data;

    CurlDraft(Options options, Variables variables, ImportReport report, DraftDeclarations found) {
        this.options = options;
        this.report = report;
        this.found = found;
        texts = new Texts(variables, found, report);
        target = CommandUrl.of(options.urls(), report);
        headers = Headers.of(options, report);
        requestIds = new RequestIds(headers.rest(), report);
        data = Data.of(options, report);
    }

    ImportedDraft checked() {
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
        builder.limits(new TimeLimits(options, report).of(method));
        String url = "https://" + host + path(segments) + flags();
        builder.name(DraftNames.ofConnector(method, target.host(), segments))
                .request(method, url)
                .description(described(method + " " + url));
        if (!headers.has("Accept")) {
            report.note(
                    Kind.CHANGED,
                    "The connector asks for JSON first (Accept: application/json, */*;q=0.8); the command does not");
        }
        report.note(
                Kind.DESCRIPTION,
                "The description is the request's line; say what the connector does and when to use it");
        return CheckedDraft.of(builder, found, report);
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
            builder.body(new FormParts(texts, found, report).body(options, headers.take("Content-Type")));
        } else if (data.isGiven() && !options.has("get")) {
            builder.body(new DataBody(texts, found, report).of(data, headers.take("Content-Type")));
        }
    }

    private List<Header> fields() {
        List<Header> fields = new ArrayList<>();
        for (Header field : headers.rest()) {
            String value = requestIds.isOne(field)
                    ? Idempotency.CALL_ID
                    : texts.of(field.value(), RequestPosition.HEADER, field.name());
            fields.add(new Header(field.name(), value));
        }
        return fields;
    }

    private List<QueryParameter> query() {
        List<QueryParameter> query = new ArrayList<>();
        for (Pair pair : target.query()) {
            if (pair.value() != null) {
                String value = texts.of(pair.value(), RequestPosition.PARAMETER, pair.name());
                query.add(QueryParameter.of(texts.of(pair.name(), RequestPosition.TEXT), value));
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
            report.note(Kind.CHANGED, "The name of the file becomes the end of the path, as curl adds it");
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
                    report.note(Kind.CHANGED, "A parameter without a value is sent before those that have one");
                }
                flags.append(flags.isEmpty() ? '?' : '&').append(PercentText.name(pair.name()));
            }
            valued |= pair.value() != null;
        }
        return flags.toString();
    }
}
