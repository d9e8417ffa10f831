package io.dataconnectors.document;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Variable;
import io.dataconnectors.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The whole document. */
final class DefinitionForm {
    static final int VERSION = 1;

    private static final Words<Variable.Type> VARIABLE_TYPES =
            Words.of(List.of(Variable.Type.values()), DefinitionForm::word);

    private DefinitionForm() {}

    static ConnectorDefinition.Builder read(Node root, Problems problems) {
        Members in = root.members();
        readVersion(in.required("schemaVersion"));
        ConnectorDefinition.Builder builder =
                ConnectorDefinition.builder(in.required("name").text().orElse(""));
        builder.description(in.required("description").text().orElse(""));
        in.optional("settings").entries(Node::scalar).forEach(builder::setting);
        in.optional("inputs").named("type", InputForm::read).forEach(builder::input);
        in.optional("variables").named("template", DefinitionForm::readVariable).forEach(builder::variable);
        RequestForm.read(in.required("request"), builder);
        ResponseForm.read(in.optional("response"), builder);
        builder.limits(LimitsForm.read(in.optional("limits")));
        in.refuseOthers();
        Declarations.leaveUnjudged(problems, root);
        return builder;
    }

    /** A newer document may have other members and rules: there is no use in judging it by these. */
    private static void readVersion(Node node) {
        int version = node.wholeNumber(Integer.toString(VERSION)).orElse(VERSION);
        if (version > VERSION) {
            throw new InvalidDefinitionException(List.of(new Violation(
                    "/schemaVersion",
                    "schemaVersion " + version + " is newer than this library, which reads " + VERSION
                            + "; a newer release of the library reads it")));
        }
        if (version < VERSION) {
            node.problem("expected " + VERSION + ", found " + version);
        }
    }

    private static Variable readVariable(Node node) {
        Members in = node.members();
        Variable variable = new Variable(
                in.required("name").text().orElse(""),
                in.required("template").lines().orElse(""),
                in.optional("type").word(VARIABLE_TYPES).orElse(Variable.Type.TEXT));
        in.refuseOthers();
        return variable;
    }

    static Map<String, Object> write(ConnectorDefinition definition, TemplateText templates) {
        return Written.document(templates)
                .put("schemaVersion", VERSION)
                .put("name", definition.name())
                .put("description", definition.description())
                .object("settings", definition.settings(), (settings, object) -> settings.forEach(object::put))
                .list("inputs", definition.inputs(), InputForm::write)
                .list("variables", definition.variables(), DefinitionForm::writeVariable)
                .object("request", definition.request(), RequestForm::write)
                .object("response", definition.response(), ResponseForm::write)
                .object("limits", definition.limits(), LimitsForm::write)
                .members();
    }

    private static void writeVariable(Variable variable, Written out) {
        out.put("name", variable.name())
                .lines("template", variable.template())
                .putUnless(word(Variable.Type.TEXT), "type", word(variable.type()));
    }

    private static String word(Variable.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
