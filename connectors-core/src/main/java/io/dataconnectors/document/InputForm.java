package io.dataconnectors.document;

import io.dataconnectors.Input;
import io.dataconnectors.ValueType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** {@code inputs}: the values that a call supplies, the members of objects, and the elements of lists. */
final class InputForm {
    private static final Words<ValueType> TYPES = Words.of(List.of(ValueType.values()), ValueType::word);
    private static final Words<Input.Source> SOURCES = Words.of(List.of(Input.Source.values()), InputForm::word);

    private InputForm() {}

    static Input read(Node node) {
        Members in = node.members();
        return read(in.required("name").text().orElse(""), in);
    }

    private static Input readElement(Node node) {
        return read("", node.members());
    }

    private static Input read(String name, Members in) {
        Set<ValueType> types = types(in.required("type"));
        ValueType[] several = types.toArray(ValueType[]::new);
        Input input = rules(types.isEmpty() ? Input.string(name) : Input.of(name, several[0], several), in);
        in.refuseOthers();
        // without a type there is nothing to judge its rules by, and templates may do with it what they like
        return types.isEmpty() ? Input.of(name, ValueType.OBJECT) : input;
    }

    /** Reads one type or a list of them; none if one is unknown. */
    private static Set<ValueType> types(Node node) {
        List<Optional<ValueType>> words =
                node.value() instanceof List ? node.filledList(type -> type.word(TYPES)) : List.of(node.word(TYPES));
        boolean known = words.stream().allMatch(Optional::isPresent);
        return known ? words.stream().flatMap(Optional::stream).collect(Collectors.toSet()) : Set.of();
    }

    private static Input rules(Input typed, Members in) {
        Input input = flag(typed, in.optional("required"), Input::required);
        input = with(input, in.optional("description").text(), Input::description);
        Node defaultValue = in.optional("default");
        input = defaultValue.isPresent() ? input.defaultValue(defaultValue.value()) : input;
        Node values = in.optional("enum");
        input = values.isPresent() ? input.oneOf(values.filledList(Node::value).toArray()) : input;
        input = flag(input, in.optional("nullable"), Input::nullable);
        input = parts(bounds(input, in), in);
        boolean context = in.optional("from")
                .word(SOURCES)
                .filter(Input.Source.CONTEXT::equals)
                .isPresent();
        return context ? input.fromContext() : input;
    }

    private static Input bounds(Input typed, Members in) {
        Input input = with(typed, in.optional("minLength").wholeNumber(), Input::minLength);
        input = with(input, in.optional("maxLength").wholeNumber(), Input::maxLength);
        input = with(input, in.optional("minItems").wholeNumber(), Input::minItems);
        input = with(input, in.optional("maxItems").wholeNumber(), Input::maxItems);
        input = with(input, in.optional("minimum").number(), Input::minimum);
        input = with(input, in.optional("maximum").number(), Input::maximum);
        return with(input, in.optional("pattern").text(), Input::pattern);
    }

    private static Input parts(Input typed, Members in) {
        List<Input> properties = in.optional("properties").named("type", InputForm::read);
        Input input = properties.isEmpty() ? typed : typed.properties(properties.toArray(Input[]::new));
        Node items = in.optional("items");
        return items.isPresent() ? input.items(readElement(items)) : input;
    }

    private static Input flag(Input input, Node flag, UnaryOperator<Input> rule) {
        return flag.flag().orElse(false) ? rule.apply(input) : input;
    }

    private static <T> Input with(Input input, Optional<T> value, BiFunction<Input, T, Input> rule) {
        return value.map(found -> rule.apply(input, found)).orElse(input);
    }

    static void write(Input input, Written out) {
        writeElement(input, out.put("name", input.name()));
    }

    private static void writeElement(Input input, Written out) {
        out.oneOrList("type", input.types(), ValueType::word)
                .putUnless(false, "required", input.isRequired())
                .putUnless("", "description", input.description());
        if (input.hasDefault()) {
            out.put("default", input.defaultValue());
        }
        out.putUnless(List.of(), "enum", input.oneOf())
                .putUnless(false, "nullable", input.isNullable())
                .putUnless(null, "minLength", input.minLength())
                .putUnless(null, "maxLength", input.maxLength())
                .putUnless(null, "minItems", input.minItems())
                .putUnless(null, "maxItems", input.maxItems())
                .putUnless(null, "minimum", input.minimum())
                .putUnless(null, "maximum", input.maximum())
                .putUnless(null, "pattern", input.pattern())
                .list("properties", input.properties(), InputForm::write);
        if (input.items() != null) {
            out.object("items", input.items(), InputForm::writeElement);
        }
        out.putUnless(word(Input.Source.CALLER), "from", word(input.source()));
    }

    private static String word(Input.Source source) {
        return source.name().toLowerCase(Locale.ROOT);
    }
}
