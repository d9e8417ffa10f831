package io.dataconnectors.console.internal.form;

import static io.dataconnectors.console.internal.text.Texts.text;

import io.dataconnectors.console.internal.form.Item.Field;
import io.dataconnectors.console.internal.form.Item.Group;
import io.dataconnectors.console.internal.form.Item.Option;
import io.dataconnectors.console.internal.form.Item.Pairs;
import io.dataconnectors.console.internal.form.Item.Rows;
import java.util.List;
import java.util.Set;

/** The fields of the request of a connector: where it goes, with which credentials, and what it carries. */
final class RequestItems {
    private static final Option NONE = new Option("", text("form.none"));
    private static final Option[] STYLES = Option.words("", "repeat", "brackets", "indices", "comma", "json");

    private RequestItems() {}

    static Item request() {
        List<Item> items = List.of(
                Field.choice("method", text("form.method"), Option.words("GET", "POST", "PUT", "PATCH", "DELETE"))
                        .need(),
                Field.of("url", Kind.TEXT, text("form.url")).need().hint(text("form.url.hint")),
                Rows.of(
                        "query",
                        text("form.query"),
                        text("form.query.one"),
                        1,
                        Field.name().need(),
                        Field.of("value", Kind.TEXT, text("form.pair.value")).need(),
                        Field.choice("array", text("form.query.array"), STYLES)),
                Rows.of(
                        "headers",
                        text("form.headers"),
                        text("form.headers.one"),
                        1,
                        Field.name().need(),
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
                Field.choice("in", text("form.auth.in"), Option.words("header", "query"))
                        .need()
                        .only("apiKey"),
                Field.name().need().only("apiKey"),
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
                Field.choice("clientIn", text("form.auth.client-in"), Option.words("", "basic", "body"))
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
                        Field.name(),
                        Field.of("value", Kind.LINES, text("form.parts.value")),
                        Field.of("file", Kind.TEXT, text("form.body.file-tag")),
                        Field.of("filename", Kind.TEXT, text("form.parts.filename"))
                                .fold(),
                        Field.of("contentType", Kind.TEXT, text("form.body.content-type"))
                                .fold()),
                Set.of("multipart"));
    }
}
