package io.dataconnectors.internal.compile;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Violation;
import io.dataconnectors.internal.compile.Patterns.WrittenPattern;
import io.dataconnectors.internal.jsonpath.ValuePath;
import io.dataconnectors.internal.pattern.TextPattern;
import io.dataconnectors.internal.request.CompiledAuth.TokenSource;
import io.dataconnectors.internal.request.CompiledRequest;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/**
 * A definition that keeps every rule, with its templates, paths and patterns parsed: a call only fills holes. Immutable, but for
 * what an executor keeps with it.
 */
public final class CompiledDefinition {
    private final ConnectorDefinition definition;
    private final CompiledRequest request;
    private final Map<String, ValuePath> paths;
    private final Map<String, DateTimeFormatter> formats;
    private final Map<String, ZoneId> zones;
    private final Map<String, TextPattern> patterns;
    private final Map<String, WrittenPattern> written;
    private final List<Violation> warnings;
    private final Set<String> exposedSettings;
    private final Set<String> secrets;
    private final String origin;
    private final AnswerParts answer;

    @Nullable
    private volatile Kept kept;

    @Nullable
    private volatile String digest;

    CompiledDefinition(
            ConnectorDefinition definition,
            CompiledRequest request,
            Map<String, ValuePath> paths,
            Map<String, DateTimeFormatter> formats,
            Map<String, ZoneId> zones,
            Map<String, TextPattern> patterns,
            Map<String, WrittenPattern> written,
            List<Violation> warnings,
            Set<String> exposedSettings) {
        this.definition = definition;
        this.request = request;
        this.paths = Map.copyOf(paths);
        this.formats = Map.copyOf(formats);
        this.zones = Map.copyOf(zones);
        this.patterns = Map.copyOf(patterns);
        this.written = Map.copyOf(written);
        this.warnings = List.copyOf(warnings);
        this.exposedSettings = Collections.unmodifiableSet(new TreeSet<>(exposedSettings));
        this.secrets = request.templates()
                .flatMap(template -> template.secrets().stream())
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), Collections::unmodifiableSet));
        this.origin = request.url().origin();
        this.answer = AnswerParts.of(definition.response(), this::path);
    }

    /** Returns the definition as its author wrote it. */
    public ConnectorDefinition definition() {
        return definition;
    }

    /** Returns the request. */
    public CompiledRequest request() {
        return request;
    }

    /** Returns where the access token of a call comes from, or null if calls need none. */
    @Nullable
    public TokenSource token() {
        return request.auth().token();
    }

    /**
     * Returns the parsed form of a path of the definition, with its settings filled in.
     *
     * @throws NullPointerException if the definition has no such path
     */
    public ValuePath path(String text) {
        return Objects.requireNonNull(paths.get(text), "not a path of this definition");
    }

    /** Returns the parts of an answer that the definition looks at. */
    public AnswerParts answer() {
        return answer;
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

    /**
     * Returns the names of the settings that are all that is secret in a credential, in order: who hands a definition on leaves
     * them open.
     */
    public Set<String> exposedSettings() {
        return exposedSettings;
    }

    /** Returns the digest of what calls send and read. It is worked out once. */
    public String digest() {
        String known = digest;
        if (known == null) {
            known = Digest.of(this);
            digest = known;
        }
        return known;
    }

    /** Returns what is allowed and probably not meant, each with its place in the document. */
    public List<Violation> warnings() {
        return warnings;
    }

    /**
     * Returns the names of the secrets that a call sends to its {@link #origin()}, in order. Those that buy an access token go
     * elsewhere: {@link TokenSource#secrets()}.
     */
    public Set<String> secrets() {
        return secrets;
    }

    /** What a keeper has worked out of a definition. */
    private record Kept(Object keeper, Object value) {}

    /**
     * Returns what a keeper has worked out of this definition for every call, or null if there is nothing of its own. It goes
     * with the definition. Of several keepers, what the last one has kept is there.
     */
    @Nullable
    public <T> T kept(Object keeper, Class<T> type) {
        Kept known = kept;
        return known != null && known.keeper() == keeper ? type.cast(known.value()) : null;
    }

    /** Keeps what a keeper has worked out of this definition. */
    public void keep(Object keeper, Object value) {
        kept = new Kept(keeper, value);
    }
}
