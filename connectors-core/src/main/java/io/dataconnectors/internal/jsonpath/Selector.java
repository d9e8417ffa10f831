package io.dataconnectors.internal.jsonpath;

import io.dataconnectors.internal.jsonpath.Query.Nothing;
import io.dataconnectors.internal.jsonpath.Query.Sink;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** Picks children of a node (RFC 9535, section 2.3). */
sealed interface Selector {
    /** Hands the children picked to the sink, in order. Returns false if the sink wanted no more. */
    boolean select(@Nullable Object node, @Nullable JsonNode.Location at, Budget.Run run, Sink sink);

    /** The step that it is for a parser, or null if it is none. */
    @Nullable
    PathParts.Step asStep();

    /** Picks one child at most. */
    sealed interface Singular extends Selector {
        /** The child, or {@link Nothing}. */
        @Nullable
        Object child(@Nullable Object node);
    }

    /** {@code 'name'}: the member of an object (section 2.3.1). */
    record Name(String name) implements Singular {
        @Override
        public PathParts.Step asStep() {
            return new PathParts.Step(name, false, 0);
        }

        @Override
        @Nullable
        public Object child(@Nullable Object node) {
            return member(node, name);
        }

        @Nullable
        static Object member(@Nullable Object node, String name) {
            if (node instanceof Map<?, ?> members) {
                Object value = members.get(name);
                return value != null || members.containsKey(name) ? value : Nothing.NOTHING;
            }
            return Nothing.NOTHING;
        }

        @Override
        public boolean select(@Nullable Object node, @Nullable JsonNode.Location at, Budget.Run run, Sink sink) {
            Object child = child(node);
            return child == Nothing.NOTHING || sink.accept(child, JsonNode.Location.below(at, name));
        }
    }

    /** {@code 0}, {@code -1}: the element of an array, counted from its end if negative (section 2.3.3). */
    record Index(long index) implements Singular {
        @Override
        public PathParts.Step asStep() {
            return PathParts.Step.element(index);
        }

        @Override
        @Nullable
        public Object child(@Nullable Object node) {
            if (node instanceof List<?> elements && has(elements)) {
                return elements.get(position(elements));
            }
            return Nothing.NOTHING;
        }

        @Override
        public boolean select(@Nullable Object node, @Nullable JsonNode.Location at, Budget.Run run, Sink sink) {
            if (node instanceof List<?> elements && has(elements)) {
                int position = position(elements);
                return sink.accept(elements.get(position), JsonNode.Location.below(at, position));
            }
            return true;
        }

        private boolean has(List<?> elements) {
            return index < 0 ? -index <= elements.size() : index < elements.size();
        }

        private int position(List<?> elements) {
            return (int) (index < 0 ? elements.size() + index : index);
        }
    }

    /** {@code start:end:step}: elements of an array at even distances (section 2.3.4). */
    record Slice(@Nullable Long start, @Nullable Long end, long step) implements Selector {
        @Override
        public PathParts.Step asStep() {
            return new PathParts.Step(null, false, PathParts.Step.ALL);
        }

        @Override
        public boolean select(@Nullable Object node, @Nullable JsonNode.Location at, Budget.Run run, Sink sink) {
            if (step == 0 || !(node instanceof List<?> elements)) {
                return true;
            }
            int size = elements.size();
            boolean forwards = step > 0;
            int lowest = forwards ? 0 : -1;
            int highest = size + lowest;
            long first = start == null ? (forwards ? lowest : highest) : bound(start, size, lowest, highest);
            long beyond = end == null ? (forwards ? highest : lowest) : bound(end, size, lowest, highest);
            for (long i = first; forwards ? i < beyond : i > beyond; i += step) {
                run.visit(1);
                if (!sink.accept(elements.get((int) i), JsonNode.Location.below(at, (int) i))) {
                    return false;
                }
            }
            return true;
        }

        private static long bound(long given, int size, int lowest, int highest) {
            long fromStart = given < 0 ? given + size : given;
            return Math.min(Math.max(fromStart, lowest), highest);
        }
    }

    /**
     * {@code *}: all children (section 2.3.2).
     *
     * @param dotted whether it is written {@code .*} and not {@code [*]}: they differ only where one may be many
     */
    record Wildcard(boolean dotted) implements Selector {
        @Override
        public PathParts.Step asStep() {
            return new PathParts.Step(null, true, PathParts.Step.ALL);
        }

        @Override
        public boolean select(@Nullable Object node, @Nullable JsonNode.Location at, Budget.Run run, Sink sink) {
            JsonNode.Children children = JsonNode.Children.of(node, at);
            while (children.next()) {
                run.visit(1);
                if (!sink.accept(children.value(), children.location())) {
                    return false;
                }
            }
            return true;
        }
    }

    /** {@code ?condition}: the children for which a condition holds (section 2.3.5). */
    record Filter(FilterExpression.LogicalExpression condition) implements Selector {
        @Override
        @Nullable
        public PathParts.Step asStep() {
            return null;
        }

        @Override
        public boolean select(@Nullable Object node, @Nullable JsonNode.Location at, Budget.Run run, Sink sink) {
            JsonNode.Children children = JsonNode.Children.of(node, at);
            while (children.next()) {
                run.visit(1);
                if (condition.test(children.value(), run) && !sink.accept(children.value(), children.location())) {
                    return false;
                }
            }
            return true;
        }
    }
}
