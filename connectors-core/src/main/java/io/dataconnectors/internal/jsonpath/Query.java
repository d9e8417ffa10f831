package io.dataconnectors.internal.jsonpath;

import io.dataconnectors.internal.jsonpath.Query.Sink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import javax.annotation.Nullable;

/** Segments applied one after the other, from a node that is given: the root or, in a filter, the current node. */
final class Query {
    private final Segment[] segments;
    private final boolean singular;

    Query(List<Segment> segments) {
        this.segments = segments.toArray(Segment[]::new);
        this.singular = segments.stream().allMatch(Segment::singular);
    }

    boolean singular() {
        return singular;
    }

    PathParts.Steps steps() {
        List<PathParts.Step> steps = new ArrayList<>();
        for (Segment segment : segments) {
            PathParts.Step step = segment.asStep();
            if (step == null) {
                return new PathParts.Steps(steps, false);
            }
            steps.add(step);
        }
        return new PathParts.Steps(steps, true);
    }

    /** Hands every node found to the sink. Returns false if the sink wanted no more. */
    boolean each(@Nullable Object start, @Nullable JsonNode.Location at, Budget.Run run, Sink sink) {
        Sink next = run.oneOrMany() ? OneOrMany.each(run, sink) : sink;
        for (int i = segments.length - 1; i >= 0; i--) {
            Segment segment = segments[i];
            Sink found = next;
            next = (value, place) -> segment.select(value, place, run, found);
        }
        return next.accept(start, at);
    }

    /** Where the way ends if nothing is found, segment by segment; null if something is. */
    @Nullable
    ValuePath.DeadEnd deadEnd(@Nullable Object start, Budget.Run run) {
        List<Object> here = Collections.singletonList(start);
        for (Segment segment : segments) {
            List<Object> next = new ArrayList<>();
            for (Object value : here) {
                segment.select(value, null, run, (found, at) -> next.add(found));
            }
            if (next.isEmpty()) {
                return new ValuePath.DeadEnd(segment.name(), here);
            }
            here = next;
        }
        return null;
    }

    /** The one node a singular query finds, or {@link Nothing#NOTHING}. */
    @Nullable
    Object single(@Nullable Object start, Budget.Run run) {
        if (run.oneOrMany()) {
            return OneOrMany.first(this, start, run);
        }
        run.visit(segments.length);
        return only(start);
    }

    int length() {
        return segments.length;
    }

    @Nullable
    Object only(@Nullable Object start) {
        Object value = start;
        for (Segment segment : segments) {
            value = segment.single(value);
        }
        return value;
    }

    /** Takes nodes as they are found. */
    @FunctionalInterface
    interface Sink {
        /** Takes a node; its place is {@code null} when nobody keeps places. Returns whether more nodes are wanted. */
        boolean accept(@Nullable Object value, @Nullable JsonNode.Location at);
    }

    /** The absence of a value (RFC 9535, section 2.4.1), which is not null: JSON has a null of its own. */
    enum Nothing {
        NOTHING
    }

    /** One or more selectors, applied to a node or, if descendant, to the node and all nodes below it. */
    static final class Segment {
        private final boolean descendant;
        private final Selector[] selectors;

        Segment(boolean descendant, List<Selector> selectors) {
            this.descendant = descendant;
            this.selectors = selectors.toArray(Selector[]::new);
        }

        boolean singular() {
            return !descendant && selectors.length == 1 && selectors[0] instanceof Selector.Singular;
        }

        /** The step that it is for a parser, or null if it is none. */
        @Nullable
        PathParts.Step asStep() {
            return descendant || selectors.length > 1 ? null : selectors[0].asStep();
        }

        /** The member name that it picks, or null if it picks something else too. */
        @Nullable
        String name() {
            return selectors.length == 1 && selectors[0] instanceof Selector.Name only ? only.name() : null;
        }

        @Nullable
        Object single(@Nullable Object node) {
            return ((Selector.Singular) selectors[0]).child(node);
        }

        boolean select(@Nullable Object node, @Nullable JsonNode.Location at, Budget.Run run, Sink sink) {
            if (descendant) {
                return descend(node, at, run, sink);
            }
            return run.oneOrMany() ? selectAmong(node, at, run, sink) : selectHere(node, at, run, sink);
        }

        private boolean selectHere(@Nullable Object node, @Nullable JsonNode.Location at, Budget.Run run, Sink sink) {
            run.visit(selectors.length);
            for (Selector selector : selectors) {
                if (!selector.select(node, at, run, sink)) {
                    return false;
                }
            }
            return true;
        }

        private boolean selectAmong(@Nullable Object node, @Nullable JsonNode.Location at, Budget.Run run, Sink sink) {
            run.visit(selectors.length);
            for (Selector selector : selectors) {
                if (!OneOrMany.select(selector, node, at, run, sink)) {
                    return false;
                }
            }
            return true;
        }

        /** Parents before children, with a stack of its own: a document may nest deeper than a thread's stack. */
        private boolean descend(@Nullable Object node, @Nullable JsonNode.Location at, Budget.Run run, Sink sink) {
            Deque<JsonNode.Children> open = new ArrayDeque<>();
            boolean more = selectHere(node, at, run, sink);
            open.push(JsonNode.Children.of(node, at));
            while (more && !open.isEmpty()) {
                JsonNode.Children children = open.element();
                if (!children.next()) {
                    open.pop();
                    continue;
                }
                run.visit(1);
                if (JsonNode.Children.exist(children.value())) {
                    JsonNode.Location place = children.location();
                    more = selectHere(children.value(), place, run, sink);
                    open.push(JsonNode.Children.of(children.value(), place));
                }
            }
            return more;
        }
    }
}
