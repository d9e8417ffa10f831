package io.dataconnectors.document;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Violation;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import io.dataconnectors.internal.json.Plain;
import io.dataconnectors.internal.jsonpath.JsonPointer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final String SCHEMA = "connector.schema.json";

    private ConnectorDocument() {}

    /**
     * Reads a document.
     *
     * @throws InvalidDefinitionException if it is not a valid definition, with every violation in the order of the document,
     *     each with a JSON Pointer (RFC 6901) to its place
     */
    public static ConnectorDefinition read(String json) {
        try {
            return readPlain(Json.readWritten(json));
        } catch (JsonException e) {
            throw new InvalidDefinitionException(
                    List.of(new Violation(JsonPointer.ROOT.text(), Objects.requireNonNull(e.getMessage()))));
        }
    }

    /**
     * Reads a document from a plain value, as {@link Json#read(String)} returns it: for stores that keep documents inside
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
        Problems problems = new Problems();
        ConnectorDefinition.Builder builder = DefinitionForm.read(Node.root(document, problems), problems);
        List<Violation> brokenRules = List.of();
        try {
            ConnectorDefinition definition = builder.build();
            if (problems.isEmpty()) {
                return definition;
            }
        } catch (InvalidDefinitionException e) {
            brokenRules = e.violations();
        }
        throw new InvalidDefinitionException(problems.with(brokenRules, document));
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
        return DefinitionForm.write(definition, TemplateText.AS_IT_IS);
    }

    /**
     * Returns the JSON Schema (draft 2020-12) of the document, for editors and form builders. What it accepts may still break
     * rules that no schema can say, such as a template that names an input which is not declared.
     */
    public static String schema() {
        try (InputStream schema = ConnectorDocument.class.getResourceAsStream(SCHEMA)) {
            return new String(Objects.requireNonNull(schema, SCHEMA).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the digest of a definition, {@code sha256:} and 64 lower-case hexadecimal digits. Two definitions of one digest
     * send the same requests and read the same answers. The name and the descriptions do not count, nor does how a document
     * was laid out: white space, the order of members, defaults that were stated.
     */
    public static String digest(ConnectorDefinition definition) {
        return Digest.of(definition);
    }
}
