package io.dataconnectors.store;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.TestEvidence;
import io.dataconnectors.TextPosition;
import io.dataconnectors.Violation;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON in which a store keeps a connector: what the registry knows of it, around its documents. {@link FileConnectorStore}
 * keeps a file of it for each connector; a store over a database may keep the same.
 */
public final class StoredConnector {
    private static final long VERSION = 1;

    private StoredConnector() {}

    /** Returns the JSON of a connector, in UTF-8. */
    public static byte[] write(Connector connector) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("storeVersion", VERSION);
        json.put("id", connector.id());
        json.put("workspace", connector.workspace());
        json.put("revision", connector.revision());
        json.put("draftRevision", connector.draftRevision());
        json.put("created", stamp(connector.created()));
        json.put("updated", stamp(connector.updated()));
        TestEvidence lastTest = connector.lastTest();
        if (lastTest != null) {
            json.put("lastTest", evidence(lastTest));
        }
        if (!connector.warnings().isEmpty()) {
            json.put("warnings", warnings(connector.warnings()));
        }
        json.put("draft", ConnectorDocument.toValue(connector.draft()));
        ConnectorDefinition live = connector.live();
        if (live != null) {
            json.put("live", ConnectorDocument.toValue(live));
        }
        return (Json.writePretty(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> stamp(Connector.Stamp stamp) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", stamp.at().toString());
        if (stamp.by() != null) {
            json.put("by", stamp.by());
        }
        return json;
    }

    private static List<Map<String, Object>> warnings(List<Violation> warnings) {
        return warnings.stream().map(StoredConnector::warning).toList();
    }

    private static Map<String, Object> warning(Violation warning) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", warning.code());
        json.put("pointer", warning.pointer());
        TextPosition position = warning.position();
        if (position != null) {
            json.put("position", Map.of("line", position.line(), "column", position.column()));
        }
        json.put("subjects", warning.subjects());
        json.put("message", warning.message());
        return json;
    }

    private static Map<String, Object> evidence(TestEvidence evidence) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("digest", evidence.digest());
        json.put("passed", evidence.passed());
        json.put("simulated", evidence.simulated());
        json.put("at", evidence.at().toString());
        if (!evidence.missing().isEmpty()) {
            json.put("missing", evidence.missing());
        }
        return json;
    }

    /**
     * Returns the connector of a JSON. Its definitions are read and not compiled: one that breaks a rule can be read too.
     *
     * @throws IllegalArgumentException if it is not such JSON, saying why
     */
    public static Connector read(byte[] json) {
        StoredMembers members = members(json);
        String id = members.text("id");
        return read(members, members.text("workspace"), id);
    }

    /** @throws IllegalArgumentException if it is not such JSON, saying why, or not that of this folder and id */
    static Connector read(byte[] json, String folder, String id) {
        StoredMembers members = members(json);
        expect("/id", id, members.text("id"));
        String workspace = members.text("workspace");
        expect("/workspace", folder, FolderName.of(workspace));
        return read(members, workspace, id);
    }

    private static StoredMembers members(byte[] json) {
        StoredMembers members = StoredMembers.read(json);
        long version = members.count("storeVersion");
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "/storeVersion " + version + " is newer than this library, which reads " + VERSION);
        }
        return members;
    }

    private static Connector read(StoredMembers members, String workspace, String id) {
        Connector.Builder connector = Connector.builder(workspace, id)
                .revision(members.count("revision"))
                .created(stamp(members.object("created")))
                .updated(stamp(members.object("updated")))
                .lastTest(members.has("lastTest") ? evidence(members.object("lastTest")) : null)
                .warnings(members.has("warnings") ? warnings(members) : List.of());
        if (members.has("draftRevision")) { // a file of before has none: the draft counts as just written
            connector.draftRevision(members.count("draftRevision"));
        }
        definitions(members, connector);
        members.end();
        return connector.build();
    }

    private static void expect(String pointer, String expected, String found) {
        if (!found.equals(expected)) {
            String shown = FolderName.is(found) ? found : "another name";
            throw new IllegalArgumentException(
                    pointer + " is " + shown + ", not " + expected + " as the file's place says");
        }
    }

    private static Connector.Stamp stamp(StoredMembers members) {
        Connector.Stamp stamp =
                new Connector.Stamp(members.instant("at"), members.has("by") ? members.text("by") : null);
        members.end();
        return stamp;
    }

    private static List<Violation> warnings(StoredMembers members) {
        List<Violation> warnings = new ArrayList<>();
        for (StoredMembers warning : members.objects("warnings")) {
            warnings.add(new Violation(
                    warning.text("code"),
                    warning.text("pointer"),
                    warning.has("position") ? position(warning.object("position")) : null,
                    warning.texts("subjects"),
                    warning.text("message")));
            warning.end();
        }
        return warnings;
    }

    private static TextPosition position(StoredMembers members) {
        TextPosition position = new TextPosition((int) members.count("line"), (int) members.count("column"));
        members.end();
        return position;
    }

    private static TestEvidence evidence(StoredMembers members) {
        TestEvidence evidence = new TestEvidence(
                members.text("digest"),
                members.truth("passed"),
                members.truth("simulated"),
                members.instant("at"),
                members.has("missing") ? members.texts("missing") : List.of());
        members.end();
        return evidence;
    }

    /** A draft that equals what is live, as most do, is read and kept once. */
    private static void definitions(StoredMembers members, Connector.Builder connector) {
        Object draft = members.any("draft");
        ConnectorDefinition definition = definition("draft", draft);
        connector.draft(definition);
        if (members.has("live")) {
            Object live = members.any("live");
            connector.live(live.equals(draft) ? definition : definition("live", live));
        }
    }

    private static ConnectorDefinition definition(String name, Object document) {
        try {
            return ConnectorDocument.ofValue(document);
        } catch (InvalidDefinitionException e) {
            throw new IllegalArgumentException("its " + name + " is no connector document: " + e.getMessage(), e);
        }
    }
}
