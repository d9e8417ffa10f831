package io.dataconnectors.internal.compile;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Idempotency;
import io.dataconnectors.Violation;
import io.dataconnectors.internal.jsonpath.ValuePath;
import io.dataconnectors.internal.pattern.TextPattern;
import io.dataconnectors.internal.template.DispositionTemplate;
import io.dataconnectors.internal.template.HeaderTemplate;
import io.dataconnectors.internal.template.QueryTemplate;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.TextTemplate;
import io.dataconnectors.internal.template.UrlTemplate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/**
 * A definition that keeps every rule, with its templates, paths and patterns parsed: a call only fills holes. Immutable.
 */
public final class CompiledDefinition {
    private final ConnectorDefinition definition;
    private final Request request;

    @Nullable
    private final TokenRequest token;

    private final Map<String, ValuePath> paths;
    private final Map<String, DateTimeFormatter> formats;
    private final Map<String, ZoneId> zones;
    private final Map<String, TextPattern> patterns;
    private final Map<String, WrittenPattern> written;
    private final List<Violation> warnings;
    private final Set<String> exposedSettings;
    private final Set<String> secrets;
    private final String origin;

    CompiledDefinition(
            ConnectorDefinition definition,
            Request request,
            @Nullable TokenRequest token,
            Map<String, ValuePath> paths,
            Map<String, DateTimeFormatter> formats,
            Map<String, ZoneId> zones,
            Map<String, TextPattern> patterns,
            Map<String, WrittenPattern> written,
            List<Violation> warnings,
            Set<String> exposedSettings) {
        this.definition = definition;
        this.request = request;
        this.token = token;
        this.paths = Map.copyOf(paths);
        this.formats = Map.copyOf(formats);
        this.zones = Map.copyOf(zones);
        this.patterns = Map.copyOf(patterns);
        this.written = Map.copyOf(written);
        this.warnings = List.copyOf(warnings);
        this.exposedSettings = Collections.unmodifiableSet(new TreeSet<>(exposedSettings));
        this.secrets = secretsOf(request.templates());
        this.origin = origin(request.url().canonical());
    }

    /**
     * The templates of a request.
     *
     * @param variables the variables, in the order in which they are made
     * @param url the URL
     * @param query the author's parameters that are added to the URL's query, in order
     * @param headers the author's header fields, in order
     * @param authParts the texts that a credential is made of: the {@code token} of a bearer, {@code username} and {@code
     *     password}, the {@code value} of an API key in a header, a signer's parameters by their names
     * @param authQuery the API key that travels in the query, or null if there is none
     * @param idempotencyKey the key that travels in the header of {@link Idempotency#header()}, or null if there is none
     * @param body the template of the body, or null if there is none: a {@link io.dataconnectors.internal.template.JsonTemplate} for
     *     JSON and for a form, a {@link TextTemplate} for text, a {@link io.dataconnectors.internal.template.FileTemplate} for a file
     * @param parts the parts of a multipart body, in order; empty for any other
     */
    public record Request(
            List<CompiledVariable> variables,
            UrlTemplate url,
            List<QueryTemplate> query,
            List<CompiledHeader> headers,
            Map<String, TextTemplate> authParts,
            @Nullable QueryTemplate authQuery,
            @Nullable HeaderTemplate idempotencyKey,
            @Nullable Template body,
            List<CompiledPart> parts) {
        /** Copies the collections. */
        public Request {
            variables = List.copyOf(variables);
            query = List.copyOf(query);
            headers = List.copyOf(headers);
            parts = List.copyOf(parts);
            authParts = Collections.unmodifiableMap(new TreeMap<>(authParts));
        }

        private Stream<Template> templates() {
            return Stream.of(
                            variables.stream().map(CompiledVariable::template),
                            Stream.of(url),
                            query.stream(),
                            headers.stream().map(CompiledHeader::value),
                            authParts.values().stream(),
                            Stream.ofNullable(authQuery),
                            Stream.ofNullable(idempotencyKey),
                            Stream.ofNullable(body),
                            parts.stream().flatMap(CompiledPart::templates))
                    .flatMap(part -> part);
        }
    }

    /**
     * A part of a multipart body with its templates parsed.
     *
     * @param name its name, or null if it has none
     * @param content a {@link io.dataconnectors.internal.template.FileTemplate}, or what makes its text: a {@link
     *     io.dataconnectors.internal.template.JsonTemplate} for JSON, a {@link TextTemplate} for XML and HTML, a {@link
     *     io.dataconnectors.internal.template.FieldTemplate} for anything else
     * @param filename the name of its file, or null if none is stated
     */
    public record CompiledPart(
            @Nullable DispositionTemplate name,
            Template content,
            @Nullable DispositionTemplate filename) {
        /** The templates that values can stand in. */
        Stream<Template> templates() {
            return Stream.concat(Stream.of(content), Stream.ofNullable(filename));
        }
    }

    /**
     * The templates of a token request (RFC 6749, section 4.4.2); nothing in them depends on a call.
     *
     * @param url the token endpoint
     * @param clientId the client's id
     * @param clientSecret the client's secret
     * @param scope the scope, empty if none is asked for
     * @param parameters the other parameters, in the order of their names
     */
    public record TokenRequest(
            UrlTemplate url,
            TextTemplate clientId,
            TextTemplate clientSecret,
            TextTemplate scope,
            Map<String, TextTemplate> parameters) {
        /** Copies the parameters. */
        public TokenRequest {
            parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        }

        /** Returns where the request goes, in the form of {@link CompiledDefinition#origin()}. */
        public String origin() {
            return CompiledDefinition.origin(url.canonical());
        }

        /** Returns the names of the secrets that go to the token endpoint, in order. */
        public Set<String> secrets() {
            return secretsOf(
                    Stream.concat(Stream.of(url, clientId, clientSecret, scope), parameters.values().stream()));
        }
    }

    /**
     * A variable with its template parsed.
     *
     * @param name what templates call it
     * @param template the template that makes its value: a {@link
     *     io.dataconnectors.internal.template.JsonTemplate} makes JSON text
     */
    public record CompiledVariable(String name, Template template) {}

    /**
     * A header field with its template parsed.
     *
     * @param name the field's name
     * @param value the template of its value
     */
    public record CompiledHeader(String name, HeaderTemplate value) {}

    /** Returns the definition as its author wrote it. */
    public ConnectorDefinition definition() {
        return definition;
    }

    /** Returns the templates of the request. */
    public Request request() {
        return request;
    }

    /** Returns the templates of the token request, or null if calls need no access token. */
    @Nullable
    public TokenRequest token() {
        return token;
    }

    /**
     * Returns the parsed form of a path of the definition, with its settings filled in.
     *
     * @throws NullPointerException if the definition has no such path
     */
    public ValuePath path(String text) {
        return Objects.requireNonNull(paths.get(text), "not a path of this definition");
    }

    /**
     * Returns the parsed form of a date pattern of the definition.
     *
     * @throws NullPointerException if the definition has no such pattern
     */
    public DateTimeFormatter format(String text) {
        return Objects.requireNonNull(formats.get(text), "not a format of this definition");
    }

    /**
     * Returns the zone of an output of the definition, that of the setting where it names one.
     *
     * @throws NullPointerException if the definition has no such zone
     */
    public ZoneId zone(String text) {
        return Objects.requireNonNull(zones.get(text), "not a zone of this definition");
    }

    /**
     * Returns the part of a text that a pattern of the definition finds: its first group, or the whole match if it has none;
     * null if it finds nothing, or the group is no part of what it finds.
     *
     * @param steps pays for the search while it goes on, in steps of which 16 are a unit of {@link CallBudget}; what it throws
     *     ends the search
     * @throws NullPointerException if the definition has no such pattern
     */
    @Nullable
    public String extract(String pattern, String text, LongConsumer steps) {
        return Objects.requireNonNull(patterns.get(pattern), "not a pattern of this definition")
                .extract(text, steps::accept);
    }

    /**
     * Returns the pattern of an input.
     *
     * @throws NullPointerException if no input has such a pattern
     */
    WrittenPattern inputPattern(String text) {
        return Objects.requireNonNull(written.get(text), "not a pattern of this definition");
    }

    /**
     * Returns where every call of this definition goes: scheme, host and, unless it is 443, port, such as {@code
     * https://shop.example.com}. No input can change it, for a host holds settings alone.
     */
    public String origin() {
        return origin;
    }

    private static String origin(String url) {
        int end = "https://".length();
        while (end < url.length() && "/?".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String origin = url.substring(0, end).toLowerCase(Locale.ROOT);
        return origin.endsWith(":443") ? origin.substring(0, end - ":443".length()) : origin;
    }

    /**
     * Returns the names of the settings that are all that is secret in a credential, in order: who hands a definition on leaves
     * them open.
     */
    public Set<String> exposedSettings() {
        return exposedSettings;
    }

    /** Returns what is allowed and probably not meant, each with its place in the document. */
    public List<Violation> warnings() {
        return warnings;
    }

    private static Set<String> secretsOf(Stream<? extends Template> templates) {
        Set<String> named = new TreeSet<>();
        templates.forEach(template -> named.addAll(template.secrets()));
        return Collections.unmodifiableSet(named);
    }

    /**
     * Returns the names of the secrets that a call sends to its {@link #origin()}, in order. Those that buy an access token go
     * elsewhere: {@link TokenRequest#secrets()}.
     */
    public Set<String> secrets() {
        return secrets;
    }
}
