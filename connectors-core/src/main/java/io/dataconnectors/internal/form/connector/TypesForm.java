package io.dataconnectors.internal.form.connector;

import io.dataconnectors.ValueType;
import io.dataconnectors.internal.form.Form;
import io.dataconnectors.internal.form.ListForm;
import io.dataconnectors.internal.form.Node;
import io.dataconnectors.internal.form.OneOrListForm;
import io.dataconnectors.internal.form.Schemas;
import io.dataconnectors.internal.form.Words;
import io.dataconnectors.internal.form.Writing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;

/** The type of an input, or a choice of types. If one of them is none, nothing can be said of the input. */
final class TypesForm implements Form<List<ValueType>> {
    private static final Words<ValueType> WORDS = Words.of(ValueType.class);
    private static final Form<ValueType> CHOICES =
            WORDS.limited("enum", List.of("string", "integer", "number", "boolean"));
    private static final Form<List<ValueType>> FORM = new OneOrListForm<>(WORDS, ListForm.filled(CHOICES, ""));

    @Override
    public Optional<List<ValueType>> read(Node node) {
        return FORM.read(node)
                .filter(types ->
                        !types.isEmpty() && (!(node.value() instanceof List<?> words) || types.size() == words.size()));
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
