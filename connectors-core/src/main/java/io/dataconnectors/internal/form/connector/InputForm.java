package io.dataconnectors.internal.form.connector;

import io.dataconnectors.Input;
import io.dataconnectors.ValueType;
import io.dataconnectors.internal.form.Form;
import io.dataconnectors.internal.form.ListForm;
import io.dataconnectors.internal.form.ListForm.OneOrListForm;
import io.dataconnectors.internal.form.Member;
import io.dataconnectors.internal.form.Members.Given;
import io.dataconnectors.internal.form.Node;
import io.dataconnectors.internal.form.ObjectForm;
import io.dataconnectors.internal.form.ScalarForm;
import io.dataconnectors.internal.form.ScalarForm.Any;
import io.dataconnectors.internal.form.Schemas;
import io.dataconnectors.internal.form.Words;
import io.dataconnectors.internal.form.Writing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.Nullable;

/** {@code inputs}: the values that a call supplies, the members of objects, and the elements of lists. */
public final class InputForm {
    /** {@code name}. */
    public static final Member<Input, String> NAME = Member.of(Input.class, "name", NameForm.named(), Input::name)
            .required("")
            .described("What templates call it.");

    /** {@code type}. */
    public static final Member<Input, List<ValueType>> TYPE = Member.of(Input.class, "type", new Types(), Input::types)
            .required(List.of(ValueType.OBJECT))
            .described("What a value must be, or a list of types of which it has one: a date is 2026-11-23, a datetime"
                    + " 2026-11-23T10:15:30Z, a file an object of name, mediaType and base64.");

    /** {@code required}. */
    public static final Member<Input, Boolean> REQUIRED = Member.of(
                    Input.class, "required", ScalarForm.flag(), Input::isRequired)
            .set((input, required) -> required ? input.required() : input)
            .absent(false)
            .described("Whether a call must supply it.");

    /** {@code description}. */
    public static final Member<Input, String> DESCRIPTION = Member.of(
                    Input.class, "description", NameForm.description(), Input::description)
            .set(Input::description)
            .absent("")
            .undigested()
            .described("What it is, for people and language models.");

    /** {@code default}, which is sent as it stands. */
    public static final Member<Input, Any> DEFAULT = Member.of(
                    Input.class,
                    "default",
                    ScalarForm.anyAsItIs(),
                    input -> Any.orNone(input.hasDefault(), input.defaultValue()))
            .set((input, any) -> input.defaultValue(any.value()))
            .described("The value it has when a call leaves it out.");

    /** {@code enum}. */
    public static final Member<Input, List<Any>> ENUM = Member.of(
                    Input.class,
                    "enum",
                    ListForm.filled(ScalarForm.any(), ""),
                    input -> input.oneOf().stream().map(Any::new).toList())
            .set((input, values) -> input.oneOf(values.stream().map(Any::value).toArray()))
            .absent(List.of())
            .described("All the values it may have.");

    /** {@code nullable}. */
    public static final Member<Input, Boolean> NULLABLE = Member.of(
                    Input.class, "nullable", ScalarForm.flag(), Input::isNullable)
            .set((input, nullable) -> nullable ? input.nullable() : input)
            .absent(false)
            .described("Whether it may be null.");

    /** {@code minLength}. */
    public static final Member<Input, Integer> MIN_LENGTH = Member.of(
                    Input.class, "minLength", count(), Input::minLength)
            .set(Input::minLength)
            .described("The least length of a text, in Unicode characters.");

    /** {@code maxLength}. */
    public static final Member<Input, Integer> MAX_LENGTH = Member.of(
                    Input.class, "maxLength", count(), Input::maxLength)
            .set(Input::maxLength)
            .described("The greatest length of a text, in Unicode characters.");

    /** {@code minItems}. */
    public static final Member<Input, Integer> MIN_ITEMS = Member.of(Input.class, "minItems", count(), Input::minItems)
            .set(Input::minItems)
            .described("The least number of elements of a list.");

    /** {@code maxItems}. */
    public static final Member<Input, Integer> MAX_ITEMS = Member.of(Input.class, "maxItems", count(), Input::maxItems)
            .set(Input::maxItems)
            .described("The greatest number of elements of a list.");

    /** {@code minimum}. */
    public static final Member<Input, BigDecimal> MINIMUM = Member.of(
                    Input.class, "minimum", ScalarForm.number(), Input::minimum)
            .set(Input::minimum)
            .described("The least value of a number.");

    /** {@code maximum}. */
    public static final Member<Input, BigDecimal> MAXIMUM = Member.of(
                    Input.class, "maximum", ScalarForm.number(), Input::maximum)
            .set(Input::maximum)
            .described("The greatest value of a number.");

    /** {@code pattern}. */
    public static final Member<Input, String> PATTERN = Member.of(
                    Input.class, "pattern", ScalarForm.text().limited("maxLength", Sizes.PATTERN), Input::pattern)
            .set(Input::pattern)
            .described(
                    "A regular expression (RFC 9485 with the usual classes, anchors, groups and flags) that occurs in a"
                            + " text.");

    /** {@code properties}, which are sent in their order. */
    public static final Member<Input, List<Input>> PROPERTIES = Member.of(
                    Input.class,
                    "properties",
                    ListForm.named(Form.later(() -> InputForm.PROPERTY), "type").limited("maxItems", Sizes.MANY),
                    Input::properties)
            .set((input, properties) -> input.properties(properties.toArray(Input[]::new)))
            .absent(List.of())
            .described("The members of an object, which has no others; without any, it may have any.");

    /** {@code items}. */
    public static final Member<Input, Input> ITEMS = Member.of(
                    Input.class, "items", Form.later(() -> InputForm.ELEMENT), Input::items)
            .set(Input::items);

    /** {@code from}. */
    public static final Member<Input, Input.Source> FROM = Member.of(
                    Input.class, "from", Words.of(Input.Source.class), Input::source)
            .set((input, source) -> source == Input.Source.CONTEXT ? input.fromContext() : input)
            .absent(Input.Source.CALLER)
            .described("Who supplies it: whoever calls, or the host alone, as with the signed-in customer's id.");

    /** All that is said of a value beside its name. */
    private static final List<Member<Input, ?>> RULES = List.of(
            TYPE,
            REQUIRED,
            DESCRIPTION,
            DEFAULT,
            ENUM,
            NULLABLE,
            MIN_LENGTH,
            MAX_LENGTH,
            MIN_ITEMS,
            MAX_ITEMS,
            MINIMUM,
            MAXIMUM,
            PATTERN,
            PROPERTIES,
            ITEMS,
            FROM);

    /** The form of an input. */
    public static final ObjectForm<Input> FORM = form("input", "A value that a call supplies.", NAME);

    private static final Form<Input> PROPERTY = form(
                    "member",
                    "A member of an object.",
                    NAME.as(name -> NameForm.identifier()).described("What the member is called."))
            .unlisted(Set.of(FROM));

    private static final Form<Input> ELEMENT = ObjectForm.of(
                    "element", "What each element of a list is like.", in -> input("", in), RULES)
            .unlisted(Set.of(REQUIRED, DEFAULT, FROM));

    private InputForm() {}

    private static ObjectForm<Input> form(String form, String description, Member<Input, String> name) {
        List<Member<Input, ?>> members = new ArrayList<>(List.of(name));
        members.addAll(RULES);
        return ObjectForm.of(form, description, in -> input(in.get(name), in), members);
    }

    private static Form<Integer> count() {
        return ScalarForm.wholeNumber().limited("minimum", 0).limited("maximum", Integer.MAX_VALUE);
    }

    /** Without a type there is nothing to judge its rules by, and templates may do with it what they like. */
    private static Input input(String name, Given<Input> in) {
        Input input = Input.of(name, in.get(TYPE));
        return in.has(TYPE) ? in.onto(input) : input;
    }

    /** The type of an input, or a choice of types. If one of them is none, nothing can be said of the input. */
    private static final class Types implements Form<List<ValueType>> {
        private static final Words<ValueType> WORDS = Words.of(ValueType.class);
        private static final Form<ValueType> CHOICES =
                WORDS.limited("enum", List.of("string", "integer", "number", "boolean"));
        private static final Form<List<ValueType>> FORM = new OneOrListForm<>(WORDS, ListForm.filled(CHOICES, ""));

        @Override
        public Optional<List<ValueType>> read(Node node) {
            return FORM.read(node)
                    .filter(types -> !types.isEmpty()
                            && (!(node.value() instanceof List<?> words) || types.size() == words.size()));
        }

        @Nullable
        @Override
        public Object write(List<ValueType> types, Writing out) {
            return FORM.write(types, out);
        }

        @Override
        public Map<String, Object> schema(Schemas schemas) {
            return FORM.schema(schemas);
        }
    }
}
