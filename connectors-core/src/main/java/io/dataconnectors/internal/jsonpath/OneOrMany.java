package io.dataconnectors.internal.jsonpath;

import io.dataconnectors.internal.jsonpath.Query.Nothing;
import io.dataconnectors.internal.jsonpath.Query.Sink;
import java.util.Collections;
import java.util.List;
import javax.annotation.Nullable;

/**
 * Evaluates a query in a tree in which what may repeat is a list only where it does, as the elements of XML are: an
 * index, a slice, {@code [*]} or a filter chooses among all that there are, be it one; a name or {@code .*} looks into each
 * of them; and what is found is never the list, but what is in it.
 */
final class OneOrMany {
    /** What the text of an element is called that has more than its text. */
    private static final Selector.Name TEXT = new Selector.Name("#text");

    private OneOrMany() {}

    static boolean select(
            Selector selector, @Nullable Object node, @Nullable JsonNode.Location at, Budget.Run run, Sink sink) {
        boolean naming = selector instanceof Selector.Name
                || (selector instanceof Selector.Wildcard wildcard && wildcard.dotted());
        if (!naming) {
            return selector.select(node instanceof List ? node : Collections.singletonList(node), at, run, sink);
        }
        boolean text = selector.equals(TEXT);
        return eachOf(node, at, run, (value, place) -> {
            boolean itself = text && value instanceof String;
            return itself ? sink.accept(value, place) : selector.select(value, place, run, sink);
        });
    }

    /** Returns what takes the elements of lists for a sink that is to see no list. */
    static Sink each(Budget.Run run, Sink sink) {
        return (value, at) -> eachOf(value, at, run, sink);
    }

    private static boolean eachOf(@Nullable Object value, @Nullable JsonNode.Location at, Budget.Run run, Sink sink) {
        if (!(value instanceof List)) {
            return sink.accept(value, at);
        }
        JsonNode.Children elements = JsonNode.Children.of(value, at);
        while (elements.next()) {
            run.visit(1);
            if (!sink.accept(elements.value(), elements.location())) {
                return false;
            }
        }
        return true;
    }

    /** The first node that a query finds, or {@link Nothing}. */
    @Nullable
    static Object first(Query query, @Nullable Object start, Budget.Run run) {
        Object[] found = {Nothing.NOTHING};
        query.each(start, null, run, (value, at) -> {
            found[0] = value;
            return false;
        });
        return found[0];
    }
}
