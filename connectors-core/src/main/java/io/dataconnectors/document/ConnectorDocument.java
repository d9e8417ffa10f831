package io.dataconnectors.document;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Difference;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Violation;
import io.dataconnectors.Violation.TextPosition;
import io.dataconnectors.document.DocumentProblems.Order;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.form.Node;
import io.dataconnectors.internal.form.Schemas;
import io.dataconnectors.internal.form.Writing;
import io.dataconnectors.internal.form.connector.DefinitionForm;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import io.dataconnectors.internal.json.Plain;
import io.dataconnectors.internal.jsonpath.JsonPointer;
import io.dataconnectors.internal.problem.Code;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.Nullable;

/**
 * The connector document: a definition as JSON, which is what a store keeps, a form edits, and people export and import.
 *
 * <pre>{@code
 * ConnectorDefinition definition = ConnectorDocument.read(Files.readString(file));
 * Files.writeString(file, ConnectorDocument.write(definition));
 * }</pre>
 */
public final class ConnectorDocument {
    /** What is wrong with a document within another that allows more. */
    static final String TOO_DEEP = "Objects and lists nest at most " + Json.MAX_DEPTH + " levels deep in a document";

    private ConnectorDocument() {}

    /**
     * Reads a document. Its shape is checked: members, their types, words of a fixed list. The definition may still break
     * rules, such as a template that names an undeclared input; {@link #validate} and the registry report those.
     *
     * @throws InvalidDefinitionException if it has not the shape of a definition, with every violation in the order of the
     *     document, broken rules among them, each with a JSON Pointer (RFC 6901) to its place
     */
    public static ConnectorDefinition read(String json) {
        try {
            return readPlain(Json.readWritten(json));
        } catch (JsonException e) {
            throw new InvalidDefinitionException(List.of(notJson(e)));
        }
    }

    static Violation notJson(JsonException e) {
        TextPosition position = new TextPosition(e.line(), e.column());
        String message = Objects.requireNonNull(e.getMessage());
        return new Violation(Code.NOT_JSON.word(), JsonPointer.ROOT.text(), position, List.of(), message);
    }

    /**
     * Reads a document from a plain value, made of strings, booleans, numbers, lists, maps and nulls: for stores that keep documents inside
     * JSON of their own.
     *
     * @throws InvalidDefinitionException as for {@link #read}
     * @throws IllegalArgumentException if the value holds what no JSON text can say, such as a NaN, or nests
     *     deeper than 64 levels
     */
    public static ConnectorDefinition ofValue(@Nullable Object plainJson) {
        return readPlain(Plain.copy(plainJson));
    }

    private static ConnectorDefinition readPlain(@Nullable Object document) {
        DocumentProblems problems = new DocumentProblems();
        ConnectorDefinition definition = shaped(document, problems);
        if (problems.isEmpty()) {
            return definition;
        }
        throw new InvalidDefinitionException(problems.with(validate(definition), document));
    }

    private static ConnectorDefinition shaped(@Nullable Object document, DocumentProblems problems) {
        return DefinitionForm.FORM.read(Node.root(document, problems)).orElseThrow();
    }

    /** Reads and compiles a document from a plain value, with every violation of its shape and of the rules at once. */
    static CompiledDefinition compile(@Nullable Object plainJson) {
        ConnectorDefinition definition = ofValue(plainJson);
        try {
            return DefinitionCompiler.compile(definition);
        } catch (InvalidDefinitionException e) {
            throw new InvalidDefinitionException(Order.of(e.violations(), plainJson));
        }
    }

    /**
     * Returns everything that is wrong with a document, in the order of the document: what {@link #read} refuses, and the rules
     * that {@link io.dataconnectors.registry.ConnectorRegistry ConnectorRegistry.create} asks for. Empty if the document is a valid definition.
     */
    public static List<Violation> validate(String json) {
        try {
            return validateValue(Json.readWritten(json));
        } catch (JsonException e) {
            return List.of(notJson(e));
        }
    }

    /**
     * Returns everything that is wrong with a document that is a plain value, as {@link #validate(String)} does.
     *
     * @throws IllegalArgumentException as for {@link #ofValue}
     */
    public static List<Violation> validateValue(@Nullable Object plainJson) {
        Object document = Plain.copy(plainJson);
        DocumentProblems problems = new DocumentProblems();
        try {
            ConnectorDefinition definition = shaped(document, problems);
            return problems.with(validate(definition), document);
        } catch (InvalidDefinitionException e) {
            return e.violations();
        }
    }

    /** Returns every rule that a definition breaks, in the order of its document; empty if it is valid. */
    public static List<Violation> validate(ConnectorDefinition definition) {
        return DefinitionCompiler.violations(definition);
    }

    /**
     * Returns the document of a definition: for people, its members in a fixed order, what is as by default left out, a line
     * feed at its end. Reading it returns an equal definition.
     */
    public static String write(ConnectorDefinition definition) {
        return Json.writePretty(toValue(definition)) + "\n";
    }

    /** Returns the document of a definition as an unmodifiable plain value, which {@link #ofValue} reads. */
    public static Map<String, Object> toValue(ConnectorDefinition definition) {
        return DefinitionForm.FORM.write(definition, Writing.plain());
    }

    /**
     * Returns the JSON Schema (draft 2020-12) of the document, for editors and form builders. What it accepts may still break
     * rules that no schema can say, such as a template that names an input which is not declared.
     */
    public static String schema() {
        return Json.writePretty(Schemas.of("Connector", DefinitionForm.FORM)) + "\n";
    }

    /**
     * Returns the JSON Schema (draft 2020-12) of what a caller of a connector supplies, for form builders and AI tools: an object
     * with a property for each input, and no others. Inputs from the host's context do not appear. An input with a default is
     * not {@code required}. A file is an object of {@code name}, {@code mediaType} and {@code base64}.
     *
     * <pre>{@code String parameters = json.writeValueAsString(ConnectorDocument.inputSchema(connector.draft()));}</pre>
     */
    public static Map<String, Object> inputSchema(ConnectorDefinition definition) {
        return InputSchema.of(definition);
    }

    /**
     * Returns what is allowed in a definition and probably not meant, each with its place in the document; empty if nothing is.
     * Show it to the author: nothing else comes of it.
     *
     * @throws InvalidDefinitionException if the definition breaks rules
     */
    public static List<Violation> warnings(ConnectorDefinition definition) {
        return DefinitionCompiler.compile(definition).warnings();
    }

    /**
     * Returns the names of all secrets that calls of a definition use, for its token endpoint too, in order.
     *
     * @throws InvalidDefinitionException if the definition breaks rules
     */
    public static Set<String> secrets(ConnectorDefinition definition) {
        return secrets(DefinitionCompiler.compile(definition));
    }

    static Set<String> secrets(CompiledDefinition compiled) {
        Set<String> names = new TreeSet<>(compiled.secrets());
        if (compiled.token() != null) {
            names.addAll(compiled.token().secrets());
        }
        return Collections.unmodifiableSet(names);
    }

    /**
     * Returns what differs between the documents of two definitions, in the order of the documents; empty if nothing does.
     * Elements of a list that have a {@code name} are compared with those of the same name, so that one more input is one
     * difference.
     */
    public static List<Difference> differences(ConnectorDefinition before, ConnectorDefinition after) {
        return DocumentDifferences.between(toValue(before), toValue(after));
    }

    /**
     * Returns the digest of a definition that keeps every rule, {@code sha256:} and 64 lower-case hexadecimal digits. Two definitions of one digest
     * send the same requests and read the same answers. The name and the descriptions do not count, nor does how a document
     * was laid out: white space, the order of members, defaults that were stated.
     *
     * @throws InvalidDefinitionException if the definition breaks rules
     */
    public static String digest(ConnectorDefinition definition) {
        return DefinitionCompiler.compile(definition).digest();
    }
}
