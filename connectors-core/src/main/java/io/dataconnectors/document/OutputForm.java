package io.dataconnectors.document;

import io.dataconnectors.Output;
import io.dataconnectors.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** {@code outputs}: what is read from an answer, and the fields of objects that are read from it. */
final class OutputForm {
    private static final Words<ValueType> TYPES = Words.of(
            Stream.of(ValueType.values()).filter(type -> type != ValueType.FILE).toList(), ValueType::word);

    private OutputForm() {}

    static Output read(Node node) {
        Members in = node.members();
        String name = in.required("name").text().orElse("");
        Output output = rules(Output.from(name, PlaceForm.read(node, in)), in);
        in.refuseOthers();
        return output;
    }

    private static Output rules(Output place, Members in) {
        Output output = with(place, in.optional("type").word(TYPES), Output::type);
        output = with(output, in.optional("format").text(), Output::format);
        output = with(output, in.optional("zone").text(), Output::zone);
        output = in.optional("required").flag().orElse(false) ? output.required() : output;
        output = with(output, in.optional("description").text(), Output::description);
        output = in.optional("list").flag().orElse(false) ? output.list() : output;
        List<Output> fields = in.optional("fields").named("path", OutputForm::read);
        output = fields.isEmpty() ? output : output.fields(fields.toArray(Output[]::new));
        Node comparand = in.optional("equals");
        return comparand.isPresent() ? output.equalTo(comparand.value()) : output;
    }

    private static <T> Output with(Output output, Optional<T> value, BiFunction<Output, T, Output> rule) {
        return value.map(found -> rule.apply(output, found)).orElse(output);
    }

    static void write(Output output, Written out) {
        out.put("name", output.name());
        PlaceForm.write(output.place(), out);
        if (output.type() != null) {
            out.put("type", output.type().word());
        }
        out.putUnless(null, "format", output.format())
                .putUnless(null, "zone", out.zone(output.zone()))
                .putUnless(false, "required", output.isRequired())
                .putUnless("", "description", output.description())
                .putUnless(false, "list", output.isList())
                .list("fields", output.fields(), OutputForm::write);
        if (output.comparing()) {
            out.put("equals", output.comparand());
        }
    }
}
