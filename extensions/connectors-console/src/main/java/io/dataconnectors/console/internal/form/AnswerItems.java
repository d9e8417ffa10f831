package io.dataconnectors.console.internal.form;

import static io.dataconnectors.console.internal.text.Texts.text;

import io.dataconnectors.console.internal.form.Item.Field;
import io.dataconnectors.console.internal.form.Item.Group;
import io.dataconnectors.console.internal.form.Item.Option;
import io.dataconnectors.console.internal.form.Item.Pairs;
import io.dataconnectors.console.internal.form.Item.Rows;
import java.util.List;
import java.util.Set;

/** The fields of what is read from the answer: outputs, when it is a success, and what it says of errors. */
final class AnswerItems {
    private AnswerItems() {}

    static Item outputs() {
        return Rows.of(
                "outputs",
                "",
                text("form.outputs.one"),
                1,
                Field.name().need(),
                Field.of("path", Kind.TEXT, text("form.path")),
                Field.of("description", Kind.TEXT, text("form.description")),
                Field.of("required", Kind.FLAG, text("form.outputs.required")),
                Field.of("header", Kind.TEXT, text("form.place.header")).fold(),
                Field.choice("from", text("form.place.from"), Option.words("", "status", "text", "file"))
                        .fold(),
                Field.of("pattern", Kind.TEXT, text("form.pattern")).fold(),
                Field.choice(
                                Item.CHOOSER,
                                text("form.type"),
                                Option.words(
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

    static Item success() {
        Item[] condition = {
            Field.of("path", Kind.TEXT, text("form.path")),
            Field.of("equals", Kind.LOOSE, text("form.condition.equals")).hint(text("form.loose.hint")),
            Field.of("header", Kind.TEXT, text("form.place.header")).fold(),
            Field.choice("from", text("form.place.from"), Option.words("", "status", "text"))
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
                        Rows.of("when", text("form.success.when"), text("form.condition.one"), 0, condition),
                        Rows.of("unless", text("form.success.unless"), text("form.condition.one"), 0, condition)),
                Set.of());
    }

    static Item error() {
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
}
