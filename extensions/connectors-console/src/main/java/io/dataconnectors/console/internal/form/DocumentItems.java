package io.dataconnectors.console.internal.form;

import static io.dataconnectors.console.internal.text.Texts.text;

import io.dataconnectors.console.internal.form.Item.Field;
import io.dataconnectors.console.internal.form.Item.Group;
import io.dataconnectors.console.internal.form.Item.Option;
import io.dataconnectors.console.internal.form.Item.Pairs;
import io.dataconnectors.console.internal.form.Item.Rows;
import io.dataconnectors.console.internal.form.Item.Section;
import java.util.List;
import java.util.Set;

/** The fields of a connector document, in the order of the page. */
final class DocumentItems {
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
            new Section(text("form.request"), text("form.request.hint"), false, List.of(RequestItems.request())),
            new Section(text("form.inputs"), text("form.inputs.hint"), false, List.of(inputs())),
            new Section(
                    text("form.outputs"),
                    text("form.outputs.hint"),
                    false,
                    List.of(new Group("response", "", "", List.of(AnswerItems.outputs()), Set.of()))),
            new Section(
                    text("form.success"),
                    text("form.success.hint"),
                    true,
                    List.of(new Group(
                            "response", "", "", List.of(AnswerItems.success(), AnswerItems.error()), Set.of()))),
            new Section(text("form.values"), text("form.values.hint"), true, List.of(settings(), variables())),
            new Section(text("form.limits"), "", true, List.of(limits())));

    private DocumentItems() {}

    private static Item inputs() {
        return Rows.of(
                "inputs",
                "",
                text("form.inputs.one"),
                1,
                Field.name().need(),
                Field.choice(
                                Item.CHOOSER,
                                text("form.type"),
                                Option.words(
                                        "string",
                                        "integer",
                                        "number",
                                        "boolean",
                                        "date",
                                        "datetime",
                                        "file",
                                        "object",
                                        "array"))
                        .need(),
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
                Field.choice("from", text("form.inputs.from"), Option.words("", "caller", "context"))
                        .fold(),
                Field.of("properties", Kind.JSON, text("form.inputs.properties"))
                        .hint(text("form.inputs.properties.hint"))
                        .fold(),
                Field.of("items", Kind.JSON, text("form.inputs.items"))
                        .hint(text("form.inputs.items.hint"))
                        .fold());
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
        return Rows.of(
                "variables",
                text("form.variables"),
                text("form.variables.one"),
                0,
                Field.name().need(),
                Field.of("template", Kind.LINES, text("form.variables.template"))
                        .need(),
                Field.choice(Item.CHOOSER, text("form.type"), Option.words("", "text", "json")));
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
}
