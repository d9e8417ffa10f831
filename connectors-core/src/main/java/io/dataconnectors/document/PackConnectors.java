package io.dataconnectors.document;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.ValueType;
import io.dataconnectors.Violation;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.form.Hint;
import io.dataconnectors.internal.json.Plain;
import io.dataconnectors.internal.jsonpath.JsonPointer;
import io.dataconnectors.internal.problem.Code;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.Nullable;

/** The connectors of a pack, read one by one, and what they name: settings that are open, secrets, signers. */
final class PackConnectors {
    private static final Set<ValueType> SCALARS =
            Set.of(ValueType.STRING, ValueType.INTEGER, ValueType.NUMBER, ValueType.BOOLEAN);

    private final List<Input> settings;
    private final DocumentProblems problems;
    private final StandIns standIns;
    private final List<OpenDocument> documents = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> opened = new TreeSet<>();
    private final Set<String> secrets = new TreeSet<>();
    private final Set<String> signers = new TreeSet<>();
    private final Set<String> credentials = new TreeSet<>();
    private final List<Violation> warnings = new ArrayList<>();

    PackConnectors(List<Input> settings, DocumentProblems problems) {
        this.settings = settings;
        this.problems = problems;
        this.standIns = new StandIns(settings);
    }

    static boolean isSetting(Input input) {
        return SCALARS.containsAll(input.types())
                && input.types().size() == 1
                && !input.isNullable()
                && input.source() == Input.Source.CALLER;
    }

    /** Reads a connector, whose document stands at this place; what is no object was told already. */
    void add(@Nullable Object value, String pointer) {
        if (!(value instanceof Map<?, ?> members)) {
            return;
        }
        if (Plain.isTooDeep(value)) {
            problems.add(pointer, Code.TOO_DEEP, ConnectorDocument.TOO_DEEP);
            return;
        }
        OpenDocument document = OpenDocument.ofMembers(members);
        for (String open : document.open()) {
            opened.add(open);
            if (!standIns.names().contains(open)) {
                problems.add(
                        settingOf(pointer, open),
                        Code.UNDECLARED_SETTING,
                        "expected a value, or a setting of the pack that leaves it open; found null"
                                + Hint.of(open, standIns.names()),
                        "setting." + open);
                return;
            }
        }
        List<Violation> violations = new ArrayList<>();
        standIns.fill(document, pointer, violations).ifPresent(compiled -> add(compiled, document, pointer));
        violations.forEach(problems::add);
    }

    private void add(CompiledDefinition compiled, OpenDocument document, String pointer) {
        ConnectorDefinition definition = compiled.definition();
        if (!names.add(definition.name())) {
            problems.add(
                    pointer + "/name",
                    Code.REPEATED_NAME,
                    "There is already a connector " + definition.name() + " in this pack",
                    definition.name());
        }
        secrets.addAll(ConnectorDocument.secrets(compiled));
        String signer = compiled.request().auth().signer();
        if (signer != null) {
            signers.add(signer);
        }
        documents.add(OpenDocument.of(definition, document.open()));
        credentials.addAll(compiled.exposedSettings());
        compiled.exposedSettings().stream()
                .filter(setting -> !document.open().contains(setting))
                .forEach(setting -> problems.add(
                        settingOf(pointer, setting),
                        Code.CREDENTIAL_IN_PACK,
                        "This setting is a credential, which a pack does not hold: write null, and name it among the settings of"
                                + " the pack",
                        "setting." + setting));
        compiled.warnings().stream()
                .filter(warning -> document.open().stream()
                        .noneMatch(setting -> warning.pointer().equals(settingOf("", setting))))
                .forEach(warning -> warnings.add(warning.within(pointer)));
    }

    private static String settingOf(String pointer, String setting) {
        return pointer + JsonPointer.ROOT.append("settings").append(setting).text();
    }

    /** Reports what the pack describes and no connector has; not where connectors could not be read. */
    void checkNames(Map<String, String> describedSecrets, Map<String, String> describedSigners) {
        if (!problems.isEmpty()) {
            return;
        }
        for (int i = 0; i < settings.size(); i++) {
            String name = settings.get(i).name();
            if (credentials.contains(name) && settings.get(i).defaultValue() != null) {
                problems.add(
                        "/settings/" + i + "/default",
                        Code.CREDENTIAL_IN_PACK,
                        "This setting is a credential, and everybody who takes the pack would see it; leave the default out",
                        "setting." + name);
            }
            if (!opened.contains(name)) {
                problems.add(
                        "/settings/" + i + "/name",
                        Code.UNUSED_NAME,
                        "No connector leaves a setting " + name + " open" + Hint.of(name, opened),
                        "setting." + name);
            }
        }
        unused("secrets", "secret", describedSecrets, secrets);
        unused("signers", "signer", describedSigners, signers);
    }

    private void unused(String list, String kind, Map<String, String> described, Set<String> named) {
        described.keySet().stream()
                .filter(name -> !named.contains(name))
                .forEach(name -> problems.add(
                        JsonPointer.ROOT.append(list).append(name).text(),
                        Code.UNUSED_NAME,
                        "No connector names a " + kind + " " + name + Hint.of(name, named),
                        kind + "." + name));
    }

    List<OpenDocument> documents() {
        return List.copyOf(documents);
    }

    Set<String> secrets() {
        return secrets;
    }

    Set<String> signers() {
        return signers;
    }

    /** What is doubtful in the connectors, with what stands in the place of settings that are open. */
    List<Violation> warnings() {
        return List.copyOf(warnings);
    }
}
