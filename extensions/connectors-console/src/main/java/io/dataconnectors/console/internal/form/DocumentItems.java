package io.dataconnectors.console.internal.form;

import static io.dataconnectors.console.internal.view.Texts.text;

import io.dataconnectors.console.internal.form.Item.Field;
import io.dataconnectors.console.internal.form.Item.Group;
import io.dataconnectors.console.internal.form.Item.Option;
import io.dataconnectors.console.internal.form.Item.Pairs;
import io.dataconnectors.console.internal.form.Item.Rows;
import io.dataconnectors.console.internal.form.Item.Section;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The fields of a connector document, in the order of the page. */
final class DocumentItems {
    private static final Option NONE = new Option("", text("form.none"));
    private static final Option[] TYPES =
            options("string", "integer", "number", "boolean", "date", "datetime", "file", "object", "array");
    private static final Option[] STYLES = options("", "repeat", "brackets", "indices", "comma", "json");

    /** All of them. */
    static final List<Item> ALL = List.of(
            new Section(
                    text("form.about"),
                    "",
                    false,
                    List.of(
                            Field.of("name", Kind.TEXT, text("form.name"))
                                    .need()
                                    .hint(text("form.name.hint")),
                            Field.of("description", Kind.LINES, text("form.description"))
                                    .need()
                                    .hint(text("form.description.hint")))),
            new Section(text("form.request"), text("form.request.hint"), false, List.of(request())),
            new Section(text("form.inputs"), text("form.inputs.hint"), false, List.of(inputs())),
            new Section(
                    text("form.outputs"),
                    text("form.outputs.hint"),
                    false,
                    List.of(new Group("response", "", "", List.of(outputs()), Set.of()))),
            new Section(
                    text("form.success"),
                    text("form.success.hint"),
                    true,
                    List.of(new Group("response", "", "", List.of(success(), error()), Set.of()))),
            new Section(text("form.values"), text("form.values.hint"), true, List.of(settings(), variables())),
            new Section(text("form.limits"), "", true, List.of(limits())));

    private DocumentItems() {}

    private static Option[] options(String... words) {
        return Stream.of(words).map(Option::of).toArray(Option[]::new);
    }

    private static Item request() {
        List<Item> items = List.of(
                Field.choice("method", text("form.method"), options("GET", "POST", "PUT", "PATCH", "DELETE"))
                        .need(),
                Field.of("url", Kind.TEXT, text("form.url")).need().hint(text("form.url.hint")),
                rows(
                        "query",
                        text("form.query"),
                        text("form.query.one"),
                        1,
                        Field.of("name", Kind.TEXT, text("form.pair.name")).need(),
                        Field.of("value", Kind.TEXT, text("form.pair.value")).need(),
                        Field.choice("array", text("form.query.array"), STYLES)),
                rows(
                        "headers",
                        text("form.headers"),
                        text("form.headers.one"),
                        1,
                        Field.of("name", Kind.TEXT, text("form.pair.name")).need(),
                        Field.of("value", Kind.TEXT, text("form.pair.value")).need()),
                auth(),
                body(),
                new Group(
                        "idempotency",
                        text("form.idempotency"),
                        text("form.idempotency.hint"),
                        List.of(
                                Field.of("header", Kind.TEXT, text("form.idempotency.header")),
                                Field.of("key", Kind.TEXT, text("form.idempotency.key"))
                                        .hint(text("form.idempotency.key.hint"))),
                        Set.of()));
        return new Group("request", "", "", items, Set.of());
    }

    private static Item auth() {
        String oauth = "oauth2ClientCredentials";
        List<Item> items = List.of(
                Field.choice(
                        Item.CHOOSER,
                        text("form.auth.type"),
                        NONE,
                        new Option("bearer", text("form.auth.bearer")),
                        new Option("basic", text("form.auth.basic")),
                        new Option("apiKey", text("form.auth.api-key")),
                        new Option(oauth, text("form.auth.oauth")),
                        new Option("signer", text("form.auth.signer"))),
                Field.of("token", Kind.TEXT, text("form.auth.token")).need().only("bearer"),
                Field.of("username", Kind.TEXT, text("form.auth.username")).only("basic"),
                Field.of("password", Kind.TEXT, text("form.auth.password")).only("basic"),
                Field.choice("in", text("form.auth.in"), options("header", "query"))
                        .need()
                        .only("apiKey"),
                Field.of("name", Kind.TEXT, text("form.pair.name")).need().only("apiKey"),
                Field.of("value", Kind.TEXT, text("form.pair.value")).need().only("apiKey"),
                Field.of("tokenUrl", Kind.TEXT, text("form.auth.token-url"))
                        .need()
                        .only(oauth),
                Field.of("clientId", Kind.TEXT, text("form.auth.client-id"))
                        .need()
                        .only(oauth),
                Field.of("clientSecret", Kind.TEXT, text("form.auth.client-secret"))
                        .need()
                        .only(oauth),
                Field.choice("clientIn", text("form.auth.client-in"), options("", "basic", "body"))
                        .only(oauth),
                Field.of("scope", Kind.TEXT, text("form.auth.scope")).only(oauth),
                Field.of("header", Kind.TEXT, text("form.auth.header"))
                        .hint(text("form.auth.header.hint"))
                        .only(oauth),
                Field.of("signer", Kind.TEXT, text("form.auth.signer-name"))
                        .need()
                        .only("signer"),
                new Pairs(
                        "parameters",
                        text("form.parameters"),
                        text("form.parameters.one"),
                        "",
                        Field.of("value", Kind.TEXT, text("form.pair.value")),
                        Set.of(oauth, "signer")));
        return new Group("auth", text("form.auth"), text("form.auth.hint"), items, Set.of());
    }

    private static Item body() {
        List<Item> items = List.of(
                Field.choice(
                        Item.CHOOSER,
                        text("form.body.type"),
                        NONE,
                        new Option("json", text("form.body.json")),
                        new Option("form", text("form.body.form")),
                        new Option("text", text("form.body.text")),
                        new Option("file", text("form.body.file")),
                        new Option("multipart", text("form.body.multipart"))),
                Field.of("template", Kind.LINES, text("form.body.template"))
                        .need()
                        .hint(text("form.body.template.hint"))
                        .only("json", "form", "text"),
                Field.of("file", Kind.TEXT, text("form.body.file-tag"))
                        .need()
                        .hint(text("form.body.file-tag.hint"))
                        .only("file"),
                parts(),
                Field.of("contentType", Kind.TEXT, text("form.body.content-type"))
                        .hint(text("form.body.content-type.hint"))
                        .only("json", "text", "file", "multipart"),
                Field.choice("arrays", text("form.body.arrays"), STYLES).only("form"),
                new Pairs(
                        "styles",
                        text("form.body.styles"),
                        text("form.body.styles.one"),
                        "",
                        Field.choice("value", text("form.body.arrays"), STYLES),
                        Set.of("form")));
        return new Group("body", text("form.body"), "", items, Set.of());
    }

    private static Item parts() {
        return new Rows(
                "parts",
                text("form.parts"),
                text("form.parts.one"),
                text("form.parts.hint"),
                1,
                List.of(
                        Field.of("name", Kind.TEXT, text("form.pair.name")),
                        Field.of("value", Kind.LINES, text("form.parts.value")),
                        Field.of("file", Kind.TEXT, text("form.body.file-tag")),
                        Field.of("filename", Kind.TEXT, text("form.parts.filename"))
                                .fold(),
                        Field.of("contentType", Kind.TEXT, text("form.body.content-type"))
                                .fold()),
                Set.of("multipart"));
    }

    private static Item inputs() {
        return rows(
                "inputs",
                "",
                text("form.inputs.one"),
                1,
                Field.of("name", Kind.TEXT, text("form.pair.name")).need(),
                Field.choice(Item.CHOOSER, text("form.type"), TYPES).need(),
                Field.of("description", Kind.TEXT, text("form.description")),
                Field.of("required", Kind.FLAG, text("form.inputs.required")),
                Field.of("default", Kind.LOOSE, text("form.inputs.default"))
                        .hint(text("form.loose.hint"))
                        .fold(),
                Field.of("enum", Kind.VALUES, text("form.inputs.enum"))
                        .hint(text("form.inputs.enum.hint"))
                        .fold(),
                Field.of("nullable", Kind.FLAG, text("form.inputs.nullable")).fold(),
                Field.of("minLength", Kind.NUMBER, text("form.inputs.min-length"))
                        .fold(),
                Field.of("maxLength", Kind.NUMBER, text("form.inputs.max-length"))
                        .fold(),
                Field.of("minimum", Kind.NUMBER, text("form.inputs.minimum")).fold(),
                Field.of("maximum", Kind.NUMBER, text("form.inputs.maximum")).fold(),
                Field.of("minItems", Kind.NUMBER, text("form.inputs.min-items")).fold(),
                Field.of("maxItems", Kind.NUMBER, text("form.inputs.max-items")).fold(),
                Field.of("pattern", Kind.TEXT, text("form.pattern")).fold(),
                Field.choice("from", text("form.inputs.from"), options("", "caller", "context"))
                        .fold(),
                Field.of("properties", Kind.JSON, text("form.inputs.properties"))
                        .hint(text("form.inputs.properties.hint"))
                        .fold(),
                Field.of("items", Kind.JSON, text("form.inputs.items"))
                        .hint(text("form.inputs.items.hint"))
                        .fold());
    }

    private static Item outputs() {
        return rows(
                "outputs",
                "",
                text("form.outputs.one"),
                1,
                Field.of("name", Kind.TEXT, text("form.pair.name")).need(),
                Field.of("path", Kind.TEXT, text("form.path")),
                Field.of("description", Kind.TEXT, text("form.description")),
                Field.of("required", Kind.FLAG, text("form.outputs.required")),
                Field.of("header", Kind.TEXT, text("form.place.header")).fold(),
                Field.choice("from", text("form.place.from"), options("", "status", "text", "file"))
                        .fold(),
                Field.of("pattern", Kind.TEXT, text("form.pattern")).fold(),
                Field.choice(
                                Item.CHOOSER,
                                text("form.type"),
                                options(
                                        "",
                                        "string",
                                        "integer",
                                        "number",
                                        "boolean",
                                        "date",
                                        "datetime",
                                        "object",
                                        "array"))
                        .fold(),
                Field.of("format", Kind.TEXT, text("form.outputs.format")).fold(),
                Field.of("zone", Kind.TEXT, text("form.outputs.zone")).fold(),
                Field.of("list", Kind.FLAG, text("form.outputs.list")).fold(),
                Field.of("equals", Kind.LOOSE, text("form.outputs.equals"))
                        .hint(text("form.loose.hint"))
                        .fold(),
                Field.of("fields", Kind.JSON, text("form.outputs.fields"))
                        .hint(text("form.outputs.fields.hint"))
                        .fold());
    }

    private static Item success() {
        Item[] condition = {
            Field.of("path", Kind.TEXT, text("form.path")),
            Field.of("equals", Kind.LOOSE, text("form.condition.equals")).hint(text("form.loose.hint")),
            Field.of("header", Kind.TEXT, text("form.place.header")).fold(),
            Field.choice("from", text("form.place.from"), options("", "status", "text"))
                    .fold(),
            Field.of("pattern", Kind.TEXT, text("form.pattern")).fold()
        };
        return new Group(
                "success",
                "",
                "",
                List.of(
                        Field.of("status", Kind.WORDS, text("form.success.status"))
                                .hint(text("form.success.status.hint")),
                        rows("when", text("form.success.when"), text("form.condition.one"), 0, condition),
                        rows("unless", text("form.success.unless"), text("form.condition.one"), 0, condition)),
                Set.of());
    }

    private static Item error() {
        List<Item> items = List.of(
                Field.of("message", Kind.LOOSE, text("form.error.message")),
                Field.of("code", Kind.LOOSE, text("form.error.code")),
                Field.of("fields", Kind.JSON, text("form.error.fields")).hint(text("form.error.fields.hint")),
                new Pairs(
                        "details",
                        text("form.error.details"),
                        text("form.error.details.one"),
                        "",
                        Field.of("value", Kind.LOOSE, text("form.path")),
                        Set.of()));
        return new Group("error", text("form.error"), text("form.error.hint"), items, Set.of());
    }

    private static Item settings() {
        return new Pairs(
                "settings",
                text("form.settings"),
                text("form.settings.one"),
                text("form.settings.hint"),
                Field.of("value", Kind.LOOSE, text("form.pair.value")),
                Set.of());
    }

    private static Item variables() {
        return rows(
                "variables",
                text("form.variables"),
                text("form.variables.one"),
                0,
                Field.of("name", Kind.TEXT, text("form.pair.name")).need(),
                Field.of("template", Kind.LINES, text("form.variables.template"))
                        .need(),
                Field.choice(Item.CHOOSER, text("form.type"), options("", "text", "json")));
    }

    private static Item limits() {
        return new Group(
                "limits",
                "",
                "",
                List.of(
                        Field.of("timeout", Kind.SECONDS, text("form.limits.timeout"))
                                .hint(text("form.limits.timeout.hint")),
                        Field.of("retries", Kind.NUMBER, text("form.limits.retries"))
                                .hint(text("form.limits.retries.hint")),
                        Field.of("maxResponseBytes", Kind.NUMBER, text("form.limits.bytes"))
                                .hint(text("form.limits.bytes.hint"))),
                Set.of());
    }

    private static Item rows(String member, String label, String one, int empty, Item... items) {
        return new Rows(member, label, one, "", empty, List.of(items), Set.of());
    }
}
