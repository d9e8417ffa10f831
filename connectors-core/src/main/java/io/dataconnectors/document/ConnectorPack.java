package io.dataconnectors.document;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Invocation;
import io.dataconnectors.Violation;
import io.dataconnectors.internal.compile.CompiledCall.CallInputs;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.form.Hint;
import io.dataconnectors.internal.form.ScalarForm.Any;
import io.dataconnectors.internal.form.Schemas;
import io.dataconnectors.internal.form.Writing;
import io.dataconnectors.internal.form.connector.PackForm;
import io.dataconnectors.internal.form.connector.PackForm.Pack;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import io.dataconnectors.internal.json.Plain;
import io.dataconnectors.internal.jsonpath.JsonPointer;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.rule.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * Connectors to hand on: definitions without secrets, and with settings left open that whoever takes them fills in. Immutable.
 *
 * <pre>{@code
 * ConnectorPack pack = ConnectorPack.builder("shopify")
 *         .description("Orders and refunds of a Shopify shop")
 *         .connector(retrieveOrder)
 *         .connector(refundOrder)
 *         .open(Input.string("shop").description("The name in NAME.myshopify.com").pattern("^[a-z0-9-]+$"))
 *         .secret("shop_token", "An Admin API access token")
 *         .build();
 * Files.writeString(file, pack.write());
 *
 * ConnectorPack taken = ConnectorPack.read(Files.readString(file));
 * taken.missing(Map.of(), Set.of(), Set.of());             // /settings/shop, /secrets/shop_token
 * taken.fill(Map.of("shop", "acme")).forEach(connectors::create);
 * }</pre>
 */
public final class ConnectorPack {
    private final PackContent content;

    private ConnectorPack(PackContent content) {
        this.content = content;
    }

    /** Returns a builder for a pack of this name, which is like that of a connector. */
    public static Builder builder(String name) {
        return new Builder(Objects.requireNonNull(name, "name"));
    }

    /**
     * Reads a pack.
     *
     * @throws InvalidDefinitionException with every violation in the order of the document, each with a JSON Pointer (RFC 6901)
     *     to its place; connectors are judged with stand-ins for the settings that are open
     */
    public static ConnectorPack read(String json) {
        try {
            return new ConnectorPack(PackContent.read(Json.readHolding(json)));
        } catch (JsonException e) {
            throw new InvalidDefinitionException(List.of(ConnectorDocument.notJson(e)));
        }
    }

    /**
     * Reads a pack from a plain value, made of strings, booleans, numbers, lists, maps and nulls: for those who have it inside JSON of their own,
     * or in another form.
     *
     * @throws InvalidDefinitionException as for {@link #read}
     * @throws IllegalArgumentException if the value holds what no JSON text can say, such as a NaN, or nests deeper than any pack
     */
    public static ConnectorPack ofValue(@Nullable Object plainJson) {
        return new ConnectorPack(PackContent.read(Plain.copyHolding(plainJson)));
    }

    /** Returns the document of this pack, a line feed at its end. */
    public String write() {
        return Json.writePretty(content.write()) + "\n";
    }

    /** Returns the JSON Schema (draft 2020-12) of the document of packs. */
    public static String schema() {
        return Json.writePretty(Schemas.of("Connector pack", PackForm.FORM)) + "\n";
    }

    /** Returns the name of the pack. */
    public String name() {
        return content.pack().name();
    }

    /** Returns what the pack is for. */
    public String description() {
        return content.pack().description();
    }

    /** Returns the settings that are open, as inputs: with types, descriptions and rules, so that a form can ask for them. */
    public List<Input> settings() {
        return content.pack().settings();
    }

    /** Returns every secret that a connector names, with its description, which may be empty. */
    public Map<String, String> secrets() {
        return content.pack().secrets();
    }

    /** Returns every signer that a connector names, with its description, which may be empty. */
    public Map<String, String> signers() {
        return content.pack().signers();
    }

    /** Returns the names of the connectors, in order. */
    public List<String> connectors() {
        return content.connectors().stream().map(OpenDocument::name).toList();
    }

    /**
     * Returns what is allowed and probably not meant in the connectors, each with its place in the document of this pack; empty
     * if nothing is.
     */
    public List<Violation> warnings() {
        return content.warnings();
    }

    /**
     * Returns all that is missing or wrong before the connectors can be called: at {@code /settings/…}, {@code /secrets/…} and
     * {@code /signers/…}; empty if nothing is.
     *
     * @param settings values of the open settings
     * @param secrets the names of the secrets that there are
     * @param signers the names of the signers that are registered
     */
    public List<Violation> missing(Map<String, ?> settings, Set<String> secrets, Set<String> signers) {
        List<Violation> missing = new ArrayList<>(wrong(settings, given(settings)));
        content.pack()
                .secrets()
                .forEach((name, description) ->
                        need(Code.SECRET_MISSING, "secrets", name, "secret", description, secrets, missing));
        content.pack()
                .signers()
                .forEach((name, description) ->
                        need(Code.SIGNER_MISSING, "signers", name, "signer", description, signers, missing));
        return List.copyOf(missing);
    }

    private static void need(
            Code code,
            String list,
            String name,
            String kind,
            String description,
            Set<String> there,
            List<Violation> missing) {
        if (!there.contains(name)) {
            String words = description.isEmpty() ? "" : ": " + description;
            Problem problem = Problem.of(code, "There is no " + kind + " of this name yet" + words, kind + "." + name);
            missing.add(Problems.violation(pointer(list, name), problem));
        }
    }

    /**
     * Returns the connectors with their settings filled in. Values are judged by the rules of the pack and by those of every
     * definition: one that stands in a host, for example, is a part of a host name and nothing else.
     *
     * @throws InvalidDefinitionException with every value that is missing or wrong; if none is, with all that is wrong with the
     *     connectors that came of them
     */
    public List<ConnectorDefinition> fill(Map<String, ?> settings) {
        CallInputs given = given(settings);
        List<Violation> wrong = wrong(settings, given);
        if (!wrong.isEmpty()) {
            throw new InvalidDefinitionException(wrong);
        }
        List<ConnectorDefinition> filled = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < content.connectors().size(); i++) {
            content.connectors()
                    .get(i)
                    .fill(given.values(), pointer("connectors", String.valueOf(i)), violations)
                    .map(CompiledDefinition::definition)
                    .ifPresent(filled::add);
        }
        if (!violations.isEmpty()) {
            throw new InvalidDefinitionException(violations);
        }
        return List.copyOf(filled);
    }

    private CallInputs given(Map<String, ?> settings) {
        Map<String, Object> known = new LinkedHashMap<>(settings);
        known.keySet().retainAll(names());
        return CallInputs.check(DefinitionCompiler.compile(content.asking()), Invocation.of(known));
    }

    private List<Violation> wrong(Map<String, ?> settings, CallInputs given) {
        List<Violation> wrong = new ArrayList<>();
        for (Violation problem : given.problems()) {
            wrong.add(problem.within("/settings"));
        }
        settings.keySet().stream()
                .filter(name -> !names().contains(name))
                .sorted()
                .forEach(name -> wrong.add(Problems.violation(
                        pointer("settings", name),
                        Problem.of(
                                Code.UNKNOWN_SETTING,
                                "is no open setting of this pack" + Hint.of(name, names()),
                                "setting." + name))));
        return wrong;
    }

    private List<String> names() {
        return content.pack().settings().stream().map(Input::name).toList();
    }

    private static String pointer(String list, String name) {
        return JsonPointer.ROOT.append(list).append(name).text();
    }

    @Override
    public String toString() {
        return name() + ": " + String.join(", ", connectors());
    }

    /** Collects the parts of a pack. Not safe for use by several threads. */
    public static final class Builder {
        private final String name;
        private String description = "";
        private final List<ConnectorDefinition> connectors = new ArrayList<>();
        private final Map<String, Input> open = new LinkedHashMap<>();
        private final Map<String, String> secrets = new LinkedHashMap<>();
        private final Map<String, String> signers = new LinkedHashMap<>();

        private Builder(String name) {
            this.name = name;
        }

        /** Sets what the pack is for, 1 to 1,024 characters. */
        public Builder description(String text) {
            description = Objects.requireNonNull(text, "text");
            return this;
        }

        /** Adds a connector. */
        public Builder connector(ConnectorDefinition definition) {
            connectors.add(Objects.requireNonNull(definition, "definition"));
            return this;
        }

        /**
         * Leaves a setting open in every connector that has it. It is asked for unless the input has a default.
         *
         * @param setting its name, its type (string, integer, number or boolean) and its rules
         */
        public Builder open(Input setting) {
            open.put(setting.name(), setting);
            return this;
        }

        /** Leaves a setting open in every connector that has it, with the type that it has in those added so far. */
        public Builder open(String settingName, String text) {
            Object value = connectors.stream()
                    .map(definition -> definition.settings().get(settingName))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse("");
            return open(Input.of(settingName, OpenDocument.type(value)).description(text));
        }

        /** Describes a secret that the connectors name. */
        public Builder secret(String secretName, String text) {
            secrets.put(Objects.requireNonNull(secretName, "secretName"), Objects.requireNonNull(text, "text"));
            return this;
        }

        /** Describes a signer that the connectors name. */
        public Builder signer(String signerName, String text) {
            signers.put(Objects.requireNonNull(signerName, "signerName"), Objects.requireNonNull(text, "text"));
            return this;
        }

        /**
         * Builds the pack. A setting that is all that is secret in a credential is left open, whether that was said or not.
         *
         * @throws InvalidDefinitionException with every violation, each with its place in the document
         */
        public ConnectorPack build() {
            Map<String, Input> opened = new LinkedHashMap<>(open);
            for (ConnectorDefinition definition : connectors) {
                for (String setting : exposed(definition)) {
                    Object value = definition.settings().getOrDefault(setting, "");
                    opened.putIfAbsent(setting, Input.of(setting, OpenDocument.type(value)));
                }
            }
            List<Any> documents = connectors.stream()
                    .map(definition ->
                            new Any(OpenDocument.of(definition, opened.keySet()).members()))
                    .toList();
            Pack pack = new Pack(name, description, List.copyOf(opened.values()), secrets, signers, documents);
            return new ConnectorPack(PackContent.read(PackForm.FORM.write(pack, Writing.plain())));
        }

        private static Set<String> exposed(ConnectorDefinition definition) {
            try {
                return DefinitionCompiler.compile(definition).exposedSettings();
            } catch (InvalidDefinitionException e) {
                return Set.of(); // what is wrong is told with its place in the pack
            }
        }
    }
}
