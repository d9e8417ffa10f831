package io.dataconnectors.internal.form.connector;

import io.dataconnectors.Output;
import io.dataconnectors.ValueType;
import io.dataconnectors.internal.form.Form;
import io.dataconnectors.internal.form.ListForm;
import io.dataconnectors.internal.form.Member;
import io.dataconnectors.internal.form.ObjectForm;
import io.dataconnectors.internal.form.ScalarForm;
import io.dataconnectors.internal.form.ScalarForm.Any;
import io.dataconnectors.internal.form.Words;
import java.util.List;
import java.util.stream.Stream;

/** {@code outputs}: what is read from an answer, and the fields of objects that are read from it. */
public final class OutputForm {
    private static final Words<ValueType> TYPES = Words.of(
            Stream.of(ValueType.values()).filter(type -> type != ValueType.FILE).toList(), ValueType::word);

    /** {@code name}. */
    public static final Member<Output, String> NAME = Member.of(
                    Output.class, "name", NameForm.identifier(), Output::name)
            .required("")
            .described("What the value is called.");

    /** {@code type}. */
    public static final Member<Output, ValueType> TYPE = Member.of(Output.class, "type", TYPES, Output::type)
            .set(Output::type)
            .described("What the value is turned into. Without a type it stays as the API sends it.");

    /** {@code format}. */
    public static final Member<Output, String> FORMAT = Member.of(
                    Output.class, "format", ScalarForm.text(), Output::format)
            .set(Output::format)
            .described(
                    "The form of a date or datetime as the API sends it: iso, rfc2822, http, epoch_s, epoch_ms or a pattern"
                            + " such as dd/MM/yyyy; iso without one.");

    /** {@code zone}. */
    public static final Member<Output, String> ZONE = Member.of(Output.class, "zone", ScalarForm.zone(), Output::zone)
            .set(Output::zone)
            .described("The zone of times that come without an offset, such as Europe/Berlin, or a setting such as"
                    + " {{setting.zone}}; UTC without one.");

    /** {@code required}. */
    public static final Member<Output, Boolean> REQUIRED = Member.of(
                    Output.class, "required", ScalarForm.flag(), Output::isRequired)
            .set((output, required) -> required ? output.required() : output)
            .absent(false)
            .described("Whether the call fails without it.");

    /** {@code description}. */
    public static final Member<Output, String> DESCRIPTION = Member.of(
                    Output.class, "description", NameForm.description(), Output::description)
            .set(Output::description)
            .absent("")
            .undigested()
            .described("What it is, for people and language models.");

    /** {@code list}. */
    public static final Member<Output, Boolean> LIST = Member.of(
                    Output.class, "list", ScalarForm.flag(), Output::isList)
            .set((output, list) -> list ? output.list() : output)
            .absent(false)
            .described(
                    "Whether it is the list of all that the path finds; where the path leads to one place, the list that is"
                            + " there, or a list of the one value.");

    /** {@code fields}. */
    public static final Member<Output, List<Output>> FIELDS = Member.of(
                    Output.class,
                    "fields",
                    ListForm.named(Form.later(() -> OutputForm.FORM), "path").limited("maxItems", Sizes.MANY),
                    Output::fields)
            .set((output, fields) -> output.fields(fields.toArray(Output[]::new)))
            .absent(List.of())
            .described(
                    "The members of the object, or of each object in the list; read from within what the path finds.");

    /** {@code equals}. */
    public static final Member<Output, Any> EQUALS = Member.of(
                    Output.class,
                    "equals",
                    ScalarForm.any(),
                    output -> Any.orNone(output.comparing(), output.comparand()))
            .set((output, any) -> output.equalTo(any.value()))
            .described("Makes it a truth value: whether what is found equals this.");

    static final Form<Output> FORM = ObjectForm.of(
                    "output",
                    "A value that is read from an answer.",
                    in -> in.onto(Output.from(in.get(NAME), PlaceForm.read(in))),
                    NAME,
                    PlaceForm.PATH.in(Output::place),
                    PlaceForm.HEADER.in(Output::place),
                    PlaceForm.FROM_FILE.in(Output::place),
                    PlaceForm.PATTERN.in(Output::place),
                    TYPE,
                    FORMAT,
                    ZONE,
                    REQUIRED,
                    DESCRIPTION,
                    LIST,
                    FIELDS,
                    EQUALS)
            .checked(PlaceForm::check, PlaceForm.ONE);

    private OutputForm() {}
}
