package io.dataconnectors.internal.jsonpath;

import java.util.ArrayList;
import java.util.Collections;
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
    boolean each(@Nullable Object start, @Nullable Location at, Run run, Sink sink) {
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
    DeadEnd deadEnd(@Nullable Object start, Run run) {
        List<Object> here = Collections.singletonList(start);
        for (Segment segment : segments) {
            List<Object> next = new ArrayList<>();
            for (Object value : here) {
                segment.select(value, null, run, (found, at) -> next.add(found));
            }
            if (next.isEmpty()) {
                return new DeadEnd(segment.name(), here);
            }
            here = next;
        }
        return null;
    }

    /** The one node a singular query finds, or {@link Nothing#NOTHING}. */
    @Nullable
    Object single(@Nullable Object start, Run run) {
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
        boolean accept(@Nullable Object value, @Nullable Location at);
    }

    /** The absence of a value (RFC 9535, section 2.4.1), which is not null: JSON has a null of its own. */
    enum Nothing {
        NOTHING
    }
}
