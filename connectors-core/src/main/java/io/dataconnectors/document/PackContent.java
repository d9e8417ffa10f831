package io.dataconnectors.document;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Violation;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.compile.DocumentSize;
import io.dataconnectors.internal.compile.NameRules;
import io.dataconnectors.internal.form.Member;
import io.dataconnectors.internal.form.Node;
import io.dataconnectors.internal.form.ScalarForm.Any;
import io.dataconnectors.internal.form.Writing;
import io.dataconnectors.internal.form.connector.PackForm;
import io.dataconnectors.internal.form.connector.PackForm.Pack;
import io.dataconnectors.internal.form.connector.Sizes;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.jsonpath.JsonPointer;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.text.KnownKeys;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * A pack that keeps all rules.
 *
 * @param pack what stands in its document, with descriptions of all secrets and signers that connectors name
 * @param connectors the connectors
 * @param warnings what is doubtful in the connectors
 * @param asking a definition whose inputs are the settings, by which values for them are checked as those of a call are
 */
record PackContent(Pack pack, List<OpenDocument> connectors, List<Violation> warnings, ConnectorDefinition asking) {
    private static final String INPUTS = "/inputs";

    /** @throws InvalidDefinitionException with every violation, in the order of the document */
    static PackContent read(@Nullable Object document) {
        DocumentProblems problems = new DocumentProblems();
        Pack pack = PackForm.FORM.read(Node.root(document, problems)).orElseThrow();
        checkSize(pack, document, problems);
        checkSettings(pack.settings(), problems);
        checkDescriptions(PackForm.SECRETS, "secret.", pack.secrets(), problems);
        checkDescriptions(PackForm.SIGNERS, "signer.", pack.signers(), problems);
        PackConnectors read = new PackConnectors(pack.settings(), problems);
        for (int i = 0; i < pack.connectors().size(); i++) {
            read.add(
                    pack.connectors().get(i).value(),
                    pointer(PackForm.CONNECTORS).append(String.valueOf(i)).text());
        }
        read.checkNames(pack.secrets(), pack.signers());
        ConnectorDefinition asking = asking(pack, problems);
        refuse(problems, document);
        PackContent content = new PackContent(
                new Pack(
                        pack.name(),
                        pack.description(),
                        pack.settings(),
                        all(read.secrets(), pack.secrets()),
                        all(read.signers(), pack.signers()),
                        read.documents().stream()
                                .map(open -> new Any(open.members()))
                                .toList()),
                read.documents(),
                read.warnings(),
                Objects.requireNonNull(asking));
        checkTokens(content.write(), problems); // a text of many lines is written line by line
        refuse(problems, document);
        return content;
    }

    private static void refuse(DocumentProblems problems, @Nullable Object document) {
        if (!problems.isEmpty()) {
            throw new InvalidDefinitionException(problems.with(List.of(), document));
        }
    }

    /** Too much of it is not looked at further. */
    private static void checkSize(Pack pack, @Nullable Object document, DocumentProblems problems) {
        int count = pack.connectors().size();
        if (count > Sizes.MANY) {
            problems.add(
                    pointer(PackForm.CONNECTORS).text(),
                    Code.TOO_MANY,
                    "A pack has at most " + Sizes.MANY + " connectors, not " + count);
            refuse(problems, document);
        }
        if (checkTokens(document, problems)) {
            refuse(problems, document);
        }
    }

    private static boolean checkTokens(@Nullable Object document, DocumentProblems problems) {
        boolean tooMany = DocumentSize.hasTooManyTokens(document);
        if (tooMany) {
            problems.add(
                    JsonPointer.ROOT.text(),
                    Code.TOO_MANY,
                    "The pack has more than " + Json.MAX_TOKENS + " values, names and brackets");
        }
        return tooMany;
    }

    private static void checkSettings(List<Input> settings, DocumentProblems problems) {
        for (int i = 0; i < settings.size(); i++) {
            String place = pointer(PackForm.SETTINGS).append(String.valueOf(i)).text();
            if (!problems.isAt(place + "/type") && !PackConnectors.isSetting(settings.get(i))) {
                problems.problem(
                        place,
                        Problem.of(
                                Code.NOT_FOR_OPEN_SETTINGS,
                                "An open setting is a string, an integer, a number or a boolean, never null and never from"
                                        + " the context of a call",
                                settings.get(i).name()));
            }
        }
    }

    /** What a secret is for is said without the secret. */
    private static void checkDescriptions(
            Member<?, ?> member, String prefix, Map<String, String> described, DocumentProblems problems) {
        described.forEach((name, text) -> KnownKeys.problem(text)
                .ifPresent(problem ->
                        problems.problem(pointer(member).append(name).text(), problem.of(List.of(prefix + name)))));
    }

    private static JsonPointer pointer(Member<?, ?> member) {
        return JsonPointer.ROOT.append(member.name());
    }

    private static Map<String, String> all(Iterable<String> named, Map<String, String> described) {
        Map<String, String> all = new LinkedHashMap<>(described);
        named.forEach(name -> all.putIfAbsent(name, ""));
        return Collections.unmodifiableMap(all);
    }

    /** Open settings obey the rules of inputs; a definition that has them as inputs holds them to it. */
    @Nullable
    private static ConnectorDefinition asking(Pack pack, DocumentProblems problems) {
        ConnectorDefinition.Builder builder = ConnectorDefinition.builder(pack.name())
                .description(pack.description())
                .get("https://pack.example.com");
        pack.settings().forEach(builder::input);
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
                pointer.startsWith(INPUTS + "/")
                        ? pointer(PackForm.SETTINGS).text() + pointer.substring(INPUTS.length())
                        : pointer,
                violation.position(),
                violation.subjects(),
                pointer.equals("/name") ? "The name of a pack" + NameRules.OF_CONNECTOR : violation.message());
    }

    Map<String, Object> write() {
        return PackForm.FORM.write(pack, Writing.plain());
    }
}
