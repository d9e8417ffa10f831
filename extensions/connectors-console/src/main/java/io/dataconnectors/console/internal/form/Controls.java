package io.dataconnectors.console.internal.form;

import io.dataconnectors.console.internal.form.Item.Field;
import io.dataconnectors.console.internal.form.Item.Option;
import io.dataconnectors.console.internal.form.Shown.Choice;
import io.dataconnectors.console.internal.form.Shown.Control;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/** Makes single fields of a page. */
final class Controls {
    private Controls() {}

    /** Returns a field with what a document has in its place. */
    static Control of(Field field, boolean there, @Nullable Object value, String place) {
        Kind kind = field.kind();
        boolean noFlag = kind == Kind.FLAG && there && !(value instanceof Boolean);
        String text = there ? kind.shown(value) : "";
        String control = noFlag ? "text" : control(kind, text);
        List<Choice> options = control.equals("choice") ? options(field, text) : List.of();
        boolean chooses = field.member().equals(Item.CHOOSER)
                && options.stream().anyMatch(any -> any.value().isEmpty());
        return new Control(
                place,
                field.label(),
                only(field),
                field.hint(),
                text,
                control,
                options,
                chooses,
                !field.member().equals("description"));
    }

    private static String control(Kind kind, String text) {
        if (kind == Kind.CHOICE || kind == Kind.FLAG) {
            return kind == Kind.FLAG ? "flag" : "choice";
        }
        return kind.isLong() || text.indexOf('\n') >= 0 ? "long" : "text";
    }

    private static List<Choice> options(Field field, String text) {
        List<Choice> choices = new ArrayList<>();
        field.options().forEach(option -> choices.add(new Choice(option.value(), option.label())));
        if (field.options().stream().map(Option::value).noneMatch(text::equals) && !text.isEmpty()) {
            choices.add(new Choice(text, text));
        }
        return choices;
    }

    /** Returns a field with JSON, for what other fields could not say. */
    static Control json(String label, String only, @Nullable Object value, String place) {
        return new Control(place, label, only, "", Kind.LOOSE.shown(value), "long", List.of(), false, true);
    }

    /** Returns the class of style sheets that shows an item beside some choices alone. */
    static String only(Item item) {
        return item.only().stream().map(value -> "only-" + value).collect(Collectors.joining(" "));
    }
}
