package io.dataconnectors.document;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Violation;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.compile.NameRules;
import io.dataconnectors.internal.form.Members;
import io.dataconnectors.internal.form.Node;
import io.dataconnectors.internal.form.Writing;
import io.dataconnectors.internal.form.connector.InputForm;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.text.KnownKeys;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;

/** The document of a pack: connector documents, the settings that are open in them, and what secrets and signers are for. */
final class PackForm {
    private static final int VERSION = 1;
    private static final String INPUTS = "/inputs";

    private PackForm() {}

    /**
     * A pack that was read.
     *
     * @param name its name
     * @param description what it is for
     * @param settings the settings that are open
     * @param secrets the descriptions of all secrets that connectors name
     * @param signers the descriptions of all signers that connectors name
     * @param connectors the connectors
     * @param warnings what is doubtful in the connectors
     * @param asking a definition whose inputs are the settings, by which values for them are checked as those of a call are
     */
    record Content(
            String name,
            String description,
            List<Input> settings,
            Map<String, String> secrets,
            Map<String, String> signers,
            List<OpenDocument> connectors,
            List<Violation> warnings,
            ConnectorDefinition asking) {}

    static Content read(@Nullable Object document) {
        DocumentProblems problems = new DocumentProblems();
        Members in = Node.root(document, problems).members();
        readVersion(in.required("packVersion"));
        String name = in.required("name").text().orElse("");
        String description = in.required("description").text().orElse("");
        List<Input> settings = in.optional("settings").named("type", node -> readSetting(node, problems));
        Map<String, String> secrets = described(in.optional("secrets"));
        Map<String, String> signers = described(in.optional("signers"));
        Node connectors = in.required("connectors");
        PackConnectors read = new PackConnectors(settings, problems);
        connectors.filledList("", node -> read.add(node));
        in.refuseOthers();
        read.checkNames(secrets, signers);
        ConnectorDefinition asking = asking(name, description, settings, problems);
        List<Violation> all = problems.with(List.of(), document);
        if (asking == null || !all.isEmpty()) {
            throw new InvalidDefinitionException(all);
        }
        return new Content(
                name,
                description,
                settings,
                all(read.secrets(), secrets),
                all(read.signers(), signers),
                read.documents(),
                read.warnings(),
                asking);
    }

    private static void readVersion(Node node) {
        int version = node.wholeNumber(Integer.toString(VERSION)).orElse(VERSION);
        if (version > VERSION) {
            throw new InvalidDefinitionException(List.of(Violation.of(
                    Code.NEWER_VERSION.word(),
                    "/packVersion",
                    "packVersion " + version + " is newer than this library, which reads " + VERSION
                            + "; a newer release of the library reads it")));
        }
        if (version < VERSION) {
            node.problem(Code.UNKNOWN_VERSION, "expected " + VERSION + ", found " + version);
        }
    }

    /** A setting is asked for unless it has a default: a connector without it would be none. */
    private static Input readSetting(Node node, DocumentProblems problems) {
        Input setting = InputForm.FORM.read(node).orElseThrow();
        boolean typed = !problems.isAt(node.pointer() + "/type");
        if (typed && !PackConnectors.isSetting(setting)) {
            node.problem(
                    Code.NOT_FOR_OPEN_SETTINGS,
                    "An open setting is a string, an integer, a number or a boolean, never null and never from the"
                            + " context of a call");
        }
        return setting.required();
    }

    private static Map<String, String> described(Node node) {
        return node.isPresent() ? node.entries(PackForm::description).orElse(Map.of()) : Map.of();
    }

    /** What a secret is for is said without the secret. */
    private static Optional<String> description(Node node) {
        Optional<String> text = node.text();
        text.flatMap(KnownKeys::problem).ifPresent(node::problem);
        return text;
    }

    private static Map<String, String> all(Iterable<String> named, Map<String, String> described) {
        Map<String, String> all = new LinkedHashMap<>(described);
        named.forEach(name -> all.putIfAbsent(name, ""));
        return Collections.unmodifiableMap(all);
    }

    /** Open settings obey the rules of inputs; a definition that has them as inputs holds them to it. */
    @Nullable
    private static ConnectorDefinition asking(
            String name, String description, List<Input> settings, DocumentProblems problems) {
        ConnectorDefinition.Builder builder =
                ConnectorDefinition.builder(name).description(description).get("https://pack.example.com");
        settings.forEach(builder::input);
        ConnectorDefinition asking = builder.build();
        List<Violation> violations = DefinitionCompiler.violations(asking);
        violations.forEach(violation -> problems.addUnlessSaid(ofPack(violation)));
        return violations.isEmpty() ? asking : null;
    }

    /** Says of a pack what was said of the definition that asks for its settings. */
    private static Violation ofPack(Violation violation) {
        String pointer = violation.pointer();
        return new Violation(
                violation.code(),
                pointer.startsWith(INPUTS + "/") ? "/settings" + pointer.substring(INPUTS.length()) : pointer,
                violation.position(),
                violation.subjects(),
                pointer.equals("/name") ? "The name of a pack" + NameRules.OF_CONNECTOR : violation.message());
    }

    static Map<String, Object> write(Content content) {
        return write(
                content.name(),
                content.description(),
                content.settings(),
                content.secrets(),
                content.signers(),
                content.connectors());
    }

    static Map<String, Object> write(
            String name,
            String description,
            List<Input> settings,
            Map<String, String> secrets,
            Map<String, String> signers,
            List<OpenDocument> connectors) {
        List<Object> documents = new ArrayList<>();
        connectors.forEach(connector -> documents.add(connector.members()));
        Map<String, Object> pack = new LinkedHashMap<>();
        pack.put("packVersion", VERSION);
        pack.put("name", name);
        pack.put("description", description);
        pack.put("settings", settings.stream().map(PackForm::writeSetting).toList());
        pack.put("secrets", secrets);
        pack.put("signers", signers);
        pack.values().removeIf(part -> part.equals(List.of()) || part.equals(Map.of()));
        pack.put("connectors", documents);
        return pack;
    }

    private static Map<String, Object> writeSetting(Input setting) {
        Map<String, Object> written = new LinkedHashMap<>(InputForm.FORM.write(setting, Writing.plain()));
        written.remove("required");
        return written;
    }
}
