package io.dataconnectors.internal.form.connector;

import io.dataconnectors.Input;
import io.dataconnectors.internal.form.Form;
import io.dataconnectors.internal.form.ListForm;
import io.dataconnectors.internal.form.MapForm;
import io.dataconnectors.internal.form.Member;
import io.dataconnectors.internal.form.Node;
import io.dataconnectors.internal.form.ObjectForm;
import io.dataconnectors.internal.form.ScalarForm;
import io.dataconnectors.internal.form.ScalarForm.Any;
import io.dataconnectors.internal.form.Schemas;
import io.dataconnectors.internal.form.Writing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;

/** The document of a pack: connector documents, the settings that are open in them, and what secrets and signers are for. */
public final class PackForm {
    /**
     * A pack as it stands in its document.
     *
     * @param name its name
     * @param description what it is for
     * @param settings the settings that are open
     * @param secrets the descriptions of secrets
     * @param signers the descriptions of signers
     * @param connectors the documents, right or wrong, in whose settings null means: left open
     */
    public record Pack(
            String name,
            String description,
            List<Input> settings,
            Map<String, String> secrets,
            Map<String, String> signers,
            List<Any> connectors) {}

    /** {@code packVersion}. */
    public static final Member<Pack, Integer> PACK_VERSION =
            DefinitionForm.version(Pack.class, "packVersion").described("The version of this document format.");

    /** {@code name}. */
    public static final Member<Pack, String> NAME = Member.of(Pack.class, "name", NameForm.connector(), Pack::name)
            .required("")
            .described("The name of the pack.");

    /** {@code description}. */
    public static final Member<Pack, String> DESCRIPTION = Member.of(
                    Pack.class, "description", NameForm.purpose(), Pack::description)
            .required("")
            .described("What the connectors are for.");

    /** {@code settings}. */
    public static final Member<Pack, List<Input>> SETTINGS = Member.of(
                    Pack.class,
                    "settings",
                    ListForm.named(new OpenSetting(), "type").limited("maxItems", Sizes.MANY),
                    Pack::settings)
            .absent(List.of())
            .described(
                    "The settings that are open, with what a form asks for. One with a default need not be filled in.");

    /** {@code secrets}. */
    public static final Member<Pack, Map<String, String>> SECRETS = Member.of(
                    Pack.class, "secrets", new MapForm<>(ScalarForm.text(), "secret."), Pack::secrets)
            .absent(Map.of())
            .described("What the secrets are that the connectors name, by name.");

    /** {@code signers}. */
    public static final Member<Pack, Map<String, String>> SIGNERS = Member.of(
                    Pack.class, "signers", new MapForm<>(ScalarForm.text(), "signer."), Pack::signers)
            .absent(Map.of())
            .described("What the signers are that the connectors name, by name.");

    /** {@code connectors}. */
    public static final Member<Pack, List<Any>> CONNECTORS = Member.of(
                    Pack.class,
                    "connectors",
                    ListForm.filled(new OpenConnector(), "").limited("maxItems", Sizes.MANY),
                    Pack::connectors)
            .required(List.of())
            .described("Connector documents, in whose settings null means: left open.");

    /** The form of the document. */
    public static final ObjectForm<Pack> FORM = ObjectForm.of(
            "pack",
            "Connectors to hand on, without secrets, and with settings left open.",
            in -> new Pack(
                    in.get(NAME),
                    in.get(DESCRIPTION),
                    in.get(SETTINGS),
                    in.get(SECRETS),
                    in.get(SIGNERS),
                    in.get(CONNECTORS)),
            PACK_VERSION,
            NAME,
            DESCRIPTION,
            SETTINGS,
            SECRETS,
            SIGNERS,
            CONNECTORS);

    private PackForm() {}

    /** An input of a single value. It is asked for unless it has a default: a connector without it would be none. */
    private static final class OpenSetting implements Form<Input> {
        @Override
        public Optional<Input> read(Node node) {
            return InputForm.FORM.read(node).map(Input::required);
        }

        @Override
        public Object write(Input setting, Writing out) {
            Map<String, Object> written = new LinkedHashMap<>(InputForm.FORM.write(setting, out));
            written.remove(InputForm.REQUIRED.name());
            return written;
        }

        @Override
        public Map<String, Object> schema(Schemas schemas) {
            Map<String, Object> rules = Schemas.keywords(
                    InputForm.TYPE.name(),
                    Map.of("enum", List.of("string", "integer", "number", "boolean")),
                    InputForm.NULLABLE.name(),
                    Map.of("const", false),
                    InputForm.FROM.name(),
                    Map.of("const", "caller"));
            return Schemas.keywords("allOf", List.of(InputForm.FORM.schema(schemas)), "properties", rules);
        }
    }

    /** A connector document, which is read once there are values for what is open in it. */
    private static final class OpenConnector implements Form<Any> {
        @Override
        public Optional<Any> read(Node node) {
            node.members(); // says so if it is no object
            return Optional.of(new Any(node.value()));
        }

        @Override
        @Nullable
        public Object write(Any document, Writing out) {
            return document.value();
        }

        @Override
        public Map<String, Object> schema(Schemas schemas) {
            return DefinitionForm.open().schema(schemas);
        }
    }
}
