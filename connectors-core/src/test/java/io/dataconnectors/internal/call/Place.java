package io.dataconnectors.internal.call;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.internal.request.RenderedRequest;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A place of a request that a value stands in.
 *
 * @param name what it is called here
 * @param where what a refusal calls it
 * @param definition puts {@code {{note}}} there
 * @param shape what is around the value and must not change with it, read by a parser that is not ours
 * @param carried the value, read by a parser that is not ours
 * @param told what is to be carried for a value: itself, but where the place has an encoding of its own
 * @param refuses which values the place cannot carry
 */
record Place(
        String name,
        String where,
        Function<ConnectorDefinition.Builder, ConnectorDefinition.Builder> definition,
        Function<RenderedRequest, Object> shape,
        Function<RenderedRequest, String> carried,
        UnaryOperator<String> told,
        Predicate<String> refuses) {
    static Place of(
            String name,
            String where,
            Function<ConnectorDefinition.Builder, ConnectorDefinition.Builder> definition,
            Function<RenderedRequest, Object> shape,
            Function<RenderedRequest, String> carried) {
        return new Place(name, where, definition, shape, carried, UnaryOperator.identity(), Place::isBroken);
    }

    Place refusing(Predicate<String> more) {
        return new Place(name, where, definition, shape, carried, told, more.or(Place::isBroken));
    }

    Place telling(UnaryOperator<String> encoding) {
        return new Place(name, where, definition, shape, carried, encoding, refuses);
    }

    RenderedRequest render(Object value) {
        return Sending.of(definition.apply(Sending.definition())).render(java.util.Map.of("note", value));
    }

    /** Half of a surrogate pair is no character, wherever it stands. */
    static boolean isBroken(String text) {
        return text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    @Override
    public String toString() {
        return name;
    }
}
