package io.dataconnectors.internal.form.connector;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Limits;
import io.dataconnectors.Request;
import io.dataconnectors.Response;
import io.dataconnectors.Variable;
import io.dataconnectors.Violation;
import io.dataconnectors.internal.form.Form;
import io.dataconnectors.internal.form.ListForm;
import io.dataconnectors.internal.form.MapForm;
import io.dataconnectors.internal.form.Member;
import io.dataconnectors.internal.form.Members.Given;
import io.dataconnectors.internal.form.Node;
import io.dataconnectors.internal.form.ObjectForm;
import io.dataconnectors.internal.form.ScalarForm;
import io.dataconnectors.internal.form.Words;
import io.dataconnectors.internal.problem.Code;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * The whole document. No digest depends on names and descriptions, nor on settings, which stand in templates; nor does it on
 * the order of the inputs. Every other order counts: variables see those before them, and an object is sent with its members
 * in the order of its {@code properties}.
 */
public final class DefinitionForm {
    /** {@code schemaVersion}. */
    public static final Member<ConnectorDefinition, Integer> SCHEMA_VERSION =
            version(ConnectorDefinition.class, "schemaVersion").described("The version of this format.");

    /** {@code name}. */
    public static final Member<ConnectorDefinition, String> NAME = Member.of(
                    ConnectorDefinition.class, "name", NameForm.connector(), ConnectorDefinition::name)
            .required("")
            .undigested()
            .described("The name by which automations and AI agents know the connector.");

    /** {@code description}. */
    public static final Member<ConnectorDefinition, String> DESCRIPTION = Member.of(
                    ConnectorDefinition.class, "description", NameForm.purpose(), ConnectorDefinition::description)
            .required("")
            .undigested()
            .described("What the connector does and when to use it, for people and language models.");

    /** {@code settings}. */
    public static final Member<ConnectorDefinition, Map<String, Object>> SETTINGS = Member.of(
                    ConnectorDefinition.class,
                    "settings",
                    new MapForm<>(ScalarForm.scalar(), "setting.")
                            .limited("maxProperties", Sizes.MANY)
                            .limited("propertyNames", NameForm.IDENTIFIER),
                    ConnectorDefinition::settings)
            .absent(Map.of())
            .undigested()
            .described(
                    "Constants of this connector, which templates name {{setting.name}}. They alone may stand in the host of"
                            + " the URL.");

    /** {@code inputs}. */
    public static final Member<ConnectorDefinition, List<Input>> INPUTS = Member.of(
                    ConnectorDefinition.class,
                    "inputs",
                    ListForm.named(InputForm.FORM, "type")
                            .inAnyOrder(Input::name)
                            .limited("maxItems", Sizes.MANY),
                    ConnectorDefinition::inputs)
            .absent(List.of())
            .described("The values that a call supplies.");

    /** {@code variables}. */
    public static final Member<ConnectorDefinition, List<Variable>> VARIABLES = Member.of(
                    ConnectorDefinition.class,
                    "variables",
                    ListForm.named(Form.later(() -> VariableForm.FORM), "template")
                            .limited("maxItems", Sizes.VARIABLES),
                    ConnectorDefinition::variables)
            .absent(List.of())
            .described("Intermediate values; each sees the inputs, the settings and the variables before it.");

    /** {@code request}. */
    public static final Member<ConnectorDefinition, Request> REQUEST = Member.of(
                    ConnectorDefinition.class, "request", RequestForm.FORM, ConnectorDefinition::request)
            .required(ConnectorDefinition.builder("").build().request());

    /** {@code response}. */
    public static final Member<ConnectorDefinition, Response> RESPONSE = Member.of(
                    ConnectorDefinition.class, "response", ResponseForm.FORM, ConnectorDefinition::response)
            .absent(Response.DEFAULT);

    /** {@code limits}. */
    public static final Member<ConnectorDefinition, Limits> LIMITS = Member.of(
                    ConnectorDefinition.class, "limits", Form.later(() -> LimitsForm.FORM), ConnectorDefinition::limits)
            .absent(Limits.DEFAULT)
            .alwaysDigested(definition -> definition.limits().retries(definition.retries()));

    /** The form of the document. */
    public static final ObjectForm<ConnectorDefinition> FORM = form(SETTINGS);

    private static final int VERSION = 1;

    private DefinitionForm() {}

    /** Returns the form of a document in which settings may be left open, for its schema. */
    static ObjectForm<ConnectorDefinition> open() {
        return form(SETTINGS.as(settings -> settings.limited("additionalProperties", ScalarForm.scalarOrNull())));
    }

    private static ObjectForm<ConnectorDefinition> form(Member<ConnectorDefinition, ?> settings) {
        return ObjectForm.of(
                "connector",
                "A data connector: one HTTPS call that is configured instead of coded.",
                DefinitionForm::definition,
                SCHEMA_VERSION,
                NAME,
                DESCRIPTION,
                settings,
                INPUTS,
                VARIABLES,
                REQUEST,
                RESPONSE,
                LIMITS);
    }

    private static ConnectorDefinition definition(Given<ConnectorDefinition> in) {
        ConnectorDefinition.Builder builder = ConnectorDefinition.builder(in.get(NAME))
                .description(in.get(DESCRIPTION))
                .request(in.get(REQUEST))
                .response(in.get(RESPONSE))
                .limits(in.get(LIMITS));
        in.get(SETTINGS).forEach(builder::setting);
        in.get(INPUTS).forEach(builder::input);
        in.get(VARIABLES).forEach(builder::variable);
        return builder.build();
    }

    /** Describes the version of a document. */
    static <T> Member<T, Integer> version(Class<T> document, String name) {
        Form<Integer> form = ScalarForm.version(DefinitionForm::readVersion, VERSION);
        return Member.of(document, name, form, any -> VERSION).required(VERSION);
    }

    /** A newer document may have other members and rules: there is no use in judging it by these. */
    private static Optional<Integer> readVersion(Node node) {
        int version = node.wholeNumber(Integer.toString(VERSION)).orElse(VERSION);
        if (version > VERSION) {
            String name = node.pointer().substring(1);
            throw new InvalidDefinitionException(List.of(Violation.of(
                    Code.NEWER_VERSION.word(),
                    node.pointer(),
                    name + " " + version + " is newer than this library, which reads " + VERSION
                            + "; a newer release of the library reads it")));
        }
        if (version < VERSION) {
            node.problem(Code.UNKNOWN_VERSION, "expected " + VERSION + ", found " + version);
        }
        return Optional.of(VERSION);
    }

    private static Map<String, String> homes() {
        Map<String, String> homes = new HashMap<>();
        FORM.memberNames().forEach(member -> homes.put(member, "at the top of the document"));
        RequestForm.FORM.memberNames().forEach(member -> homes.put(member, "in request"));
        ResponseForm.FORM.memberNames().forEach(member -> homes.put(member, "in response"));
        LimitsForm.FORM.memberNames().forEach(member -> homes.put(member, "in limits"));
        homes.keySet().removeAll(List.of(NAME.name(), DESCRIPTION.name())); // they belong in many places
        return homes;
    }

    /** Returns where in the document a member belongs that stands elsewhere; null if that is not one place. */
    @Nullable
    public static String homeOf(String member) {
        return Homes.OF_MEMBERS.get(member);
    }

    /** Where members belong that people put elsewhere. */
    private static final class Homes {
        private static final Map<String, String> OF_MEMBERS = homes();
    }

    /** {@code variables}: named intermediate values. */
    public static final class VariableForm {
        /** {@code name}. */
        public static final Member<Variable, String> NAME = Member.of(
                        Variable.class, "name", NameForm.named(), Variable::name)
                .required("")
                .described("What templates call it.");

        /** {@code template}. */
        public static final Member<Variable, String> TEMPLATE = Member.of(
                        Variable.class, "template", ScalarForm.lines(), Variable::template)
                .required("")
                .described("The template that makes its value.");

        /** {@code type}. */
        public static final Member<Variable, Variable.Type> TYPE = Member.of(
                        Variable.class, "type", Words.of(Variable.Type.class), Variable::type)
                .absent(Variable.Type.TEXT)
                .described("Whether the template makes text or a JSON value.");

        static final Form<Variable> FORM = ObjectForm.of(
                "variable",
                "A named intermediate value.",
                in -> new Variable(in.get(NAME), in.get(TEMPLATE), in.get(TYPE)),
                NAME,
                TEMPLATE,
                TYPE);

        private VariableForm() {}
    }
}
